package org.offenlage.privacy.dp;

import java.util.List;
import java.util.Optional;

/**
 * A table that was measured with noise, with what is told of its cells and by which law that is
 * off. Holds noisy values only. Immutable and safe for use by several threads.
 */
public final class MeasuredTable {

  private final MeasurementPlan plan;
  private final NoisyCounts values;
  private final Optional<ConsistentEstimates> estimates;

  private MeasuredTable(
      MeasurementPlan plan, NoisyCounts values, Optional<ConsistentEstimates> estimates) {
    this.plan = plan;
    this.values = values;
    this.estimates = estimates;
  }

  /**
   * A table as it is shown under these wishes.
   *
   * @param values one for each cell that was measured
   */
  public static MeasuredTable of(MeasurementPlan plan, NoisyCounts values, Estimates wanted) {
    boolean combined =
        wanted != Estimates.MEASURED && values.size() == plan.structure().cellCount();
    return new MeasuredTable(
        plan,
        values,
        combined
                && ConsistentEstimates.of(plan, values)
                    instanceof ConsistentEstimates.Outcome.Estimated estimated
            ? Optional.of(estimated.estimates())
            : Optional.empty());
  }

  /** Whether a value of this cell was measured. */
  public boolean has(int cell) {
    return values.has(cell);
  }

  /** What is told of a cell, in units of the measure. */
  double value(int cell) {
    return estimates.map(each -> each.estimate(cell)).orElseGet(() -> (double) values.value(cell));
  }

  /** What the value is off by, as a weighted sum of independent noises. */
  List<CombinedNoise.Term> terms(int cell) {
    return estimates
        .map(each -> each.laws().terms(cell))
        .orElseGet(() -> List.of(new CombinedNoise.Term(plan.noise(cell), 1, 1)));
  }

  /** Equal for cells whose terms are equal. */
  Object law(int cell) {
    return estimates
        .<Object>map(each -> each.laws().way(cell))
        .orElseGet(() -> plan.levels().indexOf(cell));
  }

  /** Whether values are noisy counts themselves, so that the noise of any two is independent. */
  public Independence independence() {
    return estimates.isEmpty() ? Independence.OF_CELLS : Independence.OF_TABLES;
  }

  /** Between what noise is independent. */
  public enum Independence {
    /** Each cell has a noise of its own. */
    OF_CELLS,
    /** Cells of one table share noise; those of tables measured apart do not. */
    OF_TABLES
  }

  @Override
  public String toString() {
    return "measured table over " + plan.structure();
  }
}
