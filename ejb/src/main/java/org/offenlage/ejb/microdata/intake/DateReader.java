package org.offenlage.ejb.microdata.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Dates written {@code 2023-12-31}, {@code 20231231}, {@code 31.12.2023} or {@code 1.2.2023}. */
final class DateReader extends FieldReader {

  private static final int LENGTH = 10;
  private static final int COMPACT_LENGTH = 8;

  private final ColumnType.DateRange range;
  private int epochDay;

  DateReader(Column column, ColumnType.DateRange range) {
    super(column);
    this.range = range;
  }

  @Override
  @Nullable Reason readFilled(byte[] bytes, int from, int to) {
    int year;
    int month;
    int day;
    int length = to - from;
    if (length == LENGTH && bytes[from + 4] == '-' && bytes[from + 7] == '-') {
      year = number(bytes, from, 4);
      month = number(bytes, from + 5, 2);
      day = number(bytes, from + 8, 2);
    } else if (length == COMPACT_LENGTH && bytes[from + 2] != '.' && bytes[from + 1] != '.') {
      year = number(bytes, from, 4);
      month = number(bytes, from + 4, 2);
      day = number(bytes, from + 6, 2);
    } else if (length >= COMPACT_LENGTH && length <= LENGTH && bytes[to - 5] == '.') {
      // 31.12.1980 and, as people write, 1.1.1980.
      int dot = bytes[from + 1] == '.' ? from + 1 : from + 2;
      int monthDigits = to - 5 - (dot + 1);
      if (bytes[dot] != '.' || monthDigits < 1 || monthDigits > 2) {
        return Reason.NO_SUCH_DATE;
      }
      day = number(bytes, from, dot - from);
      month = number(bytes, dot + 1, monthDigits);
      year = number(bytes, to - 4, 4);
    } else {
      return Reason.NO_SUCH_DATE;
    }
    if (year < 0 || month < 0 || day < 0) {
      return Reason.NO_SUCH_DATE;
    }
    LocalDate date;
    try {
      date = LocalDate.of(year, month, day);
    } catch (DateTimeException impossible) {
      return Reason.NO_SUCH_DATE;
    }
    epochDay = (int) date.toEpochDay();
    return date.isBefore(range.earliest()) || date.isAfter(range.latest())
        ? Reason.OUT_OF_RANGE
        : null;
  }

  private static int number(byte[] bytes, int from, int digits) {
    int number = 0;
    for (int at = from; at < from + digits; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  void handOnFilled(RecordSink sink) {
    sink.day(epochDay);
  }

  @Override
  Object filledValue() {
    return LocalDate.ofEpochDay(epochDay);
  }

  @Override
  String allowed(Reason reason) {
    return reason == Reason.OUT_OF_RANGE
        ? range.earliest() + " – " + range.latest()
        : "2023-12-31, 20231231, 31.12.2023";
  }
}
