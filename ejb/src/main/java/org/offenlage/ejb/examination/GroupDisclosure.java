package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * Finds groups all of whose members are shown to have the same property, so that membership alone
 * tells it: all respondents of a total in one category, or a numerator that equals its denominator.
 * Where people live and when they were counted is not taken for a property.
 */
final class GroupDisclosure {

  private static final String NAME = "group-disclosure";

  private GroupDisclosure() {}

  static List<Check> of(List<ExaminedTable> tables) {
    List<Check> checks = new ArrayList<>();
    for (ExaminedTable table : tables) {
      if (table.truth().counted().quantity() instanceof Quantity.Total) {
        // Of sums it is not told who has which property.
        continue;
      }
      long groups = groups(table);
      if (table.truth().counted().part() == TabulatedTable.Part.NUMERATOR) {
        groups += wholes(table, tables);
      }
      if (isLooked(table)) {
        checks.add(
            new Check(
                NAME,
                groups == 0 ? Check.Result.PASSED : Check.Result.NOTABLE,
                table.name(),
                List.of(Long.toString(groups))));
      }
    }
    return checks;
  }

  private static boolean isLooked(ExaminedTable table) {
    return table.result().table().cells().stream().anyMatch(SafeCell.Published.class::isInstance);
  }

  /** Totals all of whose respondents are shown to lie in one category. */
  private static long groups(ExaminedTable table) {
    SafeTable result = table.result().table();
    long[] groups = {0};
    result
        .structure()
        .forEachEquation(
            (Equation equation) -> {
              if (isProperty(table, equation) && isConcentrated(result, equation)) {
                groups[0]++;
              }
            });
    return groups[0];
  }

  /** Whether the parts differ in a property: anything but area and period. */
  private static boolean isProperty(ExaminedTable table, Equation equation) {
    List<SpanningVariable> variables = table.result().table().structure().variables();
    List<String> total = table.result().table().structure().codes(equation.totalCell());
    List<String> part = table.result().table().structure().codes(equation.partCells()[0]);
    for (int v = 0; v < variables.size(); v++) {
      if (!total.get(v).equals(part.get(v))) {
        String name = variables.get(v).name();
        return table.truth().area().filter(name::equals).isEmpty()
            && table.truth().period().filter(name::equals).isEmpty();
      }
    }
    return false;
  }

  private static boolean isConcentrated(SafeTable result, Equation equation) {
    int filled = 0;
    for (int part : equation.partCells()) {
      if (!(result.cells().get(part) instanceof SafeCell.Published published)) {
        return false;
      }
      filled += published.count() > 0 ? 1 : 0;
    }
    return equation.partCells().length > 1 && filled == 1;
  }

  /** Cells whose numerator is shown to be all of the denominator, both of the same respondents. */
  private static long wholes(ExaminedTable numerator, List<ExaminedTable> tables) {
    long wholes = 0;
    for (ExaminedTable other : tables) {
      boolean isWhole =
          other.truth().counted().part() == TabulatedTable.Part.DENOMINATOR
              && other.truth().counted().datasetId().equals(numerator.truth().counted().datasetId())
              && other.result().table().structure().equals(numerator.result().table().structure());
      for (int cell = 0; isWhole && cell < other.result().table().cells().size(); cell++) {
        wholes +=
            numerator.result().table().cells().get(cell) instanceof SafeCell.Published part
                    && other.result().table().cells().get(cell) instanceof SafeCell.Published whole
                    && part.count() == whole.count()
                    && whole.count() > 0
                ? 1
                : 0;
      }
    }
    return wholes;
  }
}
