package org.offenlage.privacy.dp;

import org.offenlage.privacy.dp.sampling.ExactSampler;
import org.offenlage.privacy.dp.sampling.IntegerSampler;
import org.offenlage.privacy.dp.sampling.InversionSampler;
import org.offenlage.privacy.dp.sampling.SymmetricLaw;

/**
 * An integer noise that is symmetric around zero and whose tails can be compared exactly.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface NoiseDistribution permits DiscreteLaplace, DiscreteGaussian {

  /** Beyond a million entries, 8 MB, a table no longer fits the caches. */
  double MOST_TABLE_ENTRIES = 1 << 20;

  /** A draw without a table takes as long as some four entries of a table. */
  double DRAWS_PER_ENTRY = 4;

  /**
   * A sampler that draws exactly from this distribution.
   *
   * @param expectedDraws how many draws it is for; a table is built only where that pays
   */
  default IntegerSampler sampler(long expectedDraws) {
    double entries = tableEntries();
    return entries <= MOST_TABLE_ENTRIES && entries <= expectedDraws * DRAWS_PER_ENTRY
        ? InversionSampler.of(law())
        : ExactSampler.of(law());
  }

  /** The law that samplers draw from. */
  SymmetricLaw law();

  /** Roughly how many entries a table for inversion has; decides on speed only. */
  double tableEntries();

  /**
   * Whether P(noise ≥ {@code least}) ≤ {@code probability}, decided exactly.
   *
   * @param least at least 1
   */
  boolean upperTailAtMost(long least, Rational probability);

  /** What a change by one respondent in one cell costs: ε or ρ, by family. */
  Rational lossOfOneRespondent();

  /**
   * An upper bound of the variance, all but reached where the noise is wide: that of the continuous
   * law. In doubles: for weights and standard errors, never for a guarantee.
   */
  double varianceAtMost();

  /** The name of the family and its parameter, for readers. */
  String description();

  /**
   * The least m with P(noise ≥ m) ≤ {@code probability}; O(log m) exact comparisons.
   *
   * @param probability above 0 and below 1/2, so that m is at least 1
   */
  default long leastWithUpperTailAtMost(Rational probability) {
    requireBelowOneHalf(probability);
    long enough = 1;
    while (!upperTailAtMost(enough, probability)) {
      if (enough >= IntegerSampler.LIMIT) {
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

  /** Refuses a probability for which the tail would not start above zero. */
  static void requireBelowOneHalf(Rational probability) {
    if (probability.signum() <= 0 || probability.compareTo(Rational.of(1, 2)) >= 0) {
      throw new IllegalArgumentException("the probability must lie above 0 and below 1/2");
    }
  }
}
