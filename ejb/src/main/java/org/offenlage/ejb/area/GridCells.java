package org.offenlage.ejb.area;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;

/**
 * Trees over the cells of the statistical grid: ten by ten cells make up one of the next size, up
 * to cells of 10 km.
 *
 * <p>Cells are known by their names, in the two forms in which German statistics write them: {@code
 * 1kmN2689E4337} and {@code CRS3035RES1000mN2689000E4337000}. Stateless.
 *
 * <p>Source: INSPIRE Data Specification on Geographical Grid Systems, 4.2.1 (zonal grid codes);
 * GeoGitter national, Bundesamt für Kartographie und Geodäsie.
 */
public final class GridCells {

  /** Of the tree's root. */
  private static final Category TOTAL =
      Category.root("Total", new LocalizedText("Insgesamt", "Total"));

  private static final Pattern SHORT_CELL = Pattern.compile("(1km|100m)N(\\d{1,7})E(\\d{1,7})");
  private static final Pattern LONG_CELL =
      Pattern.compile("CRS3035RES(100|1000)mN(\\d{1,8})E(\\d{1,8})");

  private GridCells() {}

  /**
   * A tree over these codes: larger cells above cells of 100 m and 1 km, and everything else
   * directly below the total.
   */
  public static List<Category> tree(Collection<String> codes) {
    Map<String, Category> above = new LinkedHashMap<>();
    Map<String, Category> below = new LinkedHashMap<>();
    for (String code : new TreeSet<>(codes)) {
      below.put(code, Category.under(parent(code, above), code, LocalizedText.same(code)));
    }
    Map<String, Category> all = new LinkedHashMap<>();
    all.put(TOTAL.code(), TOTAL);
    all.putAll(above);
    all.putAll(below);
    return List.copyOf(all.values());
  }

  private static String parent(String code, Map<String, Category> above) {
    Optional<String> larger = larger(code);
    if (larger.isEmpty()) {
      return TOTAL.code();
    }
    if (!above.containsKey(larger.get())) {
      String parent = parent(larger.get(), above);
      above.put(
          larger.get(), Category.under(parent, larger.get(), LocalizedText.same(larger.get())));
    }
    return larger.get();
  }

  /** The cell ten times as wide in which a cell lies; none for the largest and for other codes. */
  static Optional<String> larger(String code) {
    Matcher cell = SHORT_CELL.matcher(code);
    if (cell.matches()) {
      String size = cell.group(1).equals("100m") ? "1km" : "10km";
      return Optional.of(
          size
              + "N"
              + Long.parseLong(cell.group(2)) / 10
              + "E"
              + Long.parseLong(cell.group(3)) / 10);
    }
    cell = LONG_CELL.matcher(code);
    if (!cell.matches()) {
      return Optional.empty();
    }
    long metres = 10 * Long.parseLong(cell.group(1));
    return Optional.of(
        "CRS3035RES"
            + metres
            + "mN"
            + Long.parseLong(cell.group(2)) / metres * metres
            + "E"
            + Long.parseLong(cell.group(3)) / metres * metres);
  }
}
