package org.offenlage.ejb.microdata;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The period that records describe: a calendar year, a quarter or a month.
 *
 * <p>Ordered in time within one kind; a year comes before its quarters and months.
 *
 * @param code {@code 2023}, {@code 2023-Q1} or {@code 2023-01}
 */
public record ReferencePeriod(String code) implements Comparable<ReferencePeriod> {

  public ReferencePeriod {
    if (!code.matches("(19|20|21)\\d{2}(-(Q[1-4]|0[1-9]|1[0-2]))?")) {
      throw new IllegalArgumentException(
          "a reference period is a year (2023), a quarter (2023-Q1) or a month (2023-01)");
    }
  }

  /** How long a period is. */
  public enum Kind {
    YEAR,
    QUARTER,
    MONTH
  }

  /** How long it is. */
  public Kind kind() {
    if (code.length() == 4) {
      return Kind.YEAR;
    }
    return code.charAt(5) == 'Q' ? Kind.QUARTER : Kind.MONTH;
  }

  /** The period of a kind in which a day lies. */
  public static ReferencePeriod of(Kind kind, LocalDate day) {
    String year = String.format(Locale.ROOT, "%04d", day.getYear());
    return new ReferencePeriod(
        switch (kind) {
          case YEAR -> year;
          case QUARTER -> year + "-Q" + (day.getMonthValue() + 2) / 3;
          case MONTH -> year + String.format(Locale.ROOT, "-%02d", day.getMonthValue());
        });
  }

  /** Its first day. */
  public LocalDate firstDay() {
    int month =
        switch (kind()) {
          case YEAR -> 1;
          case QUARTER -> 3 * (code.charAt(6) - '0') - 2;
          case MONTH -> Integer.parseInt(code.substring(5));
        };
    return LocalDate.of(year(), month, 1);
  }

  /** Its last day. */
  public LocalDate lastDay() {
    int months =
        switch (kind()) {
          case YEAR -> 12;
          case QUARTER -> 3;
          case MONTH -> 1;
        };
    return firstDay().plusMonths(months).minusDays(1);
  }

  /** A calendar year. */
  public static ReferencePeriod ofYear(int year) {
    return new ReferencePeriod(Integer.toString(year));
  }

  /** The same part of another year. */
  public ReferencePeriod yearsLater(int years) {
    return new ReferencePeriod((year() + years) + code.substring(4));
  }

  /** The calendar year it lies in. */
  public int year() {
    return Integer.parseInt(code.substring(0, 4));
  }

  @Override
  public int compareTo(ReferencePeriod other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
