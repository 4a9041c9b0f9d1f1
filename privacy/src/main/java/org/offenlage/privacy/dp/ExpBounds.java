package org.offenlage.privacy.dp;

import java.math.BigInteger;

/**
 * Two fractions between which exp(−x) lies for certain.
 *
 * @param lower not negative
 * @param upper not below lower
 */
record ExpBounds(Rational lower, Rational upper) {

  /**
   * Bounds of exp(−x) that lie closer together than 2^(8 − bits).
   *
   * <p>Halves x until it is at most 1/2, sums the alternating series in fixed point, rounding one
   * sum down and one up, and squares both as often as x was halved. Working digits are added for
   * the squarings.
   *
   * @param x not negative
   */
  static ExpBounds ofNegative(Rational x, int bits) {
    if (x.signum() < 0) {
      throw new IllegalArgumentException("x must not be negative");
    }
    if (x.compareTo(Rational.of(bits + 1L)) > 0) {
      // exp(-x) < 2^-x: so far out that zero and one unit of the last digit do.
      return new ExpBounds(
          Rational.ZERO, new Rational(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits)));
    }
    int halvings = Math.max(0, x.ceiling().bitLength() + 1);
    int digits = bits + 2 * halvings + 16;
    BigInteger one = BigInteger.ONE.shiftLeft(digits);
    BigInteger numerator = x.numerator();
    BigInteger denominator = x.denominator().shiftLeft(halvings);

    // Terms fall by at least half each time, so partial sums enclose the limit: those that end on a
    // subtracted term from below, the others from above.
    BigInteger termLow = one;
    BigInteger termHigh = one;
    BigInteger low = one;
    BigInteger high = one;
    for (int n = 1; ; n++) {
      BigInteger divisor = denominator.multiply(BigInteger.valueOf(n));
      termLow = termLow.multiply(numerator).divide(divisor);
      termHigh = ceilingDivide(termHigh.multiply(numerator), divisor);
      if (n % 2 == 1) {
        BigInteger lastHigh = high;
        low = low.subtract(termHigh);
        high = high.subtract(termLow);
        if (termHigh.compareTo(BigInteger.ONE) <= 0) {
          high = lastHigh;
          break;
        }
      } else {
        low = low.add(termLow);
        high = high.add(termHigh);
      }
    }
    low = low.max(BigInteger.ZERO);
    for (int i = 0; i < halvings; i++) {
      low = low.multiply(low).shiftRight(digits);
      high = ceilingDivide(high.multiply(high), one);
    }
    return new ExpBounds(new Rational(low, one), new Rational(high, one));
  }

  private static BigInteger ceilingDivide(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
