package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two values of a measured table must be apart for the true ones to differ: the law of the
 * difference itself, not of both intervals.
 *
 * <p>Laws are worked out once for all pairs alike. For use by one thread. Proof:
 * docs/proofs/dp-differences.md.
 */
public final class TableDifferences {

  /** Rounding errors of doubles, as for the margins of consistent estimates. */
  private static final double FLOATING = 1e-6;

  private final MeasuredTable table;
  private final int coveragePercent;
  private final Map<Laws, Double> halfWidths = new HashMap<>();
  private final Map<Laws, NoisyRatio.Reach> reaches = new HashMap<>();

  /** How both values are off. */
  private record Laws(Object one, Object other) {}

  private TableDifferences(MeasuredTable table, int coveragePercent) {
    this.table = table;
    this.coveragePercent = coveragePercent;
  }

  /**
   * Differences within a table.
   *
   * @param coveragePercent 1 to 99
   */
  public static TableDifferences of(MeasuredTable table, int coveragePercent) {
    return new TableDifferences(table, coveragePercent);
  }

  /**
   * A w such that the values of two cells, the second times a factor, are further apart than w
   * though the true ones are not, with at most the probability that is left.
   *
   * @param cell its noise is independent of the other's: in a table of consistent estimates, of
   *     another period
   * @param other another cell
   * @param factor that the other value is taken times, above 0; 1 for counts, the ratio of known
   *     denominators for rates
   */
  public double halfWidth(int cell, int other, double factor) {
    if (factor == 1) {
      return FLOATING
          + halfWidths.computeIfAbsent(
              new Laws(table.law(cell), table.law(other)), laws -> plainly(cell, other));
    }
    return FLOATING
        + reaches
            .computeIfAbsent(
                new Laws(table.law(cell), table.law(other)),
                laws ->
                    new NoisyRatio.Reach(table.terms(cell), table.terms(other), coveragePercent))
            .applyAsDouble(factor);
  }

  private double plainly(int cell, int other) {
    List<CombinedNoise.Term> terms = new ArrayList<>(table.terms(cell));
    terms.addAll(table.terms(other));
    return CombinedNoise.of(terms).halfWidth(coveragePercent) * (1 + 1e-7);
  }
}
