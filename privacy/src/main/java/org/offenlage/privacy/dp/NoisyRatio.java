package org.offenlage.privacy.dp;

import java.util.List;
import java.util.Optional;

/**
 * A rate or a mean of two noisy numbers with independent noise, and an interval for the true one.
 *
 * <p>The interval holds every ratio θ that the noise could explain: |numerator − θ·denominator| is
 * no more than the noise of that combination is off by (after Fieller 1954, with the exact law of
 * the noise). Immutable. Some 20 laws, some 20 ms. Proof: docs/proofs/dp-ratios.md.
 *
 * @param estimate numerator / denominator
 * @param lower not negative
 * @param upper not below lower
 * @param coveragePercent the probability over the noise that the interval holds the true ratio
 */
public record NoisyRatio(double estimate, double lower, double upper, int coveragePercent) {

  private static final int BLOCKS = 8;

  public NoisyRatio {
    if (!(lower >= 0 && lower <= upper)) {
      throw new IllegalArgumentException("an interval goes from its lower end to its upper");
    }
  }

  /**
   * A noisy number and the law of its noise.
   *
   * @param value true number plus noise; the true number is not negative
   */
  public record Measured(long value, NoiseDistribution noise) {}

  /**
   * The ratio; empty where the denominator cannot be told from 0, so that no upper end exists.
   *
   * @param coveragePercent 1 to 99
   */
  public static Optional<NoisyRatio> of(
      Measured numerator, Measured denominator, int coveragePercent) {
    // Half of what may be missed for each: beyond this ratio nothing is possible, whatever the law.
    int each = (100 + coveragePercent) / 2;
    long least = denominator.value - denominator.noise.halfWidth(each);
    if (least <= 0) {
      return Optional.empty();
    }
    double x = numerator.value;
    double y = denominator.value;
    double beyond = Math.max(0, x + numerator.noise.halfWidth(each)) / least * (1 + 1e-9);
    Search search = new Search(numerator, denominator, coveragePercent);
    double estimate = Math.max(0, x / y);
    double upper = search.upper(estimate, Math.max(beyond, estimate));
    double lower = search.lower(estimate);
    return Optional.of(new NoisyRatio(estimate, lower, upper, coveragePercent));
  }

  /** Looks for the ends from outside inwards, so that nothing possible is left out. */
  private record Search(Measured numerator, Measured denominator, int coveragePercent) {

    /**
     * More than the combination for any ratio up to this one is off by: the law widens with the
     * ratio but for the lattice, which 1 + θ covers.
     */
    double reach(double ratio) {
      return CombinedNoise.of(
                  List.of(
                      new CombinedNoise.Term(numerator.noise, 1, 1),
                      new CombinedNoise.Term(denominator.noise, Math.max(ratio, 1e-12), 1)))
              .halfWidth(coveragePercent)
          + 1
          + ratio;
    }

    /** No ratio from the end that is returned up to {@code high} is possible. */
    double upper(double low, double high) {
      double end = high;
      double step = (high - low) / BLOCKS;
      for (int pass = 0; pass < 2 && step > 0; pass++) {
        double from = end;
        for (int block = 1; block <= BLOCKS; block++) {
          double next = Math.max(low, from - block * step);
          // The least that the combination can be anywhere in the block.
          if (next * denominator.value - numerator.value <= reach(end)) {
            break;
          }
          end = next;
        }
        step /= BLOCKS;
      }
      return end;
    }

    /** No ratio from 0 to the end that is returned is possible. */
    double lower(double high) {
      double end = 0;
      double step = high / BLOCKS;
      for (int pass = 0; pass < 2 && step > 0; pass++) {
        double from = end;
        for (int block = 1; block <= BLOCKS; block++) {
          double next = Math.min(high, from + block * step);
          if (numerator.value - next * denominator.value <= reach(next)) {
            break;
          }
          end = next;
        }
        step /= BLOCKS;
      }
      return end;
    }
  }
}
