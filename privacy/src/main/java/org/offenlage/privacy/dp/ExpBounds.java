package org.offenlage.privacy.dp;

import java.math.BigInteger;
import org.offenlage.privacy.dp.sampling.FixedInterval;

/**
 * Two fractions between which exp(−x) lies for certain.
 *
 * @param lower not negative
 * @param upper not below lower
 */
record ExpBounds(Rational lower, Rational upper) {

  /**
   * Bounds of exp(−x) that lie a few units of the last of so many binary digits apart.
   *
   * @param x not negative
   */
  static ExpBounds ofNegative(Rational x, int bits) {
    FixedInterval power = FixedInterval.expOfNegative(x.numerator(), x.denominator(), bits);
    BigInteger one = BigInteger.ONE.shiftLeft(bits);
    return new ExpBounds(new Rational(power.low(), one), new Rational(power.high(), one));
  }
}
