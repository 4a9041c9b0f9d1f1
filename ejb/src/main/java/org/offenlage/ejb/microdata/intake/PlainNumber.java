package org.offenlage.ejb.microdata.intake;

import java.math.BigDecimal;

/** Numbers as JSON, workbooks and Parquet have them, written without an exponent. Stateless. */
final class PlainNumber {

  /** Beyond this no column can hold it; a short text with an exponent can be a huge number. */
  private static final int MOST_DIGITS = 400;

  private PlainNumber() {}

  /** The number in plain digits; as it is where it is no number or beyond all bounds. */
  static String of(String number) {
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0 && number.indexOf('.') < 0) {
      return number;
    }
    if (number.length() > MOST_DIGITS) {
      return number;
    }
    try {
      BigDecimal decimal = new BigDecimal(number);
      if (Math.abs((long) decimal.scale()) > MOST_DIGITS) {
        return number;
      }
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException noNumber) {
      return number;
    }
  }
}
