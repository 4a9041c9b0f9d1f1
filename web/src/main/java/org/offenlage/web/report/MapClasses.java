package org.offenlage.web.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * At most five classes of about equally many values, for colouring a map.
 *
 * <p>Limits are rounded as numbers are shown, so that a reader who compares a shown number with the
 * legend finds the area's colour. Immutable.
 *
 * @param limits ascending: lowest value, limits between classes, highest value; a class holds its
 *     lower limit, the last one its upper limit too; empty where there are no values
 */
public record MapClasses(List<BigDecimal> limits) {

  /** More than five colours cannot be told apart. */
  static final int MOST = 5;

  public MapClasses {
    limits = List.copyOf(limits);
  }

  /**
   * The classes of these values.
   *
   * @param decimals decimals with which numbers are shown
   */
  public static MapClasses of(Collection<BigDecimal> values, int decimals) {
    List<BigDecimal> sorted =
        values.stream().map(value -> rounded(value, decimals)).sorted().toList();
    if (sorted.isEmpty()) {
      return new MapClasses(List.of());
    }
    TreeSet<BigDecimal> limits = new TreeSet<>();
    limits.add(sorted.get(0));
    for (int c = 1; c < MOST; c++) {
      limits.add(sorted.get(c * sorted.size() / MOST));
    }
    BigDecimal highest = sorted.get(sorted.size() - 1);
    // A class that held the highest value alone would have equal limits.
    limits.add(highest);
    List<BigDecimal> all = new ArrayList<>(limits);
    if (all.size() == 1) {
      all.add(all.get(0));
    }
    return new MapClasses(all);
  }

  /** How many classes there are, 0 to 5. */
  public int count() {
    return Math.max(0, limits.size() - 1);
  }

  /** The class of a value from 0, rounded as it is shown. */
  public int classOf(BigDecimal value, int decimals) {
    BigDecimal shown = rounded(value, decimals);
    int found = 0;
    for (int c = 1; c < count(); c++) {
      if (shown.compareTo(limits.get(c)) >= 0) {
        found = c;
      }
    }
    return found;
  }

  private static BigDecimal rounded(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
