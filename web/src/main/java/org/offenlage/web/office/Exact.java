package org.offenlage.web.office;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.Pages;

/** Exact fractions as members of staff read and write them. Stateless. */
final class Exact {

  private Exact() {}

  /** The fraction, with its decimal form beside it: exact where that is short, else rounded. */
  static String inWords(Rational number) {
    return inWords(number, Pages.language().locale());
  }

  static String inWords(Rational number, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    if (number.isWhole()) {
      return format.format(number.numerator());
    }
    BigDecimal numerator = new BigDecimal(number.numerator());
    BigDecimal denominator = new BigDecimal(number.denominator());
    ((DecimalFormat) format).setMaximumFractionDigits(12);
    try {
      BigDecimal exact = numerator.divide(denominator);
      if (exact.scale() <= 6) {
        return format.format(exact);
      }
    } catch (ArithmeticException endless) {
      // Told as a fraction below.
    }
    BigDecimal rounded = numerator.divide(denominator, new MathContext(4, RoundingMode.HALF_EVEN));
    return number + " (≈ " + format.format(rounded) + ")";
  }

  /** A decimal number as a language writes it, with all its digits. */
  static String decimal(BigDecimal number, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  /** Reads {@code 1/2}, {@code 0,5} or {@code 0.5}. */
  static Optional<Rational> read(String text) {
    if (text.matches("\\d{1,18}/\\d{1,18}")) {
      try {
        return Optional.of(Rational.parse(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Form.parse(text).map(Rational::of);
  }
}
