package org.offenlage.privacy.dp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * <p>There is deliberately no way in from a {@code double}: a parameter of a guarantee is stated
 * exactly or not at all. Immutable. Every operation costs as much as the same on {@link
 * BigInteger}.
 *
 * @param numerator carries the sign
 * @param denominator greater than zero, without a factor in common with the numerator
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  private static final Pattern TEXT =
      Pattern.compile("(-?\\d{1,400})(?:/(\\d{1,400})|(?:\\.(\\d{1,400}))?(?:[eE](-?\\d{1,3}))?)");

  /** Reduces to lowest terms. */
  public Rational {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("the denominator is zero");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    BigInteger common = numerator.gcd(denominator);
    if (!common.equals(BigInteger.ONE)) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  public static Rational of(long whole) {
    return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * Reads {@code 3}, {@code -3/4}, {@code 0.25} or {@code 1e-10}, each exactly.
   *
   * @throws IllegalArgumentException where the text is none of these
   */
  public static Rational parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number such as 3, 1/4, 0.25 or 1e-10");
    }
    if (matcher.group(2) != null) {
      return new Rational(new BigInteger(matcher.group(1)), new BigInteger(matcher.group(2)));
    }
    return of(new BigDecimal(text.strip()));
  }

  /** The same number. */
  public static Rational of(BigDecimal decimal) {
    return decimal.scale() >= 0
        ? new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : new Rational(decimal.toBigIntegerExact(), BigInteger.ONE);
  }

  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negated());
  }

  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Rational times(long factor) {
    return new Rational(numerator.multiply(BigInteger.valueOf(factor)), denominator);
  }

  /**
   * The quotient.
   *
   * @throws IllegalArgumentException where the divisor is zero
   */
  public Rational over(Rational divisor) {
    return new Rational(
        numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  public Rational over(long divisor) {
    return new Rational(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
  }

  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /** −1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** The greatest integer not above this. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The least integer not below this. */
  public BigInteger ceiling() {
    return negated().floor().negate();
  }

  /** Whether this is an integer. */
  public boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** A decimal for readers with at most so many significant digits, never below this number. */
  public BigDecimal roundedUp(int digits) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), new MathContext(digits, RoundingMode.CEILING));
  }

  /** The nearest double, for display and for statistics only; never for a guarantee. */
  public double approximately() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }

  public static Rational max(Rational a, Rational b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** {@code a/b}, or {@code a} where this is whole; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return isWhole() ? numerator.toString() : numerator + "/" + denominator;
  }
}
