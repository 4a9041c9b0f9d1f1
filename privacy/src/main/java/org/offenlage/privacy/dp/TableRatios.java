package org.offenlage.privacy.dp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ratios of the cells of two measured tables, with intervals: rates, means, shares.
 *
 * <p>Laws are worked out once for all cells alike. For use by one thread. Proof:
 * docs/proofs/dp-ratios.md.
 */
public final class TableRatios {

  private final MeasuredTable numerator;
  private final MeasuredTable denominator;
  private final int coveragePercent;
  private final Map<Laws, NoisyRatio.Reach> reaches = new HashMap<>();

  /** How both cells are off. */
  private record Laws(Object numerator, Object denominator) {}

  private TableRatios(MeasuredTable numerator, MeasuredTable denominator, int coveragePercent) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.coveragePercent = coveragePercent;
  }

  /**
   * Ratios of tables that were measured apart, or of noisy counts of one table.
   *
   * @param coveragePercent 1 to 99
   * @throws IllegalArgumentException where both are one table whose cells share noise
   */
  public static TableRatios of(
      MeasuredTable numerator, MeasuredTable denominator, int coveragePercent) {
    if (numerator == denominator
        && numerator.independence() == MeasuredTable.Independence.OF_TABLES) {
      throw new IllegalArgumentException("cells whose noise is shared have no such intervals");
    }
    return new TableRatios(numerator, denominator, coveragePercent);
  }

  /**
   * One ratio; empty where a cell was not measured, or no upper end exists.
   *
   * @param numeratorCell of the table of numerators
   * @param denominatorCell of the table of denominators, another one where both are one table
   */
  public Optional<NoisyRatio> ratio(int numeratorCell, int denominatorCell) {
    if (!numerator.has(numeratorCell) || !denominator.has(denominatorCell)) {
      return Optional.empty();
    }
    NoisyRatio.Reach reach =
        reaches.computeIfAbsent(
            new Laws(numerator.law(numeratorCell), denominator.law(denominatorCell)),
            laws ->
                new NoisyRatio.Reach(
                    numerator.terms(numeratorCell),
                    denominator.terms(denominatorCell),
                    coveragePercent));
    return NoisyRatio.of(
        numerator.value(numeratorCell), denominator.value(denominatorCell), reach, coveragePercent);
  }
}
