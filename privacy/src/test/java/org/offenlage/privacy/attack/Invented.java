package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Small invented tables and what was published of them. */
final class Invented {

  private Invented() {}

  static SpanningVariable flat(String name, String... leaves) {
    return SpanningVariable.of(name, Hierarchy.flat("all-" + name, List.of(leaves)));
  }

  /** A variable whose codes lie under others, given as child, parent, child, parent. */
  static SpanningVariable tree(String name, String... childAndParent) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (int i = 0; i < childAndParent.length; i += 2) {
      parents.put(childAndParent[i], childAndParent[i + 1]);
    }
    return SpanningVariable.of(name, Hierarchy.ofParents(parents));
  }

  /** The table with these inner counts, in the order of its cells, and the sums that follow. */
  static ConfidentialTable counts(TableStructure structure, long... inner) {
    long[] counts = new long[structure.cellCount()];
    int next = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      if (structure.isInner(cell)) {
        counts[cell] = inner[next++];
      }
    }
    List<Equation> equations = new ArrayList<>();
    structure.forEachEquation(equations::add);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Equation equation : equations) {
        long sum = 0;
        for (int part : equation.partCells()) {
          sum += counts[part];
        }
        changed |= counts[equation.totalCell()] != sum;
        counts[equation.totalCell()] = sum;
      }
    }
    return new ConfidentialTable(structure, counts);
  }

  static SafeTable hiding(ConfidentialTable table, IntPredicate hidden) {
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      cells.add(
          hidden.test(cell)
              ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
              : new SafeCell.Published(table.count(cell)));
    }
    return new SafeTable(
        table.structure(),
        cells,
        new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of()));
  }
}
