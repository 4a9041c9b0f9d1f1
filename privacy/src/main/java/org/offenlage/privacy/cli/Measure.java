package org.offenlage.privacy.cli;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * How the numbers of a column become integers: in units of a power of ten.
 *
 * @param name the column
 * @param decimals digits behind the point, 0 to 9
 */
record Measure(String name, int decimals) {

  static final int MOST_DECIMALS = 9;

  /** How many decimals a number as written has. */
  static int decimalsOf(Path file, long line, String text) {
    return Math.max(0, number(file, line, text).stripTrailingZeros().scale());
  }

  private static BigDecimal number(Path file, long line, String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInput(file, line, "'" + shortened(text) + "' is not a number.");
    }
  }

  private static String shortened(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  long units(Path file, long line, String text) {
    BigDecimal number = number(file, line, text);
    if (number.signum() < 0) {
      throw new BadInput(
          file, line, "the value is negative; only values of 0 or more are handled.");
    }
    try {
      return number.movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      throw new BadInput(file, line, "the value is too large or has too many decimals.");
    }
  }

  String written(long units) {
    return decimals == 0
        ? Long.toString(units)
        : BigDecimal.valueOf(units, decimals).stripTrailingZeros().toPlainString();
  }
}
