package org.offenlage.privacy.dp;

import java.math.BigInteger;

/**
 * Two fractions between which the natural logarithm of a positive number lies for certain.
 *
 * @param lower any sign
 * @param upper not below lower
 */
record LnBounds(Rational lower, Rational upper) {

  /**
   * Bounds of ln x, a few units of the last of so many binary digits apart.
   *
   * <p>x = 2^k · m with m in [1, 2); ln m = 2 artanh((m − 1)/(m + 1)), a series of positive terms
   * that fall by more than eight each time.
   *
   * @param x above 0
   */
  static LnBounds of(Rational x, int bits) {
    if (x.signum() <= 0) {
      throw new IllegalArgumentException("the logarithm needs a positive number");
    }
    int k = x.numerator().bitLength() - x.denominator().bitLength();
    Rational mantissa = x.times(powerOfTwo(-k));
    if (mantissa.compareTo(Rational.ONE) < 0) {
      k--;
      mantissa = mantissa.times(2);
    }
    int digits = bits + 16 + 32;
    LnBounds ofMantissa = ofMantissa(mantissa, digits);
    if (k == 0) {
      return ofMantissa;
    }
    LnBounds ofTwo = ofMantissa(Rational.of(2), digits);
    Rational first = ofTwo.lower.times(k);
    Rational second = ofTwo.upper.times(k);
    return k > 0
        ? new LnBounds(ofMantissa.lower.plus(first), ofMantissa.upper.plus(second))
        : new LnBounds(ofMantissa.lower.plus(second), ofMantissa.upper.plus(first));
  }

  private static Rational powerOfTwo(int exponent) {
    return exponent >= 0
        ? new Rational(BigInteger.ONE.shiftLeft(exponent), BigInteger.ONE)
        : new Rational(BigInteger.ONE, BigInteger.ONE.shiftLeft(-exponent));
  }

  private static LnBounds ofMantissa(Rational mantissa, int digits) {
    Rational y = mantissa.minus(Rational.ONE).over(mantissa.plus(Rational.ONE));
    BigInteger one = BigInteger.ONE.shiftLeft(digits);
    BigInteger low = y.times(new Rational(one, BigInteger.ONE)).floor();
    BigInteger high = y.times(new Rational(one, BigInteger.ONE)).ceiling();
    BigInteger squareLow = low.multiply(low).shiftRight(digits);
    BigInteger squareHigh = shiftRightUp(high.multiply(high), digits);
    BigInteger sumLow = BigInteger.ZERO;
    BigInteger sumHigh = BigInteger.ZERO;
    for (long n = 1; high.compareTo(BigInteger.ONE) > 0; n += 2) {
      BigInteger divisor = BigInteger.valueOf(n);
      sumLow = sumLow.add(low.divide(divisor));
      sumHigh = sumHigh.add(high.add(divisor).subtract(BigInteger.ONE).divide(divisor));
      low = low.multiply(squareLow).shiftRight(digits);
      high = shiftRightUp(high.multiply(squareHigh), digits);
    }
    // y is at most 1/3, so all terms that are left add up to less than 9/8 of a unit.
    sumHigh = sumHigh.add(BigInteger.TWO);
    return new LnBounds(
        new Rational(sumLow.shiftLeft(1), one), new Rational(sumHigh.shiftLeft(1), one));
  }

  private static BigInteger shiftRightUp(BigInteger value, int shift) {
    return value.negate().shiftRight(shift).negate();
  }
}
