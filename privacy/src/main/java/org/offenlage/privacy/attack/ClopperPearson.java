package org.offenlage.privacy.attack;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact confidence interval of a probability (C. Clopper and E. Pearson, Biometrika 26, 1934).
 *
 * @param lower the lower end
 * @param upper the upper end
 */
public record ClopperPearson(double lower, double upper) {

  /** Quantiles are accurate to this; ends are moved outwards by it. */
  private static final double ACCURACY = 1e-9;

  /**
   * The interval that misses with at most this probability.
   *
   * @param successes how often it happened
   * @param trials how often it could have
   * @param missProbability half of it above, half of it below
   */
  public static ClopperPearson of(int successes, int trials, double missProbability) {
    if (successes < 0 || successes > trials || trials < 1) {
      throw new IllegalArgumentException("successes must lie between 0 and the trials");
    }
    double half = missProbability / 2;
    double lower = successes == 0 ? 0 : quantile(successes, trials - successes + 1, half);
    double upper = successes == trials ? 1 : quantile(successes + 1, trials - successes, 1 - half);
    return new ClopperPearson(Math.max(0, lower - ACCURACY), Math.min(1, upper + ACCURACY));
  }

  private static double quantile(double alpha, double beta, double probability) {
    return new BetaDistribution(null, alpha, beta, ACCURACY)
        .inverseCumulativeProbability(probability);
  }
}
