package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;

/**
 * Two binary fractions with the same number of digits between which a non-negative number lies for
 * certain: {@code low / 2^digits ≤ x ≤ high / 2^digits}.
 *
 * <p>Every operation rounds the lower end down and the upper end up. Immutable.
 *
 * @param low not negative
 * @param high not below low
 * @param digits binary digits after the point, at least 1
 */
public record FixedInterval(BigInteger low, BigInteger high, int digits) {

  public FixedInterval {
    if (low.signum() < 0 || low.compareTo(high) > 0 || digits < 1) {
      throw new IllegalArgumentException("an interval needs 0 <= low <= high");
    }
  }

  /** The number 1. */
  public static FixedInterval one(int digits) {
    BigInteger one = BigInteger.ONE.shiftLeft(digits);
    return new FixedInterval(one, one, digits);
  }

  /**
   * exp(−numerator / denominator).
   *
   * <p>Halves the exponent until it is at most 1/2, sums the alternating series, and squares as
   * often as was halved, with additional digits while it works.
   *
   * @param numerator not negative
   * @param denominator positive
   */
  public static FixedInterval expOfNegative(
      BigInteger numerator, BigInteger denominator, int digits) {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException("the exponent must not be positive");
    }
    if (numerator.compareTo(denominator.multiply(BigInteger.valueOf(digits + 1L))) > 0) {
      // exp(-x) < 2^-x: so far out that nothing and one unit of the last digit enclose it.
      return new FixedInterval(BigInteger.ZERO, BigInteger.ONE, digits);
    }
    int halvings = numerator.divide(denominator).bitLength() + 1;
    int working = digits + 2 * halvings + 16;
    FixedInterval power = series(numerator, denominator.shiftLeft(halvings), working);
    for (int i = 0; i < halvings; i++) {
      power = power.times(power);
    }
    return power.withDigits(digits);
  }

  /**
   * exp(−x) for x ≤ 1/2. Terms fall by at least half each time, so of two partial sums in a row one
   * lies below the limit and one above.
   */
  private static FixedInterval series(BigInteger numerator, BigInteger denominator, int digits) {
    BigInteger one = BigInteger.ONE.shiftLeft(digits);
    BigInteger termLow = one;
    BigInteger termHigh = one;
    BigInteger low = one;
    BigInteger high = one;
    for (int n = 1; ; n++) {
      BigInteger divisor = denominator.multiply(BigInteger.valueOf(n));
      termLow = termLow.multiply(numerator).divide(divisor);
      termHigh = ceilingDivide(termHigh.multiply(numerator), divisor);
      if (n % 2 == 0) {
        low = low.add(termLow);
        high = high.add(termHigh);
      } else {
        BigInteger sumBefore = high;
        low = low.subtract(termHigh);
        high = high.subtract(termLow);
        if (termHigh.compareTo(BigInteger.ONE) <= 0) {
          return new FixedInterval(low.max(BigInteger.ZERO), sumBefore, digits);
        }
      }
    }
  }

  public FixedInterval plus(FixedInterval other) {
    requireSameDigits(other);
    return new FixedInterval(low.add(other.low), high.add(other.high), digits);
  }

  public FixedInterval times(FixedInterval other) {
    requireSameDigits(other);
    return new FixedInterval(
        low.multiply(other.low).shiftRight(digits),
        shiftRightUp(high.multiply(other.high), digits),
        digits);
  }

  /**
   * The quotient.
   *
   * @param divisor above 0 for certain
   */
  public FixedInterval over(FixedInterval divisor) {
    requireSameDigits(divisor);
    return new FixedInterval(
        low.shiftLeft(digits).divide(divisor.high),
        ceilingDivide(high.shiftLeft(digits), divisor.low),
        digits);
  }

  /** Twice the number. */
  public FixedInterval doubled() {
    return new FixedInterval(low.shiftLeft(1), high.shiftLeft(1), digits);
  }

  /** One less this number, which is at most 1 for certain. */
  public FixedInterval complement() {
    BigInteger one = BigInteger.ONE.shiftLeft(digits);
    return new FixedInterval(
        one.subtract(high).max(BigInteger.ZERO), one.subtract(low).max(BigInteger.ZERO), digits);
  }

  /** The same number with fewer digits. */
  public FixedInterval withDigits(int fewer) {
    if (fewer > digits) {
      throw new IllegalArgumentException("digits cannot be made up");
    }
    int shift = digits - fewer;
    return new FixedInterval(low.shiftRight(shift), shiftRightUp(high, shift), fewer);
  }

  private void requireSameDigits(FixedInterval other) {
    if (digits != other.digits) {
      throw new IllegalArgumentException("the intervals have different digits");
    }
  }

  private static BigInteger shiftRightUp(BigInteger value, int shift) {
    return value.negate().shiftRight(shift).negate();
  }

  private static BigInteger ceilingDivide(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
