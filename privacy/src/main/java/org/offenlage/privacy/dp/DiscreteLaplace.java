package org.offenlage.privacy.dp;

import org.offenlage.privacy.dp.sampling.SymmetricLaw;

/**
 * Discrete Laplace noise: P(z) = (1 − q)/(1 + q) · q^|z| with q = exp(−1/scale).
 *
 * <p>Added to a count that one privacy unit changes by at most Δ, it gives pure differential
 * privacy with ε = Δ/scale. Source: Ghosh, Roughgarden and Sundararajan 2009; Canonne, Kamath and
 * Steinke 2020, def. 26.
 *
 * @param scale in respondents, above 0
 */
public record DiscreteLaplace(Rational scale) implements NoiseDistribution {

  public DiscreteLaplace {
    if (scale.signum() <= 0) {
      throw new IllegalArgumentException("the scale must be positive");
    }
  }

  @Override
  public SymmetricLaw law() {
    return SymmetricLaw.discreteLaplace(scale.numerator(), scale.denominator());
  }

  @Override
  public double tableEntries() {
    return 44 * scale.approximately() + 1;
  }

  /** Compares q^m with probability · (1 + q): the tail is q^m / (1 + q) for m ≥ 1. */
  @Override
  public boolean upperTailAtMost(long least, Rational probability) {
    if (least < 1) {
      throw new IllegalArgumentException("the tail must start at 1 or above");
    }
    if (probability.signum() <= 0) {
      return false;
    }
    Rational rate = Rational.ONE.over(scale);
    Rational exponent = rate.times(least);
    // exp of a rational other than 0 is transcendental, so both sides are never equal and more
    // digits decide at last.
    for (int bits = 64; ; bits *= 2) {
      ExpBounds power = ExpBounds.ofNegative(exponent, bits);
      ExpBounds q = ExpBounds.ofNegative(rate, bits);
      if (power.upper().compareTo(probability.times(q.lower().plus(Rational.ONE))) <= 0) {
        return true;
      }
      if (power.lower().compareTo(probability.times(q.upper().plus(Rational.ONE))) > 0) {
        return false;
      }
    }
  }

  @Override
  public Rational lossOfOneRespondent() {
    return Rational.ONE.over(scale);
  }

  @Override
  public double varianceAtMost() {
    return 2 * Math.pow(scale.approximately(), 2);
  }

  @Override
  public String description() {
    return "discrete Laplace, scale " + scale;
  }
}
