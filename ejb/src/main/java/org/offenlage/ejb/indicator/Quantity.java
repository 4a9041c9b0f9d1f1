package org.offenlage.ejb.indicator;

import java.util.Optional;

/** What is worked out in each cell from the records that fall into it. */
public sealed interface Quantity {

  /** How many records there are. */
  record Records() implements Quantity {}

  /**
   * The sum of a column over the records.
   *
   * @param column a number; rounded to a whole one and held to 0 … greatest, record by record
   * @param greatest in units of the column, 1 to 10^9; chosen without looking at the data
   * @param holding a column that names who contributes a record, such as the group to which an
   *     enterprise belongs; empty where it is the respondent
   */
  record Total(String column, long greatest, Optional<String> holding) implements Quantity {

    /** Contributed by respondents. */
    public Total(String column, long greatest) {
      this(column, greatest, Optional.empty());
    }

    private static final long LARGEST = 1_000_000_000L;

    public Total {
      if (greatest < 1 || greatest > LARGEST) {
        throw new IllegalArgumentException(
            "the greatest value of a record must be 1 to 1,000,000,000");
      }
    }
  }

  /**
   * How many different values a column has among the records; an empty one is none. Totals are less
   * than the sum of their parts where parts have values in common.
   *
   * @param column of any type
   */
  record Distinct(String column) implements Quantity {}

  /**
   * The value of a column below which so many percent of the records lie.
   *
   * @param column a number; rounded to a whole one and held to least … greatest, record by record
   * @param least in units of the column; chosen without looking at the data
   * @param greatest above the least by at most 1,000,000; chosen likewise
   * @param percent 50 for the median, 1 to 99
   */
  record Quantile(String column, long least, long greatest, int percent) implements Quantity {

    private static final long MOST_VALUES = 1_000_000;

    public Quantile {
      if (least >= greatest
          || Math.abs(least) > Total.LARGEST
          || Math.abs(greatest) > Total.LARGEST
          || greatest - least > MOST_VALUES) {
        throw new IllegalArgumentException(
            "the values of a quantile go from a least one to one at most 1,000,000 above");
      }
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("a quantile is that of 1 to 99 percent");
      }
    }
  }
}
