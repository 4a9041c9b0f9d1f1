package org.offenlage.privacy.safe;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An interval that holds the true ratio of two cells with at least the stated probability, over the
 * mechanism's own randomness.
 *
 * @param lower lowest ratio, inclusive, not negative
 * @param upper highest ratio, inclusive
 * @param coveragePercent the probability in percent, 1 to 99
 */
public record RatioMargin(BigDecimal lower, BigDecimal upper, int coveragePercent) {

  /** Digits after the point. */
  public static final int FRACTION_DIGITS = 12;

  public RatioMargin {
    if (lower.signum() < 0 || lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException("the lower end lies below 0 or above the upper");
    }
    if (lower.scale() != FRACTION_DIGITS || upper.scale() != FRACTION_DIGITS) {
      throw new IllegalArgumentException("ends of a ratio have twelve digits after the point");
    }
    if (coveragePercent < 1 || coveragePercent > 99) {
      throw new IllegalArgumentException("coverage must be 1 to 99 percent");
    }
  }

  /** An interval whose ends are rounded outwards. */
  public static RatioMargin outwards(double lower, double upper, int coveragePercent) {
    return new RatioMargin(
        new BigDecimal(lower).setScale(FRACTION_DIGITS, RoundingMode.FLOOR),
        new BigDecimal(upper).setScale(FRACTION_DIGITS, RoundingMode.CEILING),
        coveragePercent);
  }
}
