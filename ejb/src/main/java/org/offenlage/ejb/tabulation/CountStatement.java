package org.offenlage.ejb.tabulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The statement that counts one dataset for one period, margins included. Statements for different
 * periods differ only where areas change.
 *
 * <p>Records are classified by what their columns hold, counted by class, and the counts are then
 * carried up one dimension after the other, each time joined with a table that lists, for every
 * class, the leaf and all codes above it. So the work after the first count grows with the cells,
 * not with the records. Plain SQL: names are quoted, values are parameters; engines differ by
 * {@link SqlDialect} and {@link Relation} alone. Immutable.
 */
final class CountStatement {

  /** The table that holds counts by class, where files are counted one after the other. */
  static final String CLASSES = "classes";

  private final CountQuery query;
  private final DatasetDeclaration dataset;
  private final SqlDialect dialect;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Climb> climbs = new ArrayList<>();
  private final Optional<Condition> part;
  private final Carried carried;

  CountStatement(
      CountedDataset counted,
      IndicatorDefinition definition,
      TableStructure structure,
      TabulationSession session,
      Carried carried,
      ReferencePeriod period) {
    this.query = counted.query();
    this.carried = carried;
    this.dataset = counted.declaration();
    this.dialect = session.dialect();
    for (Dimension dimension : definition.dimensions()) {
      Assignment assignment = query.assignments().get(dimension.name());
      if (assignment != null) {
        SpanningVariable variable = structure.variables().get(assignments.size());
        String table =
            Climb.dependsOnPeriod(assignment)
                ? "climb" + assignments.size() + "in" + number(period) + session.suffix()
                : table(session);
        climbs.add(Climb.of(table, variable, Climb.classes(dataset, assignment, period)));
        assignments.add(assignment);
      }
    }
    if (definition.measure() instanceof Measure.Share share) {
      SpanningVariable variable = structure.variables().get(assignments.size());
      climbs.add(
          Climb.of(
              table(session),
              variable,
              Map.of(0, TabulatedTable.IN_PART, 1, TabulatedTable.NOT_IN_PART)));
      this.part = Optional.of(share.part());
    } else {
      this.part = Optional.empty();
    }
  }

  private String table(TabulationSession session) {
    return "climb" + assignments.size() + session.suffix();
  }

  private static String number(ReferencePeriod period) {
    return period.code().toLowerCase(Locale.ROOT).replace("-", "");
  }

  /** The tables that the statement joins; to be there before it runs. */
  List<Climb> climbs() {
    return List.copyOf(climbs);
  }

  /**
   * Whether the files of a snapshot may be counted one after the other: what becomes of a record
   * depends on no other record of its snapshot.
   */
  boolean isPartByPart() {
    return ranks().isEmpty()
        && part.stream().allMatch(CountStatement::isOwnBusiness)
        && query.conditions().stream().allMatch(CountStatement::isOwnBusiness);
  }

  private static boolean isOwnBusiness(Condition condition) {
    return !(condition instanceof Condition.BelowPercentOfMedian);
  }

  /** The columns that the statement reads of the records it counts, besides the record key. */
  Set<String> columns() {
    Set<String> columns = new HashSet<>();
    assignments.forEach(assignment -> columns.add(assignment.column()));
    query.conditions().forEach(condition -> columns.add(condition.column()));
    part.ifPresent(condition -> columns.add(condition.column()));
    if (carried.quantity() instanceof Quantity.Total total) {
      columns.add(total.column());
    } else if (carried.quantity() instanceof Quantity.Quantile quantile) {
      columns.add(quantile.column());
    } else if (carried.quantity() instanceof Quantity.Distinct distinct) {
      columns.add(distinct.column());
    }
    if (ranks().isPresent()) {
      columns.add(dataset.respondent().column());
    }
    if (carried instanceof Carried.Contributors) {
      columns.add(Carried.Contributors.column(carried.quantity(), dataset));
    }
    return columns;
  }

  /** The columns that a condition reads of the records that it looks into. */
  static Set<String> columns(Condition.Linked link) {
    Set<String> columns = new HashSet<>();
    columns.add(link.otherColumn());
    link.conditions().forEach(condition -> columns.add(condition.column()));
    return columns;
  }

  /**
   * The whole statement. Its columns are one position a variable, then what is {@link Carried}.
   *
   * @param records all records of the snapshot
   * @param linked for each condition on another snapshot the records of that snapshot
   */
  SqlWriter.Sql over(
      Relation records, Map<Condition.Linked, Relation> linked, ReferencePeriod period) {
    SqlWriter sql = new SqlWriter().add("WITH ");
    classify(sql, records, linked, period);
    sql.add(", counted AS (");
    count(sql);
    sql.add(")");
    carryUp(sql);
    return sql.sql();
  }

  /** Counts by class alone, of some files of a snapshot. */
  SqlWriter.Sql classesOf(
      Relation records, Map<Condition.Linked, Relation> linked, ReferencePeriod period) {
    SqlWriter sql = new SqlWriter().add("WITH ");
    classify(sql, records, linked, period);
    sql.add(" ");
    count(sql);
    return sql.sql();
  }

  /** The rest of the statement, over the table {@link #CLASSES} with counts of all files. */
  SqlWriter.Sql overClasses() {
    SqlWriter sql = new SqlWriter().add("WITH counted AS (");
    sql.add("SELECT " + carried.select(columnsAnd(climbs.size()), Carried.Step.MERGE, dialect));
    sql.add(" FROM " + CLASSES + carried.groupBy(columns(climbs.size())) + ")");
    carryUp(sql);
    return sql.sql();
  }

  private void classify(
      SqlWriter sql,
      Relation records,
      Map<Condition.Linked, Relation> linked,
      ReferencePeriod period) {
    RecordSql ofRecord = new RecordSql(sql, records, linked);
    sql.add("classified AS (SELECT ");
    for (int d = 0; d < assignments.size(); d++) {
      sql.add("coalesce(");
      ofRecord.addClass(assignments.get(d), period.year());
      sql.add(", " + Climb.EMPTY + ") AS d" + d + ", ");
    }
    part.ifPresent(
        condition -> {
          sql.add("CASE WHEN ");
          ofRecord.addCondition(condition);
          sql.add(" THEN 0 ELSE 1 END AS d" + assignments.size() + ", ");
        });
    addQuantity(sql, ofRecord, records);
    if (ranks().isPresent()) {
      sql.add("row_number() OVER (PARTITION BY ");
      sql.add(records.column(dataset.respondent().column()));
      sql.add(" ORDER BY " + records.recordKey() + ") AS rank_of_record, ");
    }
    sql.add(records.recordKey() + " AS record_key FROM " + records.from() + " WHERE TRUE");
    for (Condition condition : query.conditions()) {
      sql.add(" AND ");
      ofRecord.addCondition(condition);
    }
    sql.add(")");
  }

  private void addQuantity(SqlWriter sql, RecordSql ofRecord, Relation records) {
    Quantity quantity = carried.quantity();
    if (quantity instanceof Quantity.Total total) {
      ofRecord.addHeld(total.column(), 0, total.greatest());
      sql.add(" AS amount, ");
    } else if (quantity instanceof Quantity.Quantile quantile) {
      ofRecord.addHeld(quantile.column(), quantile.least(), quantile.greatest());
      sql.add(" AS held, ");
    } else if (quantity instanceof Quantity.Distinct distinct) {
      sql.add(records.column(distinct.column()) + " AS thing, ");
    }
    if (carried instanceof Carried.Contributors) {
      sql.add(records.column(Carried.Contributors.column(quantity, dataset)) + " AS respondent, ");
    }
  }

  private void count(SqlWriter sql) {
    sql.add("SELECT " + carried.select(columnsAnd(climbs.size()), Carried.Step.COUNT, dialect));
    sql.add(" FROM classified WHERE " + carried.counts());
    ranks().ifPresent(most -> sql.add(" AND rank_of_record <= ").parameter(most));
    sql.add(carried.groupBy(columns(climbs.size())));
  }

  private void carryUp(SqlWriter sql) {
    String below = "counted";
    for (int d = 0; d < climbs.size(); d++) {
      String level = "carried" + d;
      String others = columnsWithout(d);
      sql.add(", " + level + " AS (SELECT ");
      sql.add(carried.select(others + "c.above AS d" + d + ", ", Carried.Step.MERGE, dialect));
      sql.add(" FROM " + below);
      sql.add(" LEFT JOIN " + climbs.get(d).table() + " AS c ON c.member = d" + d);
      sql.add(carried.groupBy(others + "c.above") + ")");
      below = level;
    }
    sql.add(" ").add(carried.result(columns(climbs.size()), below, dialect));
  }

  /** The most records of a respondent that count, where the respondent may have more. */
  private Optional<Long> ranks() {
    return dataset.respondent().records() == Respondent.Records.ONE
            || query.recordsPerRespondent().isEmpty()
        ? Optional.empty()
        : Optional.of((long) query.recordsPerRespondent().getAsInt());
  }

  private static String columns(int count) {
    StringBuilder columns = new StringBuilder();
    for (int d = 0; d < count; d++) {
      columns.append(d == 0 ? "d" : ", d").append(d);
    }
    return columns.toString();
  }

  private static String columnsAnd(int count) {
    return count == 0 ? "" : columns(count) + ", ";
  }

  private String columnsWithout(int left) {
    StringBuilder columns = new StringBuilder();
    for (int d = 0; d < climbs.size(); d++) {
      if (d != left) {
        columns.append('d').append(d).append(", ");
      }
    }
    return columns.toString();
  }
}
