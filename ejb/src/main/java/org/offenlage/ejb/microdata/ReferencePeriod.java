package org.offenlage.ejb.microdata;

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

  /** A calendar year. */
  public static ReferencePeriod ofYear(int year) {
    return new ReferencePeriod(Integer.toString(year));
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
