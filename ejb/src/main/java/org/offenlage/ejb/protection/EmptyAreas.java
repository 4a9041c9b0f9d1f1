package org.offenlage.ejb.protection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.offenlage.ejb.indicator.AreaSpells;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Knows the cells that everybody knows to be empty, because in their period no code means any area
 * in them: an area that merged years ago, or what a later split leaves not attributable. To hide
 * such a zero hides nothing, and nothing can hide behind it. Stateless.
 */
final class EmptyAreas {

  private EmptyAreas() {}

  /** Whether a cell of this table is such a one. Costs O(areas × periods) once. */
  static IntPredicate of(TableToProtect table) {
    TableStructure structure = table.counted().table().structure();
    int area = variable(structure, table.area().orElse(""));
    if (table.records().areas().isEmpty() || area < 0) {
      return cell -> false;
    }
    AreaSpells areas = table.records().areas().get();
    Map<String, Set<String>> emptyByPeriod = new HashMap<>();
    for (String period : table.periods()) {
      emptyByPeriod.put(
          period, empty(structure.variables().get(area), areas, new ReferencePeriod(period)));
    }
    return cell -> {
      String period = table.periods().get(CellMeanings.periodOf(table, structure, cell));
      return emptyByPeriod.getOrDefault(period, Set.of()).contains(structure.codes(cell).get(area));
    };
  }

  private static int variable(TableStructure structure, String name) {
    List<String> names = structure.variables().stream().map(SpanningVariable::name).toList();
    return names.indexOf(name);
  }

  private static Set<String> empty(
      SpanningVariable variable, AreaSpells areas, ReferencePeriod period) {
    Set<String> empty = new HashSet<>(variable.codes());
    Set<String> unreachable = areas.unreachable(period);
    for (String leaf : variable.leaves()) {
      if (!unreachable.contains(leaf)) {
        for (Hierarchy hierarchy : variable.hierarchies()) {
          hierarchy.pathToRoot(leaf).forEach(empty::remove);
        }
      }
    }
    return empty;
  }
}
