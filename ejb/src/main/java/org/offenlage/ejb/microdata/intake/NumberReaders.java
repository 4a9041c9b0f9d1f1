package org.offenlage.ejb.microdata.intake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Readers of columns that hold numbers. */
final class NumberReaders {

  private static final int MOST_DIGITS = 18;

  private NumberReaders() {}

  /** Integers, without signs but a leading minus. */
  static final class WholeReader extends FieldReader {

    private final ColumnType.WholeRange range;
    private final Grouped grouped;
    private long value;

    WholeReader(Column column, ColumnType.WholeRange range, CsvFormat format) {
      super(column);
      this.range = range;
      this.grouped = new Grouped(format);
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      boolean negative = bytes[from] == '-';
      int at = negative ? from + 1 : from;
      if (at == to) {
        return Reason.NOT_A_WHOLE_NUMBER;
      }
      if (grouped.isGrouped(bytes, at, to)) {
        byte[] plain = grouped.plain(bytes, from, to);
        return plain.length == 0 ? Reason.NOT_A_WHOLE_NUMBER : readFilled(plain, 0, plain.length);
      }
      if (to - at > MOST_DIGITS) {
        return allDigits(bytes, at, to) ? outside(negative) : notNumber(bytes, from);
      }
      long magnitude = 0;
      for (; at < to; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
          return notNumber(bytes, from);
        }
        magnitude = magnitude * 10 + digit;
      }
      value = negative ? -magnitude : magnitude;
      return value < range.least() || value > range.most() ? outside(value < 0) : null;
    }

    private Reason outside(boolean negative) {
      return negative && range.least() >= 0 ? Reason.NEGATIVE : Reason.OUT_OF_RANGE;
    }

    private static Reason notNumber(byte[] bytes, int from) {
      return isFormula(bytes, from) && bytes[from] != '-'
          ? Reason.FORMULA
          : Reason.NOT_A_WHOLE_NUMBER;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.whole(value);
    }

    @Override
    Object filledValue() {
      return (double) value;
    }

    @Override
    String allowed(Reason reason) {
      return range.least() + " – " + range.most();
    }
  }

  /** Years of four digits. */
  static final class YearReader extends FieldReader {

    private final ColumnType.WholeRange range;
    private int value;

    YearReader(Column column, ColumnType.WholeRange range) {
      super(column);
      this.range = range;
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      if (to - from != 4 || !allDigits(bytes, from, to)) {
        return Reason.NOT_A_YEAR;
      }
      value =
          (bytes[from] - '0') * 1000
              + (bytes[from + 1] - '0') * 100
              + (bytes[from + 2] - '0') * 10
              + (bytes[from + 3] - '0');
      return value < range.least() || value > range.most() ? Reason.OUT_OF_RANGE : null;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.whole(value);
    }

    @Override
    Object filledValue() {
      return (double) value;
    }

    @Override
    String allowed(Reason reason) {
      return range.least() + " – " + range.most();
    }
  }

  /** Numbers with a fraction, read to the nearest double. */
  static final class FractionReader extends FieldReader {

    private static final double[] POWERS_OF_TEN = {
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
      1e17, 1e18
    };

    /** Up to here every integer is a double, and one division by a power of ten rounds right. */
    private static final long EXACT = 1L << 53;

    private final ColumnType.FractionRange range;
    private final double least;
    private final double most;
    private final byte mark;
    private final Grouped grouped;
    private double value;

    FractionReader(Column column, ColumnType.FractionRange range, CsvFormat format) {
      super(column);
      this.range = range;
      this.least = range.least().doubleValue();
      this.most = range.most().doubleValue();
      this.mark = (byte) format.decimalMark().character();
      this.grouped = new Grouped(format);
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      boolean negative = bytes[from] == '-';
      int at = negative ? from + 1 : from;
      if (grouped.isGrouped(bytes, at, to)) {
        byte[] plain = grouped.plain(bytes, from, to);
        return plain.length == 0 ? Reason.NOT_A_NUMBER : readFilled(plain, 0, plain.length);
      }
      int digits = 0;
      int scale = -1;
      long mantissa = 0;
      for (; at < to; at++) {
        byte b = bytes[at];
        if (b == mark && scale < 0) {
          scale = 0;
        } else if (b >= '0' && b <= '9') {
          digits++;
          mantissa = digits <= MOST_DIGITS ? mantissa * 10 + (b - '0') : mantissa;
          scale = scale < 0 ? scale : scale + 1;
        } else {
          return isFormula(bytes, from) && !negative ? Reason.FORMULA : Reason.NOT_A_NUMBER;
        }
      }
      if (digits == 0 || scale == 0) {
        return Reason.NOT_A_NUMBER;
      }
      if (digits <= MOST_DIGITS && mantissa < EXACT) {
        value = mantissa / POWERS_OF_TEN[Math.max(scale, 0)];
        value = negative ? -value : value;
      } else {
        String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        value = Double.parseDouble(text.replace((char) mark, '.'));
      }
      if (value < least || value > most) {
        return value < 0 && least >= 0 ? Reason.NEGATIVE : Reason.OUT_OF_RANGE;
      }
      return null;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.fraction(value);
    }

    @Override
    Object filledValue() {
      return (double) value;
    }

    @Override
    String allowed(Reason reason) {
      return reason == Reason.NOT_A_NUMBER
          ? "0" + (char) mark + "5"
          : range.least().toPlainString() + " – " + range.most().toPlainString();
    }
  }

  static boolean allDigits(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }
}
