package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.util.Optional;

/** What a reader sees at one place of a published indicator: a value, or why there is none. */
public sealed interface Figure {

  /** A value that carries no deliberate uncertainty. */
  record Exact(BigDecimal value) implements Figure {}

  /**
   * A value with noise, and the interval that holds the true one.
   *
   * @param value the estimate, in the indicator's unit
   * @param lower lowest value, inclusive
   * @param upper highest value, inclusive
   * @param coveragePercent probability that the interval holds the true value, in percent
   * @param reliability what differences from it must exceed
   * @param beside what else is published of it; empty where the value is the noisy count itself
   */
  record Uncertain(
      BigDecimal value,
      BigDecimal lower,
      BigDecimal upper,
      int coveragePercent,
      Reliability reliability,
      Optional<Beside> beside)
      implements Figure {

    /** A value of which no more than its interval is known. */
    public Uncertain(
        BigDecimal value,
        BigDecimal lower,
        BigDecimal upper,
        int coveragePercent,
        Optional<Beside> beside) {
      this(value, lower, upper, coveragePercent, Reliability.UNKNOWN, beside);
    }

    /** A value that nothing stands beside. */
    public Uncertain(BigDecimal value, BigDecimal lower, BigDecimal upper, int coveragePercent) {
      this(value, lower, upper, coveragePercent, Reliability.UNKNOWN, Optional.empty());
    }
  }

  /**
   * What is published beside an estimate from all noisy counts of a table together.
   *
   * @param measured the same from the noisy counts of this place alone; unbiased
   * @param whole the same from non-negative integers that add up; biased, where they are published
   */
  record Beside(BigDecimal measured, Optional<BigDecimal> whole) {}

  /** A value changed a little by the cell key method, by how much at most is not public. */
  record Perturbed(BigDecimal value) implements Figure {}

  /** Kept secret; the reason is one that a reader may know. */
  record Hidden(Reason reason) implements Figure {}

  /** Why a figure is hidden or absent. */
  enum Reason {
    /** Suppressed so that nobody can be found. */
    CONFIDENTIAL,
    /** The noisy estimate fell below the threshold of the release rule. */
    TOO_SMALL_UNDER_NOISE,
    /** The place is too small for this much detail, so it was never measured. */
    NOT_MEASURED,
    /** A figure that an index is computed from is not shown. */
    PART_NOT_SHOWN,
    /** The calculation has no meaning here, e.g. a division by zero. */
    NOT_MEANINGFUL,
    /** No data were delivered for this place and period. */
    NO_DATA
  }
}
