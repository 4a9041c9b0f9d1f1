package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Names for cells under which one cell is found again in whatever table it stands. */
public final class CellMeanings {

  private static final String SNAPSHOT_MARK = "#";

  private CellMeanings() {}

  /**
   * The table's structure under variable names that mean the same in every publication; periods are
   * told apart by their snapshot, and a table of one snapshot gets a variable for it, in the last
   * place. Cells keep their numbers.
   */
  public static TableStructure renamed(TableToProtect table) {
    List<String> snapshots = new ArrayList<>();
    for (int p = 0; p < table.periods().size(); p++) {
      snapshots.add(table.periods().get(p) + SNAPSHOT_MARK + table.counted().snapshots().get(p));
    }
    SpanningVariable periods =
        SpanningVariable.of("period", Hierarchy.withoutTotal(List.copyOf(snapshots)));
    List<SpanningVariable> variables = new ArrayList<>();
    for (SpanningVariable variable : table.counted().table().structure().variables()) {
      if (isPeriod(table, variable)) {
        if (!variable.codes().equals(table.periods())) {
          throw new IllegalArgumentException("the periods stand in another order than their codes");
        }
        variables.add(periods);
      } else {
        variables.add(
            new SpanningVariable(
                table.records().meanings().getOrDefault(variable.name(), variable.name()),
                variable.hierarchies()));
      }
    }
    if (table.period().isEmpty()) {
      variables.add(periods);
    }
    return TableStructure.of(variables);
  }

  /** Codes of a renamed structure as staff know them. */
  public static String readable(List<String> codes) {
    return codes.stream()
        .map(
            code -> {
              int mark = code.indexOf(SNAPSHOT_MARK);
              return mark < 0 ? code : code.substring(0, mark);
            })
        .collect(Collectors.joining(" "));
  }

  /**
   * What a cell restricts, but for its period, as canonical JSON: a root code that covers all
   * respondents restricts nothing.
   *
   * @param structure the table's, or one with further variables
   */
  static String ofCell(TableToProtect table, TableStructure structure, int cell) {
    List<String> codes = structure.codes(cell);
    Map<String, String> restrictions = new TreeMap<>();
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      if (!isPeriod(table, variable) && !coversAll(variable, codes.get(v))) {
        restrictions.put(
            table.records().meanings().getOrDefault(variable.name(), variable.name()),
            codes.get(v));
      }
    }
    return CanonicalJson.of(restrictions);
  }

  /** The codes of a cell that restrict anything, but for its period, sorted. */
  public static List<String> restricting(TableToProtect table, TableStructure structure, int cell) {
    List<String> codes = structure.codes(cell);
    List<String> restricting = new ArrayList<>();
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      if (!isPeriod(table, variable)
          && !coversAll(variable, codes.get(v))
          && !Complements.isOfNarrower(variable, codes.get(v))) {
        restricting.add(codes.get(v));
      }
    }
    restricting.sort(null);
    return restricting;
  }

  /** Which of the table's periods a cell belongs to, by its place. */
  public static int periodOf(TableToProtect table, TableStructure structure, int cell) {
    for (int v = 0; v < structure.variables().size(); v++) {
      if (isPeriod(table, structure.variables().get(v))) {
        return table.periods().indexOf(structure.codes(cell).get(v));
      }
    }
    return 0;
  }

  private static boolean isPeriod(TableToProtect table, SpanningVariable variable) {
    return table.period().filter(variable.name()::equals).isPresent();
  }

  static boolean coversAll(SpanningVariable variable, String code) {
    for (Hierarchy hierarchy : variable.hierarchies()) {
      if (hierarchy.contains(code)
          && hierarchy.roots().size() == 1
          && hierarchy.parent(code).isEmpty()
          && !hierarchy.children(code).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
