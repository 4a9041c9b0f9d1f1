package org.offenlage.privacy.safe;

/**
 * An interval that holds the true count with at least the stated probability, over the mechanism's
 * own randomness.
 *
 * @param lower lowest count, inclusive, in respondents
 * @param upper highest count, inclusive, in respondents
 * @param coveragePercent the probability in percent, 1 to 99
 */
public record Margin(long lower, long upper, int coveragePercent) {

  public Margin {
    if (lower > upper) {
      throw new IllegalArgumentException("the lower end lies above the upper");
    }
    if (coveragePercent < 1 || coveragePercent > 99) {
      throw new IllegalArgumentException("coverage must be 1 to 99 percent");
    }
  }
}
