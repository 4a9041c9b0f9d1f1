package org.offenlage.web.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;

/**
 * A selection as pages show it: one dimension runs down the rows, every other stands at one code.
 *
 * <p>Immutable.
 *
 * @param table the table
 * @param rows the dimension whose codes are the rows
 * @param codes for every dimension the code at which it stands; that of the rows is the one meant
 *     where a single figure is spoken of
 * @param area the place that the page is about, if it is about one
 */
public record View(
    PublishedTable table,
    PublishedDimension rows,
    Map<String, String> codes,
    Optional<String> area) {

  /** The parameter that names the dimension of the rows. */
  public static final String ROWS = "by";

  public View {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /** What came of reading a view from an address. */
  public sealed interface Outcome {

    /** The view. */
    record Shown(View view) implements Outcome {}

    /** The dimension does not have the code asked for. */
    record Missing(PublishedDimension dimension, String code) implements Outcome {}
  }

  /** The view of a table that is shown where nothing was chosen: all places, or what there is. */
  public static View of(PublishedTable table) {
    return ((Outcome.Shown) parse(table, Optional.empty(), Map.of())).view();
  }

  /**
   * The view that an address describes. Parameters that name no dimension are passed over, so that
   * a link with something appended still works.
   *
   * @param area the place in the path
   * @param parameters dimension to code, and {@value #ROWS}
   */
  public static Outcome parse(
      PublishedTable table, Optional<String> area, Map<String, String> parameters) {
    Optional<PublishedDimension> areas = Dimensions.withRole(table, Role.AREA);
    Map<String, String> codes = new LinkedHashMap<>();
    for (PublishedDimension dimension : table.dimensions()) {
      String wanted = parameters.get(dimension.variable());
      if (area.isPresent() && areas.filter(dimension::equals).isPresent()) {
        wanted = area.get();
      }
      if (wanted == null || wanted.isEmpty()) {
        wanted = Dimensions.standard(dimension);
      } else if (!dimension.codes().contains(wanted)) {
        return new Outcome.Missing(dimension, wanted);
      }
      codes.put(dimension.variable(), wanted);
    }
    Optional<String> shownArea = areas.isPresent() ? area : Optional.empty();
    List<PublishedDimension> candidates = candidates(table, shownArea);
    String by = parameters.getOrDefault(ROWS, "");
    PublishedDimension rows =
        candidates.stream()
            .filter(each -> each.variable().equals(by))
            .findFirst()
            .orElse(candidates.get(0));
    return new Outcome.Shown(new View(table, rows, codes, shownArea));
  }

  /** The dimensions that may be laid out in rows, the usual one first. */
  public List<PublishedDimension> candidates() {
    return candidates(table, area);
  }

  private static List<PublishedDimension> candidates(PublishedTable table, Optional<String> area) {
    List<Role> order =
        area.isPresent()
            ? List.of(Role.PERIOD, Role.CLASSIFICATION)
            : List.of(Role.AREA, Role.PERIOD, Role.CLASSIFICATION);
    List<PublishedDimension> candidates = new ArrayList<>();
    for (Role role : order) {
      for (PublishedDimension dimension : table.dimensions()) {
        if (dimension.role() == role && dimension.codes().size() > 1) {
          candidates.add(dimension);
        }
      }
    }
    return candidates.isEmpty() ? List.of(table.dimensions().get(0)) : candidates;
  }

  /** The figure where the view stands. */
  public Figure figure() {
    return table.figure(List.copyOf(codes.values()));
  }

  /** The figure in the row of this code. */
  public Figure figure(String rowCode) {
    return at(rows, rowCode).figure();
  }

  /** The same view with one dimension standing at another code. */
  public View at(PublishedDimension dimension, String code) {
    Map<String, String> moved = new LinkedHashMap<>(codes);
    moved.put(dimension.variable(), code);
    return new View(table, rows, moved, area);
  }

  /** The code at which a dimension stands. */
  public String code(PublishedDimension dimension) {
    String code = codes.get(dimension.variable());
    if (code == null) {
      throw new IllegalArgumentException("the table has no dimension " + dimension.variable());
    }
    return code;
  }

  /** All figures of the view. */
  public Selection selection() {
    return new Selection(
        table,
        table.dimensions().stream()
            .map(each -> each.equals(rows) ? each.codes() : List.of(code(each)))
            .toList());
  }

  /** The parameters of an address that describe this view, the place in the path left out. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!rows.equals(candidates().get(0))) {
      parameters.put(ROWS, rows.variable());
    }
    for (PublishedDimension dimension : table.dimensions()) {
      boolean inPath = dimension.role() == Role.AREA && area.isPresent();
      if (!dimension.equals(rows)
          && !inPath
          && !code(dimension).equals(Dimensions.standard(dimension))) {
        parameters.put(dimension.variable(), code(dimension));
      }
    }
    return parameters;
  }
}
