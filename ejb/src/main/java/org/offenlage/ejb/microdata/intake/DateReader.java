package org.offenlage.ejb.microdata.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Dates written {@code 2023-12-31} or {@code 31.12.2023}. */
final class DateReader extends FieldReader {

  private static final int LENGTH = 10;

  private final ColumnType.DateRange range;
  private int epochDay;

  DateReader(Column column, ColumnType.DateRange range) {
    super(column);
    this.range = range;
  }

  @Override
  @Nullable Reason readFilled(byte[] bytes, int from, int to) {
    if (to - from != LENGTH) {
      return Reason.NO_SUCH_DATE;
    }
    int year;
    int month;
    int day;
    if (bytes[from + 4] == '-' && bytes[from + 7] == '-') {
      year = number(bytes, from, 4);
      month = number(bytes, from + 5, 2);
      day = number(bytes, from + 8, 2);
    } else if (bytes[from + 2] == '.' && bytes[from + 5] == '.') {
      day = number(bytes, from, 2);
      month = number(bytes, from + 3, 2);
      year = number(bytes, from + 6, 4);
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
  String allowed(Reason reason) {
    return reason == Reason.OUT_OF_RANGE
        ? range.earliest() + " – " + range.latest()
        : "2023-12-31, 31.12.2023";
  }
}
