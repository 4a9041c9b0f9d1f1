package org.offenlage.privacy.dp;

import java.math.BigInteger;
import org.offenlage.privacy.dp.sampling.FixedInterval;
import org.offenlage.privacy.dp.sampling.SymmetricLaw;

/**
 * Discrete Gaussian noise: P(z) in proportion to exp(−z² / (2σ²)).
 *
 * <p>Added to counts that one privacy unit changes by at most Δ in Euclidean norm, it gives
 * ρ-zero-concentrated differential privacy with ρ = Δ²/(2σ²). The variance of the noise is at most
 * σ², and all but equal to it from σ = 1 on. Source: Canonne, Kamath and Steinke 2020, theorem 4
 * and corollary 9.
 *
 * @param sigmaSquared the parameter σ², in respondents squared, above 0
 */
public record DiscreteGaussian(Rational sigmaSquared) implements NoiseDistribution {

  public DiscreteGaussian {
    if (sigmaSquared.signum() <= 0) {
      throw new IllegalArgumentException("sigma squared must be positive");
    }
  }

  @Override
  public SymmetricLaw law() {
    return SymmetricLaw.discreteGaussian(sigmaSquared.numerator(), sigmaSquared.denominator());
  }

  @Override
  public double tableEntries() {
    return 10 * Math.sqrt(sigmaSquared.approximately()) + 1;
  }

  @Override
  public boolean upperTailAtMost(long least, Rational probability) {
    if (least < 1) {
      throw new IllegalArgumentException("the tail must start at 1 or above");
    }
    return leastWithUpperTailAtMost(probability) <= least;
  }

  /** Walks outwards until the tail is small enough: O(m) multiplications of some 200 bits. */
  @Override
  public long leastWithUpperTailAtMost(Rational probability) {
    NoiseDistribution.requireBelowOneHalf(probability);
    // P(Z >= m) <= p exactly when P(|Z| <= m - 1) >= 1 - 2p.
    Rational inside = Rational.ONE.minus(probability.times(2));
    int digits = 128 + probability.denominator().bitLength();
    while (true) {
      SymmetricLaw.Walk walk = law().walk(digits);
      while (true) {
        FixedInterval cumulative = walk.cumulative();
        if (isAtLeast(cumulative.low(), digits, inside)) {
          return walk.magnitude() + 1;
        }
        if (isAtLeast(cumulative.high(), digits, inside)) {
          break;
        }
        walk.advance();
      }
      digits *= 2;
    }
  }

  private static boolean isAtLeast(BigInteger value, int digits, Rational bound) {
    return value.multiply(bound.denominator()).compareTo(bound.numerator().shiftLeft(digits)) >= 0;
  }

  @Override
  public Rational lossOfOneRespondent() {
    return Rational.ONE.over(sigmaSquared.times(2));
  }

  @Override
  public double varianceAtMost() {
    return sigmaSquared.approximately();
  }

  @Override
  public String description() {
    return "discrete Gaussian, sigma squared " + sigmaSquared;
  }
}
