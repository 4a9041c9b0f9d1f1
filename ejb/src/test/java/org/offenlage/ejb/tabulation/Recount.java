package org.offenlage.ejb.tabulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.privacy.structure.TableStructure;

/** Finds the records of a cell by looking at each of them. */
@NullMarked
final class Recount {

  private final RandomCube cube;
  private final CountQuery query;
  private final List<String> variables;
  private final List<ReferencePeriod> periods;

  Recount(
      RandomCube cube, CountQuery query, TableStructure structure, List<ReferencePeriod> periods) {
    this.cube = cube;
    this.query = query;
    this.variables = structure.variables().stream().map(v -> v.name()).toList();
    this.periods = periods;
  }

  /** The records that a cell counts. */
  List<Map<String, Object>> in(List<String> codes) {
    Map<String, String> cell = new HashMap<>();
    for (int v = 0; v < codes.size(); v++) {
      cell.put(variables.get(v), codes.get(v));
    }
    ReferencePeriod period =
        Optional.ofNullable(cell.remove("year")).map(ReferencePeriod::new).orElse(periods.get(0));
    List<Map<String, Object>> all = Objects.requireNonNull(cube.records.get(period));
    List<Map<String, Object>> in = new ArrayList<>();
    for (Map<String, Object> one : all) {
      boolean meets = query.conditions().stream().allMatch(each -> meets(one, each, all));
      if (meets
          && cell.entrySet().stream()
              .allMatch(e -> falls(one, e.getKey(), e.getValue(), period, all))) {
        in.add(one);
      }
    }
    return in;
  }

  private boolean falls(
      Map<String, Object> one,
      String variable,
      String wanted,
      ReferencePeriod period,
      List<Map<String, Object>> all) {
    if (variable.equals("part")) {
      Condition part = ((Measure.Share) cube.definition.measure()).part();
      return wanted.equals("Total") || wanted.equals("yes") == meets(one, part, all);
    }
    Assignment assignment = Objects.requireNonNull(query.assignments().get(variable));
    String leaf = leaf(one, assignment, period);
    return isAbove(wanted, leaf, Objects.requireNonNull(cube.parents.get(variable)))
        || (variable.equals("area") && isAbove(wanted, leaf, cube.beside));
  }

  private static boolean isAbove(
      String wanted, @Nullable String leaf, Map<String, String> parents) {
    String code = leaf;
    while (code != null && !code.equals(wanted)) {
      code = parents.get(code);
    }
    return code != null;
  }

  private static @Nullable String leaf(
      Map<String, Object> one, Assignment assignment, ReferencePeriod period) {
    Object value = one.get(assignment.column());
    if (assignment instanceof Assignment.ByCode byCode) {
      return value == null ? byCode.whenEmpty().orElseThrow() : value.toString();
    }
    if (assignment instanceof Assignment.ByAge byAge) {
      return band(byAge.bands(), period.year() - number(value));
    }
    Assignment.ByBand byBand = (Assignment.ByBand) assignment;
    return value == null ? byBand.whenEmpty().orElseThrow() : band(byBand.bands(), number(value));
  }

  private static String band(List<Assignment.Band> bands, double number) {
    String code = bands.get(0).code();
    for (Assignment.Band band : bands) {
      code = number >= band.from().doubleValue() ? band.code() : code;
    }
    return code;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static boolean meets(
      Map<String, Object> one, Condition condition, List<Map<String, Object>> all) {
    Object value = one.get(condition.column());
    if (value == null) {
      return false;
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return oneOf.codes().contains(value);
    }
    if (condition instanceof Condition.Between between) {
      BigDecimal number = new BigDecimal(value.toString());
      return number.compareTo(between.least()) >= 0 && number.compareTo(between.most()) <= 0;
    }
    if (condition instanceof Condition.Linked linked) {
      return all.stream()
          .filter(other -> value.equals(other.get(linked.otherColumn())))
          .anyMatch(other -> linked.conditions().stream().allMatch(c -> meets(other, c, all)));
    }
    Condition.BelowPercentOfMedian below = (Condition.BelowPercentOfMedian) condition;
    double[] values =
        all.stream()
            .map(other -> other.get(below.column()))
            .filter(other -> other != null)
            .mapToDouble(Recount::number)
            .sorted()
            .toArray();
    double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    return number(value) * 100 < below.percent() * median;
  }
}
