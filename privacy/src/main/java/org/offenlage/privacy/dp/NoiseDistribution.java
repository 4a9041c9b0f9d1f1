package org.offenlage.privacy.dp;

import org.offenlage.privacy.dp.sampling.BitSource;

/**
 * An integer noise that is symmetric around zero and whose tails can be compared exactly.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface NoiseDistribution permits DiscreteLaplace {

  /** Noise beyond this magnitude is drawn as this magnitude; see {@link NoisyCounts#LIMIT}. */
  long LIMIT = 1L << 62;

  /** Draws one value, exactly from this distribution but for saturation at ±{@link #LIMIT}. */
  long draw(BitSource bits);

  /**
   * Whether P(noise ≥ {@code least}) ≤ {@code probability}, decided exactly.
   *
   * @param least at least 1
   */
  boolean upperTailAtMost(long least, Rational probability);

  /** The name of the family and its parameter, for readers. */
  String description();

  /**
   * The least m with P(noise ≥ m) ≤ {@code probability}; O(log m) exact comparisons.
   *
   * @param probability above 0 and below 1/2, so that m is at least 1
   */
  default long leastWithUpperTailAtMost(Rational probability) {
    if (probability.signum() <= 0 || probability.compareTo(Rational.of(1, 2)) >= 0) {
      throw new IllegalArgumentException("the probability must lie above 0 and below 1/2");
    }
    long enough = 1;
    while (!upperTailAtMost(enough, probability)) {
      if (enough >= LIMIT) {
        throw new ArithmeticException("the noise is too wide for 64 bits");
      }
      enough *= 2;
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = tooFew + (enough - tooFew) / 2;
      if (upperTailAtMost(middle, probability)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return enough;
  }

  /**
   * The least w with P(|noise| ≤ w) at least this many percent.
   *
   * @param coveragePercent 1 to 99
   */
  default long halfWidth(int coveragePercent) {
    if (coveragePercent < 1 || coveragePercent > 99) {
      throw new IllegalArgumentException("coverage must be 1 to 99 percent");
    }
    return leastWithUpperTailAtMost(Rational.of(100 - coveragePercent, 200)) - 1;
  }
}
