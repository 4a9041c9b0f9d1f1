package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;

/** What a reader sees at one place of a published indicator: a value, or why there is none. */
public sealed interface Figure {

  /** A value that carries no deliberate uncertainty. */
  record Exact(BigDecimal value) implements Figure {}

  /**
   * A value with noise or perturbation, and the interval that holds the true one.
   *
   * @param value the estimate, in the indicator's unit
   * @param lower lowest value, inclusive
   * @param upper highest value, inclusive
   * @param coveragePercent probability that the interval holds the true value, in percent
   */
  record Uncertain(BigDecimal value, BigDecimal lower, BigDecimal upper, int coveragePercent)
      implements Figure {}

  /** Kept secret; the reason is one that a reader may know. */
  record Hidden(Reason reason) implements Figure {}

  /** Why a figure is hidden or absent. */
  enum Reason {
    /** Suppressed so that nobody can be found. */
    CONFIDENTIAL,
    /** The noisy estimate fell below the threshold of the release rule. */
    TOO_SMALL_UNDER_NOISE,
    /** The calculation has no meaning here, e.g. a division by zero. */
    NOT_MEANINGFUL,
    /** No data were delivered for this place and period. */
    NO_DATA
  }
}
