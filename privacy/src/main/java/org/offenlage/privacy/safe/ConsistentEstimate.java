package org.offenlage.privacy.safe;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * The best estimate of a cell from all noisy counts of its table together: totals are the sums of
 * their parts. Made from noisy counts alone, so it costs no privacy.
 *
 * @param estimate in respondents, unbiased; may be negative and is no integer
 * @param margin holds the true count with the stated probability
 * @param whole a non-negative integer near to the estimate such that all cells add up exactly;
 *     biased, and only there where the release rule asks for it
 */
public record ConsistentEstimate(BigDecimal estimate, Margin margin, OptionalLong whole) {

  /** Digits after the point of an estimate. */
  public static final int FRACTION_DIGITS = 3;

  public ConsistentEstimate {
    if (estimate.scale() != FRACTION_DIGITS) {
      throw new IllegalArgumentException("an estimate is stated in thousandths");
    }
    if (whole.isPresent() && whole.getAsLong() < 0) {
      throw new IllegalArgumentException("a whole count is not negative");
    }
  }
}
