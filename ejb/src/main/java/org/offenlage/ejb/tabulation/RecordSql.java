package org.offenlage.ejb.tabulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.microdata.ColumnType;

/** What is asked of single records, as SQL over one relation. For use once, by one thread. */
final class RecordSql {

  private final SqlWriter sql;
  private final Relation relation;
  private final Map<Condition.Linked, Relation> linked;

  /**
   * Writes behind what was written.
   *
   * @param linked for each condition on another snapshot the records of that snapshot
   */
  RecordSql(SqlWriter sql, Relation relation, Map<Condition.Linked, Relation> linked) {
    this.sql = sql;
    this.relation = relation;
    this.linked = linked;
  }

  /** The class that a record falls into. */
  void addClass(Assignment assignment, int year) {
    String column = relation.column(assignment.column());
    if (assignment instanceof Assignment.ByCode) {
      sql.add(column);
      return;
    }
    String number;
    List<Assignment.Band> bands;
    if (assignment instanceof Assignment.ByAge byAge) {
      number = "(" + year + " - " + column + ")";
      bands = byAge.bands();
    } else {
      number = column;
      bands = ((Assignment.ByBand) assignment).bands();
    }
    sql.add("CASE WHEN " + column + " IS NULL THEN NULL");
    for (int b = 1; b < bands.size(); b++) {
      sql.add(" WHEN " + number + " < ")
          .parameter(limit(relation.type(assignment.column()), bands.get(b)));
      sql.add(" THEN " + (b - 1));
    }
    sql.add(" ELSE " + (bands.size() - 1) + " END");
  }

  private static Object limit(ColumnType type, Assignment.Band band) {
    return type instanceof ColumnType.Fraction
        ? (Object) band.from().doubleValue()
        : (Object) band.from().setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** A column's number, held to an interval and rounded; none where the cell is empty. */
  void addHeld(String column, long least, long greatest) {
    String quoted = relation.column(column);
    // Engines disagree on what the greatest of a number and nothing is.
    sql.add("CASE WHEN " + quoted + " IS NULL THEN NULL ELSE CAST(round(greatest(");
    sql.parameter((double) least).add(", least(").parameter((double) greatest);
    sql.add(", CAST(" + quoted + " AS DOUBLE)))) AS BIGINT) END");
  }

  /** Whether a record meets a condition; unknown where its cell is empty. */
  void addCondition(Condition condition) {
    String column = relation.column(condition.column());
    if (condition instanceof Condition.OneOf oneOf) {
      List<String> known = codes(relation.type(oneOf.column()));
      sql.add(column + " IN (");
      for (int c = 0; c < oneOf.codes().size(); c++) {
        sql.add(c == 0 ? "" : ", ").parameter(known.indexOf(oneOf.codes().get(c)));
      }
      sql.add(")");
    } else if (condition instanceof Condition.Between between) {
      ColumnType type = relation.type(between.column());
      sql.add(column + " BETWEEN ").parameter(number(type, between.least()));
      sql.add(" AND ").parameter(number(type, between.most()));
    } else if (condition instanceof Condition.BelowPercentOfMedian below) {
      // The mean of the middle one or two, exactly; approximate medians differ between engines.
      sql.add("CAST(" + column + " AS DOUBLE) * 100 < ").parameter((double) below.percent());
      sql.add(" * (SELECT avg(CAST(v AS DOUBLE)) FROM (SELECT " + column + " AS v,");
      sql.add(" row_number() OVER (ORDER BY " + column + ") AS r, count(*) OVER () AS c");
      sql.add(" FROM " + relation.from() + " WHERE " + column + " IS NOT NULL) AS ordered");
      // Twice the rank, for halves are decimals to one engine and doubles to another.
      sql.add(" WHERE 2 * r >= c AND 2 * r <= c + 2)");
    } else if (condition instanceof Condition.Linked link) {
      Relation other = linked.get(link);
      if (other == null) {
        throw new IllegalStateException("the linked snapshot is not there");
      }
      sql.add(column + " IN (SELECT " + other.column(link.otherColumn()));
      sql.add(" FROM " + other.from() + " WHERE " + other.column(link.otherColumn()));
      sql.add(" IS NOT NULL");
      for (Condition there : link.conditions()) {
        sql.add(" AND ");
        new RecordSql(sql, other, Map.of()).addCondition(there);
      }
      sql.add(")");
    }
  }

  private static Object number(ColumnType type, BigDecimal value) {
    return type instanceof ColumnType.Fraction ? (Object) value.doubleValue() : (Object) value;
  }

  private static List<String> codes(ColumnType type) {
    if (type instanceof ColumnType.Code code) {
      return code.codes();
    }
    throw new IllegalStateException("the definition does not fit its dataset");
  }
}
