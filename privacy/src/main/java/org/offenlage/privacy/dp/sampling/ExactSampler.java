package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;

/**
 * Samplers that use integers only, so that uniform bits give exactly the stated distribution.
 *
 * <p>The reference against which faster samplers are tested; some microseconds a draw. Running time
 * depends on what is drawn. Stateless. Source: Canonne, Kamath and Steinke 2020, "The Discrete
 * Gaussian for Differential Privacy", algorithms 1 to 3.
 */
public final class ExactSampler {

  private ExactSampler() {}

  /**
   * Uniform on 0 to {@code bound} − 1, by rejection.
   *
   * @param bound at least 1
   */
  public static BigInteger uniform(BigInteger bound, BitSource bits) {
    if (bound.signum() <= 0) {
      throw new IllegalArgumentException("the bound must be at least 1");
    }
    int length = bound.subtract(BigInteger.ONE).bitLength();
    while (true) {
      BigInteger candidate = BigInteger.ZERO;
      for (int left = length; left > 0; left -= 62) {
        int count = Math.min(left, 62);
        candidate = candidate.shiftLeft(count).or(BigInteger.valueOf(bits.next(count)));
      }
      if (candidate.compareTo(bound) < 0) {
        return candidate;
      }
    }
  }

  /**
   * True with probability numerator / denominator.
   *
   * @param numerator 0 to denominator
   */
  public static boolean bernoulli(BigInteger numerator, BigInteger denominator, BitSource bits) {
    if (numerator.signum() < 0 || numerator.compareTo(denominator) > 0) {
      throw new IllegalArgumentException("a probability lies between 0 and 1");
    }
    return uniform(denominator, bits).compareTo(numerator) < 0;
  }

  /**
   * True with probability exp(−numerator / denominator).
   *
   * @param numerator not negative
   * @param denominator positive
   */
  public static boolean bernoulliExp(BigInteger numerator, BigInteger denominator, BitSource bits) {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException("the exponent must not be negative");
    }
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    for (BigInteger left = parts[0]; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
      if (!bernoulliExpOfAtMostOne(BigInteger.ONE, BigInteger.ONE, bits)) {
        return false;
      }
    }
    return bernoulliExpOfAtMostOne(parts[1], denominator, bits);
  }

  /** The number of successes in a row of Bernoulli(γ/1), Bernoulli(γ/2), … is even with exp(−γ). */
  private static boolean bernoulliExpOfAtMostOne(
      BigInteger numerator, BigInteger denominator, BitSource bits) {
    BigInteger scaled = denominator;
    boolean even = true;
    while (bernoulli(numerator, scaled, bits)) {
      even = !even;
      scaled = scaled.add(denominator);
    }
    return even;
  }

  /**
   * Discrete Laplace: P(z) in proportion to exp(−|z| · scaleDenominator / scaleNumerator).
   *
   * @param scaleNumerator positive
   * @param scaleDenominator positive
   */
  public static BigInteger discreteLaplace(
      BigInteger scaleNumerator, BigInteger scaleDenominator, BitSource bits) {
    if (scaleNumerator.signum() <= 0 || scaleDenominator.signum() <= 0) {
      throw new IllegalArgumentException("the scale must be positive");
    }
    while (true) {
      BigInteger fraction = uniform(scaleNumerator, bits);
      if (!bernoulliExp(fraction, scaleNumerator, bits)) {
        continue;
      }
      BigInteger whole = BigInteger.ZERO;
      while (bernoulliExpOfAtMostOne(BigInteger.ONE, BigInteger.ONE, bits)) {
        whole = whole.add(BigInteger.ONE);
      }
      BigInteger magnitude = fraction.add(scaleNumerator.multiply(whole)).divide(scaleDenominator);
      boolean negative = bits.next(1) == 1;
      // Zero is met from both signs; one of them is drawn again, or it would count double.
      if (!negative || magnitude.signum() != 0) {
        return negative ? magnitude.negate() : magnitude;
      }
    }
  }

  /**
   * Discrete Gaussian: P(z) in proportion to exp(−z² · denominator / (2 · numerator)).
   *
   * <p>Draws discrete Laplace noise of about the same width and keeps it with the ratio of the two
   * masses.
   *
   * @param varianceNumerator of the parameter σ², positive
   * @param varianceDenominator positive
   */
  public static BigInteger discreteGaussian(
      BigInteger varianceNumerator, BigInteger varianceDenominator, BitSource bits) {
    if (varianceNumerator.signum() <= 0 || varianceDenominator.signum() <= 0) {
      throw new IllegalArgumentException("the variance must be positive");
    }
    BigInteger width = varianceNumerator.divide(varianceDenominator).sqrt().add(BigInteger.ONE);
    BigInteger scaled = varianceDenominator.multiply(width);
    BigInteger divisor = varianceNumerator.multiply(scaled).multiply(width).shiftLeft(1);
    while (true) {
      BigInteger candidate = discreteLaplace(width, BigInteger.ONE, bits);
      BigInteger distance = candidate.abs().multiply(scaled).subtract(varianceNumerator);
      if (bernoulliExp(distance.multiply(distance), divisor, bits)) {
        return candidate;
      }
    }
  }

  /** The samplers of a symmetric law, one at a time and without a table. */
  public static IntegerSampler of(SymmetricLaw law) {
    if (law.quadraticNumerator().signum() == 0) {
      return bits -> saturated(discreteLaplace(law.denominator(), law.linearNumerator(), bits));
    }
    if (law.linearNumerator().signum() == 0) {
      return bits ->
          saturated(
              discreteGaussian(law.denominator(), law.quadraticNumerator().shiftLeft(1), bits));
    }
    throw new IllegalArgumentException("neither a discrete Laplace nor a discrete Gaussian law");
  }

  private static long saturated(BigInteger value) {
    if (value.bitLength() > 62) {
      return value.signum() < 0 ? -IntegerSampler.LIMIT : IntegerSampler.LIMIT;
    }
    return value.longValueExact();
  }
}
