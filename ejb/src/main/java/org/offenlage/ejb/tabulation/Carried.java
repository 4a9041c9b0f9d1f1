package org.offenlage.ejb.tabulation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * What is counted for each class of records and carried up to the codes above, with the columns
 * that the statement ends in. Immutable.
 */
sealed interface Carried {

  /** Where in the statement a select stands. */
  enum Step {
    /** Over single records. */
    COUNT,
    /** Over what was counted or carried before. */
    MERGE
  }

  /** What is read from each record. */
  Quantity quantity();

  /** Which classified records have a say. */
  String counts();

  /** The columns of a select that begins with these. */
  String select(String columnsAnd, Step step, SqlDialect dialect);

  /** The grouping of such a select, by these columns; begins with a blank where it is not empty. */
  String groupBy(String columns);

  /** The last select. */
  String result(String columns, String from, SqlDialect dialect);

  /** What a quantity needs: of things and values themselves, else sums. */
  static Carried of(Quantity quantity) {
    if (quantity instanceof Quantity.Distinct distinct) {
      return new Things(distinct);
    }
    return quantity instanceof Quantity.Quantile quantile
        ? new Values(quantile)
        : new Sums(quantity);
  }

  /** Ends in a number or sum and the sum of record keys. */
  record Sums(Quantity quantity) implements Carried {

    @Override
    public String counts() {
      return "TRUE";
    }

    @Override
    public String select(String columnsAnd, Step step, SqlDialect dialect) {
      String number = quantity instanceof Quantity.Total ? "coalesce(sum(amount), 0)" : "count(*)";
      return columnsAnd
          + switch (step) {
            case COUNT -> number + " AS n, sum(" + dialect.wideKey() + ") AS k";
            case MERGE -> "sum(n) AS n, sum(k) AS k";
          };
    }

    @Override
    public String groupBy(String columns) {
      return columns.isEmpty() ? "" : " GROUP BY " + columns;
    }

    @Override
    public String result(String columns, String from, SqlDialect dialect) {
      return "SELECT "
          + (columns.isEmpty() ? "" : columns + ", ")
          + "CAST(coalesce(n, 0) AS BIGINT), "
          + dialect.lowBits("coalesce(k, 0)")
          + " FROM "
          + from;
    }
  }

  /** How many records hold each value, for each code; ends in that number and the value. */
  record Values(Quantity.Quantile quantity) implements Carried {

    @Override
    public String counts() {
      return "held IS NOT NULL";
    }

    @Override
    public String select(String columnsAnd, Step step, SqlDialect dialect) {
      return columnsAnd
          + "held, "
          + switch (step) {
            case COUNT -> "count(*) AS n";
            case MERGE -> "sum(n) AS n";
          };
    }

    @Override
    public String groupBy(String columns) {
      return " GROUP BY " + (columns.isEmpty() ? "held" : columns + ", held");
    }

    @Override
    public String result(String columns, String from, SqlDialect dialect) {
      return "SELECT "
          + (columns.isEmpty() ? "" : columns + ", ")
          + "CAST(n AS BIGINT), held FROM "
          + from;
    }
  }

  /** Each thing once for each code that holds it; ends in how many there are, and a zero. */
  record Things(Quantity.Distinct quantity) implements Carried {

    @Override
    public String counts() {
      return "thing IS NOT NULL";
    }

    @Override
    public String select(String columnsAnd, Step step, SqlDialect dialect) {
      return columnsAnd + "thing";
    }

    @Override
    public String groupBy(String columns) {
      return " GROUP BY " + (columns.isEmpty() ? "thing" : columns + ", thing");
    }

    @Override
    public String result(String columns, String from, SqlDialect dialect) {
      return "SELECT "
          + (columns.isEmpty() ? "" : columns + ", ")
          + "count(*), CAST(0 AS BIGINT) FROM "
          + from
          + (columns.isEmpty() ? "" : " GROUP BY " + columns);
    }
  }

  /**
   * What each respondent contributes to each code, in records or in a sum; ends in how many
   * contributed, how much together, the largest contributions, which are zero where there are
   * fewer, and one who contributed.
   *
   * @param quantity records or a total
   * @param largest how many of the largest are told, at least 1
   * @param contributor what the column that names contributors holds
   */
  record Contributors(Quantity quantity, int largest, ColumnType contributor) implements Carried {

    /** The column that names contributors: holdings, where they are told, or respondents. */
    static String column(Quantity quantity, DatasetDeclaration dataset) {
      return quantity instanceof Quantity.Total total
          ? total.holding().orElse(dataset.respondent().column())
          : dataset.respondent().column();
    }

    public Contributors {
      if (largest < 1) {
        throw new IllegalArgumentException("at least the largest contribution must be told");
      }
    }

    @Override
    public String counts() {
      return "respondent IS NOT NULL";
    }

    @Override
    public String select(String columnsAnd, Step step, SqlDialect dialect) {
      String number = quantity instanceof Quantity.Total ? "coalesce(sum(amount), 0)" : "count(*)";
      return columnsAnd
          + "respondent, "
          + switch (step) {
            case COUNT -> number + " AS n";
            case MERGE -> "sum(n) AS n";
          };
    }

    @Override
    public String groupBy(String columns) {
      return " GROUP BY " + (columns.isEmpty() ? "respondent" : columns + ", respondent");
    }

    @Override
    public String result(String columns, String from, SqlDialect dialect) {
      String columnsAnd = columns.isEmpty() ? "" : columns + ", ";
      return "SELECT "
          + columnsAnd
          + "count(*), CAST(coalesce(sum(n), 0) AS BIGINT), "
          + IntStream.rangeClosed(1, largest)
              .mapToObj(r -> "CAST(coalesce(max(CASE WHEN r = " + r + " THEN n END), 0) AS BIGINT)")
              .collect(Collectors.joining(", "))
          + ", "
          + dialect.text("max(respondent)", contributor)
          + " FROM (SELECT "
          + columnsAnd
          + "respondent, n, row_number() OVER ("
          + (columns.isEmpty() ? "" : "PARTITION BY " + columns + " ")
          + "ORDER BY n DESC) AS r FROM "
          + from
          + ") AS ranked"
          + (columns.isEmpty() ? "" : " GROUP BY " + columns);
    }
  }
}
