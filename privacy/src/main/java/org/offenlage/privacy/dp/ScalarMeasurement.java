package org.offenlage.privacy.dp;

import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.SafeCell;

/**
 * A single whole number with noise on it: how many distinct things there are, or a sum of clamped
 * values.
 *
 * <p>Immutable and safe for use by several threads. Proof: docs/proofs/dp-scalars.md.
 */
public final class ScalarMeasurement {

  private final NoiseDistribution noise;
  private final PrivacyLoss loss;

  private ScalarMeasurement(NoiseDistribution noise, PrivacyLoss loss) {
    this.noise = noise;
    this.loss = loss;
  }

  /**
   * How many distinct things occur, such as streets with a recipient. The list of things is not
   * told; {@link PartitionSelection} tells it.
   *
   * @param bound its records are the most things that one privacy unit may have
   * @param loss ε or ρ, above 0
   */
  public static ScalarMeasurement distinct(ContributionBound bound, PrivacyLoss loss) {
    return of(bound.records(), loss);
  }

  /**
   * The sum of values that were clamped to 0 … the bound's greatest value.
   *
   * @param loss ε or ρ, above 0
   */
  public static ScalarMeasurement sum(ContributionBound bound, PrivacyLoss loss) {
    return of(bound.reach(), loss);
  }

  private static ScalarMeasurement of(long sensitivity, PrivacyLoss loss) {
    if (loss instanceof PrivacyLoss.Pure pure && pure.epsilon().signum() > 0) {
      return new ScalarMeasurement(
          new DiscreteLaplace(Rational.of(sensitivity).over(pure.epsilon())), loss);
    }
    if (loss instanceof PrivacyLoss.ZeroConcentrated zero && zero.rho().signum() > 0) {
      Rational squared = Rational.of(sensitivity).times(sensitivity);
      return new ScalarMeasurement(new DiscreteGaussian(squared.over(zero.rho().times(2))), loss);
    }
    throw new IllegalArgumentException("the loss must be an epsilon or a rho above 0");
  }

  public NoiseDistribution noise() {
    return noise;
  }

  public PrivacyLoss privacyLoss() {
    return loss;
  }

  /**
   * The number with noise and its margin. Call it once, after the loss was debited.
   *
   * @param value the true number, 0 to 2^61
   * @param coveragePercent of the margin, 1 to 99
   */
  public SafeCell.Noisy measure(long value, BitSource bits, int coveragePercent) {
    if (value < 0 || value > NoisyCounts.LIMIT) {
      throw new IllegalArgumentException("the number must be 0 to 2^61");
    }
    long noisy =
        Math.max(
            -NoisyCounts.LIMIT, Math.min(NoisyCounts.LIMIT, value + noise.sampler(1).draw(bits)));
    long half = noise.halfWidth(coveragePercent);
    return new SafeCell.Noisy(
        noisy, new Margin(Math.max(0, noisy - half), Math.max(0, noisy + half), coveragePercent));
  }
}
