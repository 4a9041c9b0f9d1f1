package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;

/**
 * A law on the integers with P(z) in proportion to exp(−linear·|z| − quadratic·z²): discrete
 * Laplace noise (quadratic = 0) or discrete Gaussian noise (linear = 0), both with exact rational
 * rates.
 *
 * <p>Immutable.
 *
 * @param linearNumerator not negative
 * @param quadraticNumerator not negative; one of the two rates is above 0
 * @param denominator of both rates, positive
 */
public record SymmetricLaw(
    BigInteger linearNumerator, BigInteger quadraticNumerator, BigInteger denominator) {

  /** Weights below 2^60 units of the last working digit are left to a bound of the whole rest. */
  private static final int NEGLIGIBLE_DIGITS = 60;

  public SymmetricLaw {
    if (linearNumerator.signum() < 0
        || quadraticNumerator.signum() < 0
        || linearNumerator.signum() + quadraticNumerator.signum() == 0
        || denominator.signum() <= 0) {
      throw new IllegalArgumentException("one of the rates must be positive, none negative");
    }
  }

  /** P(z) in proportion to exp(−|z| · denominator / numerator). */
  public static SymmetricLaw discreteLaplace(
      BigInteger scaleNumerator, BigInteger scaleDenominator) {
    return new SymmetricLaw(scaleDenominator, BigInteger.ZERO, scaleNumerator);
  }

  /** P(z) in proportion to exp(−z² · denominator / (2 · numerator)). */
  public static SymmetricLaw discreteGaussian(
      BigInteger varianceNumerator, BigInteger varianceDenominator) {
    return new SymmetricLaw(BigInteger.ZERO, varianceDenominator, varianceNumerator.shiftLeft(1));
  }

  /** Walks over P(|Z| ≤ 0), P(|Z| ≤ 1), … with these working digits. */
  public Walk walk(int digits) {
    return new Walk(digits);
  }

  /**
   * The cumulative probabilities of the magnitude, one after the other, as certain intervals.
   *
   * <p>Weights follow by multiplication: the ratio of neighbours falls by a constant factor.
   * Starting a Gaussian walk costs one pass over some 15 standard deviations, for the sum of all
   * weights.
   */
  public final class Walk {
    private final int digits;
    private final FixedInterval factor;
    private final FixedInterval total;
    private FixedInterval ratio;
    private FixedInterval weight;
    private FixedInterval sum;
    private long magnitude;

    private Walk(int digits) {
      this.digits = digits;
      this.factor = exp(quadraticNumerator.shiftLeft(1));
      this.total = sumOfAllWeights();
      this.ratio = firstRatio();
      this.weight = FixedInterval.one(digits);
      this.sum = weight;
    }

    private FixedInterval exp(BigInteger numerator) {
      return FixedInterval.expOfNegative(numerator, denominator, digits);
    }

    private FixedInterval firstRatio() {
      return exp(linearNumerator.add(quadraticNumerator));
    }

    private FixedInterval sumOfAllWeights() {
      FixedInterval one = FixedInterval.one(digits);
      FixedInterval first = firstRatio();
      if (quadraticNumerator.signum() == 0) {
        return one.plus(first).over(first.complement());
      }
      FixedInterval sum = one;
      FixedInterval ratio = first;
      FixedInterval weight = first;
      BigInteger negligible = BigInteger.ONE.shiftLeft(NEGLIGIBLE_DIGITS);
      while (weight.high().compareTo(negligible) > 0) {
        sum = sum.plus(weight.doubled());
        ratio = ratio.times(factor);
        weight = weight.times(ratio);
      }
      // Ratios keep falling, so the rest is at most a geometric series with the last one.
      FixedInterval rest = weight.over(ratio.complement()).doubled();
      return new FixedInterval(sum.low(), sum.high().add(rest.high()), digits);
    }

    /** The magnitude the walk stands at. */
    public long magnitude() {
      return magnitude;
    }

    /** P(|Z| ≤ magnitude). */
    public FixedInterval cumulative() {
      return sum.over(total);
    }

    /** Goes to the next magnitude. */
    public void advance() {
      weight = weight.times(ratio);
      ratio = ratio.times(factor);
      sum = sum.plus(weight.doubled());
      magnitude = magnitude + 1;
    }
  }
}
