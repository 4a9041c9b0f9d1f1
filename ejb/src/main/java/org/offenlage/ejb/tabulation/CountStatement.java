package org.offenlage.ejb.tabulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.ParquetColumns;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The statement that counts one dataset for one period, margins included.
 *
 * <p>Records are classified by what their columns hold, counted by class, and the counts are then
 * carried up one dimension after the other, each time joined with a table that lists, for every
 * class, the leaf and all codes above it. So the work after the first count grows with the cells,
 * not with the records. Plain SQL: names are quoted, values are parameters. Immutable.
 */
final class CountStatement {

  /** Stands for an empty cell among the positions of codes and bands. */
  private static final int EMPTY = -1;

  private final CountQuery query;
  private final DatasetDeclaration dataset;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Climb> climbs = new ArrayList<>();
  private final Optional<Condition> part;
  private final Quantity quantity;

  CountStatement(CountedDataset counted, IndicatorDefinition definition, TableStructure structure) {
    this.query = counted.query();
    this.quantity = counted.quantity();
    this.dataset = counted.declaration();
    for (Dimension dimension : definition.dimensions()) {
      Assignment assignment = query.assignments().get(dimension.name());
      if (assignment != null) {
        SpanningVariable variable = structure.variables().get(assignments.size());
        climbs.add(climb(assignments.size(), variable, classes(assignment)));
        assignments.add(assignment);
      }
    }
    if (definition.measure() instanceof Measure.Share share) {
      SpanningVariable variable = structure.variables().get(assignments.size());
      climbs.add(
          climb(
              assignments.size(),
              variable,
              Map.of(0, TabulatedTable.IN_PART, 1, TabulatedTable.NOT_IN_PART)));
      this.part = Optional.of(share.part());
    } else {
      this.part = Optional.empty();
    }
  }

  /**
   * A statement and its parameters.
   *
   * @param text with question marks
   * @param parameters in order
   */
  record Sql(String text, List<Object> parameters) {}

  /**
   * For every class of a dimension the positions of its leaf and of all codes above.
   *
   * @param table name of the table that holds it
   * @param steps its rows
   */
  record Climb(String table, List<Step> steps) {}

  /** One row of a {@link Climb}. */
  record Step(int member, int above) {}

  /** The tables that the statement joins; to be there before it runs. */
  List<Climb> climbs() {
    return List.copyOf(climbs);
  }

  /**
   * The statement over a snapshot's files. Its columns are one position a variable, then counts or
   * sums, then sums of record keys.
   */
  Sql over(List<Path> files, ReferencePeriod period) {
    String source =
        "read_parquet(["
            + files.stream().map(CountingEngine::literal).collect(Collectors.joining(", "))
            + "])";
    SqlWriter sql = new SqlWriter();
    sql.add("WITH classified AS (SELECT ");
    for (int d = 0; d < assignments.size(); d++) {
      sql.add("coalesce(");
      addClass(sql, assignments.get(d), period);
      sql.add(", " + EMPTY + ") AS d" + d + ", ");
    }
    part.ifPresent(
        condition -> {
          sql.add("CASE WHEN ");
          addCondition(sql, condition, source);
          sql.add(" THEN 0 ELSE 1 END AS d" + assignments.size() + ", ");
        });
    if (quantity instanceof Quantity.Total total) {
      addHeld(sql, total.column(), 0, total.greatest());
      sql.add(" AS amount, ");
    } else if (quantity instanceof Quantity.Quantile quantile) {
      addHeld(sql, quantile.column(), quantile.least(), quantile.greatest());
      sql.add(" AS held, ");
    } else if (quantity instanceof Quantity.Distinct distinct) {
      sql.add(CountingEngine.identifier(distinct.column()) + " AS thing, ");
    }
    addRank(sql);
    sql.add(
        " AS rank_of_record, "
            + ParquetColumns.RECORD_KEY
            + " AS record_key FROM "
            + source
            + " WHERE TRUE");
    for (Condition condition : query.conditions()) {
      sql.add(" AND ");
      addCondition(sql, condition, source);
    }
    if (quantity instanceof Quantity.Distinct) {
      carryThings(sql);
    } else if (quantity instanceof Quantity.Quantile) {
      carryValues(sql);
    } else {
      carrySums(sql, quantity instanceof Quantity.Total ? "coalesce(sum(amount), 0)" : "count(*)");
    }
    return sql.sql();
  }

  /** A column's number, held to an interval and rounded. */
  private static void addHeld(SqlWriter sql, String column, long least, long greatest) {
    sql.add("CAST(round(greatest(").parameter((double) least);
    sql.add(", least(").parameter((double) greatest);
    sql.add(", CAST(" + CountingEngine.identifier(column) + " AS DOUBLE)))) AS BIGINT)");
  }

  /** How many records hold each value, for each code; instead of keys the value. */
  private void carryValues(SqlWriter sql) {
    String all = columns(climbs.size());
    String allAnd = all.isEmpty() ? "" : all + ", ";
    sql.add("), counted AS (SELECT " + allAnd + "held, count(*) AS n FROM classified");
    sql.add(" WHERE held IS NOT NULL AND rank_of_record <= ");
    sql.parameter((long) query.recordsPerRespondent().orElse(1));
    sql.add(" GROUP BY " + allAnd + "held)");
    String below = "counted";
    for (int d = 0; d < climbs.size(); d++) {
      String level = "carried" + d;
      String others = columnsWithout(d);
      sql.add(", " + level + " AS (SELECT " + others + "c.above AS d" + d + ", held, sum(n) AS n");
      sql.add(" FROM " + below);
      sql.add(" LEFT JOIN " + climbs.get(d).table() + " AS c ON c.member = d" + d);
      sql.add(" GROUP BY " + others + "c.above, held)");
      below = level;
    }
    sql.add(" SELECT " + allAnd + "CAST(n AS BIGINT), held FROM " + below);
  }

  /** Each thing once for each code that holds it, and how many there are of them in the end. */
  private void carryThings(SqlWriter sql) {
    String all = columns(climbs.size());
    String allAnd = all.isEmpty() ? "" : all + ", ";
    sql.add("), counted AS (SELECT DISTINCT " + allAnd + "thing FROM classified");
    sql.add(" WHERE thing IS NOT NULL AND rank_of_record <= ");
    sql.parameter((long) query.recordsPerRespondent().orElse(1)).add(")");
    String below = "counted";
    for (int d = 0; d < climbs.size(); d++) {
      String level = "carried" + d;
      sql.add(", " + level + " AS (SELECT DISTINCT " + columnsWithout(d) + "c.above AS d" + d);
      sql.add(", thing FROM " + below);
      sql.add(" LEFT JOIN " + climbs.get(d).table() + " AS c ON c.member = d" + d + ")");
      below = level;
    }
    sql.add(" SELECT " + allAnd + "count(*), CAST(0 AS HUGEINT) FROM " + below);
    sql.add(all.isEmpty() ? "" : " GROUP BY " + all);
  }

  private void carrySums(SqlWriter sql, String ofClass) {
    String all = columns(climbs.size());
    String allAnd = all.isEmpty() ? "" : all + ", ";
    sql.add("), counted AS (SELECT " + allAnd + ofClass + " AS n, sum(record_key) AS k");
    sql.add(" FROM classified WHERE rank_of_record");
    sql.add(" <= ").parameter((long) query.recordsPerRespondent().orElse(1));
    sql.add((all.isEmpty() ? "" : " GROUP BY " + all) + ")");
    String below = "counted";
    for (int d = 0; d < climbs.size(); d++) {
      String level = "carried" + d;
      String others = columnsWithout(d);
      sql.add(
          ", "
              + level
              + " AS (SELECT "
              + others
              + "c.above AS d"
              + d
              + ", sum(n) AS n, sum(k) AS k FROM ");
      sql.add(below + " LEFT JOIN " + climbs.get(d).table() + " AS c ON c.member = d" + d);
      sql.add(" GROUP BY " + others + "c.above)");
      below = level;
    }
    sql.add(
        " SELECT " + allAnd + "CAST(n AS BIGINT), CAST(coalesce(k, 0) AS HUGEINT) FROM " + below);
  }

  /** The rank of a record among those of its respondent; 1 for all where there is no bound. */
  private void addRank(SqlWriter sql) {
    if (query.recordsPerRespondent().isEmpty()) {
      sql.add("1");
    } else {
      sql.add("row_number() OVER (PARTITION BY ");
      sql.add(CountingEngine.identifier(dataset.respondent().column()));
      sql.add(" ORDER BY " + ParquetColumns.RECORD_KEY + ")");
    }
  }

  private void addClass(SqlWriter sql, Assignment assignment, ReferencePeriod period) {
    String column = CountingEngine.identifier(assignment.column());
    if (assignment instanceof Assignment.ByCode) {
      sql.add(column);
      return;
    }
    String number;
    List<Assignment.Band> bands;
    if (assignment instanceof Assignment.ByAge byAge) {
      number = "(" + period.year() + " - " + column + ")";
      bands = byAge.bands();
    } else {
      number = column;
      bands = ((Assignment.ByBand) assignment).bands();
    }
    sql.add("CASE WHEN " + column + " IS NULL THEN NULL");
    for (int b = 1; b < bands.size(); b++) {
      sql.add(" WHEN " + number + " < ")
          .parameter(limit(column(assignment.column()), bands.get(b)));
      sql.add(" THEN " + (b - 1));
    }
    sql.add(" ELSE " + (bands.size() - 1) + " END");
  }

  private static Object limit(Column column, Assignment.Band band) {
    return column.type() instanceof ColumnType.Fraction
        ? (Object) band.from().doubleValue()
        : (Object) band.from().setScale(0, RoundingMode.CEILING).longValueExact();
  }

  private void addCondition(SqlWriter sql, Condition condition, String source) {
    String column = CountingEngine.identifier(condition.column());
    if (condition instanceof Condition.OneOf oneOf) {
      List<String> known = codes(column(oneOf.column()));
      sql.add(column + " IN (");
      for (int c = 0; c < oneOf.codes().size(); c++) {
        sql.add(c == 0 ? "" : ", ").parameter(known.indexOf(oneOf.codes().get(c)));
      }
      sql.add(")");
    } else if (condition instanceof Condition.Between between) {
      sql.add(column + " BETWEEN ").parameter(number(between.column(), between.least()));
      sql.add(" AND ").parameter(number(between.column(), between.most()));
    } else if (condition instanceof Condition.BelowPercentOfMedian below) {
      // The mean of the middle one or two, exactly; approximate medians differ between engines.
      sql.add("CAST(" + column + " AS DOUBLE) * 100 < ").parameter((double) below.percent());
      sql.add(" * (SELECT avg(CAST(v AS DOUBLE)) FROM (SELECT " + column + " AS v,");
      sql.add(" row_number() OVER (ORDER BY " + column + ") AS r, count(*) OVER () AS c");
      sql.add(" FROM " + source + " WHERE " + column + " IS NOT NULL) AS ordered");
      sql.add(" WHERE r >= c / 2.0 AND r <= c / 2.0 + 1)");
    }
  }

  private Object number(String column, BigDecimal value) {
    return column(column).type() instanceof ColumnType.Fraction
        ? (Object) value.doubleValue()
        : (Object) value;
  }

  private static Climb climb(int d, SpanningVariable variable, Map<Integer, String> leafByClass) {
    List<String> codes = variable.codes();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      positions.put(codes.get(i), i);
    }
    Hierarchy hierarchy = variable.hierarchies().get(0);
    List<Step> steps = new ArrayList<>();
    leafByClass.forEach(
        (member, leaf) -> {
          for (String code : hierarchy.pathToRoot(leaf)) {
            Integer position = positions.get(code);
            if (position == null) {
              throw new IllegalStateException(
                  "a hierarchy holds a code its variable does not know");
            }
            steps.add(new Step(member, position));
          }
        });
    return new Climb("climb" + d, List.copyOf(steps));
  }

  private Map<Integer, String> classes(Assignment assignment) {
    Map<Integer, String> leafByClass = new HashMap<>();
    if (assignment instanceof Assignment.ByCode byCode) {
      List<String> codes = codes(column(byCode.column()));
      for (int i = 0; i < codes.size(); i++) {
        leafByClass.put(i, codes.get(i));
      }
      byCode.whenEmpty().ifPresent(leaf -> leafByClass.put(EMPTY, leaf));
    } else if (assignment instanceof Assignment.ByBand byBand) {
      addBands(leafByClass, byBand.bands());
      byBand.whenEmpty().ifPresent(leaf -> leafByClass.put(EMPTY, leaf));
    } else if (assignment instanceof Assignment.ByAge byAge) {
      addBands(leafByClass, byAge.bands());
    }
    return leafByClass;
  }

  private static void addBands(Map<Integer, String> leafByClass, List<Assignment.Band> bands) {
    for (int b = 0; b < bands.size(); b++) {
      leafByClass.put(b, bands.get(b).code());
    }
  }

  private Column column(String name) {
    return dataset
        .column(name)
        .orElseThrow(() -> new IllegalStateException("the definition does not fit its dataset"));
  }

  private static List<String> codes(Column column) {
    if (column.type() instanceof ColumnType.Code code) {
      return code.codes();
    }
    throw new IllegalStateException("the definition does not fit its dataset");
  }

  private static String columns(int count) {
    StringBuilder columns = new StringBuilder();
    for (int d = 0; d < count; d++) {
      columns.append(d == 0 ? "d" : ", d").append(d);
    }
    return columns.toString();
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

  /** Text and parameters, in step. */
  private static final class SqlWriter {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SqlWriter add(String words) {
      text.append(words);
      return this;
    }

    SqlWriter parameter(Object value) {
      text.append('?');
      parameters.add(value);
      return this;
    }

    Sql sql() {
      return new Sql(text.toString(), List.copyOf(parameters));
    }
  }
}
