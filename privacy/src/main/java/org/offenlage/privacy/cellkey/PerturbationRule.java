package org.offenlage.privacy.cellkey;

import org.offenlage.privacy.dp.Rational;

/**
 * What deviations the cell key method may make. Helps an intruder: for the internal part of a
 * statement only.
 *
 * @param maximumDeviation D: no count changes by more, in respondents; 1 to 100
 * @param variance V: wanted variance of the deviation, in respondents squared, above 0
 * @param greatestForbidden js: no perturbed count is 1 to js; 0 forbids none, and is below D
 */
public record PerturbationRule(int maximumDeviation, Rational variance, int greatestForbidden) {

  public PerturbationRule {
    if (maximumDeviation < 1 || maximumDeviation > 100) {
      throw new IllegalArgumentException("the maximum deviation must be 1 to 100");
    }
    if (variance.signum() <= 0) {
      throw new IllegalArgumentException("the variance must be positive");
    }
    if (greatestForbidden < 0 || greatestForbidden >= maximumDeviation) {
      throw new IllegalArgumentException(
          "the greatest forbidden count must lie below the maximum deviation");
    }
  }
}
