package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.privacy.structure.TableSystem;

/**
 * What an intruder has: the equations over suppressed cells, in parts that share no cell.
 *
 * <p>Sums that nothing published bounds are looked for up to a ceiling only.
 */
final class IntruderView {

  private final TableSystem system;
  private final BitSet suppressed;
  private final HiddenCells hidden;
  private final Map<Integer, List<Integer>> cellsByPart = new TreeMap<>();
  private final Map<Integer, List<IntruderProgram.Row>> rowsByPart = new TreeMap<>();

  /** Values of published cells; those of suppressed ones are never asked for. */
  interface Published {
    long value(int cell);
  }

  IntruderView(TableSystem system, BitSet suppressed, Published published) {
    this.system = system;
    this.suppressed = suppressed;
    this.hidden = new HiddenCells(system, suppressed);
    suppressed.stream()
        .forEach(
            cell ->
                cellsByPart
                    .computeIfAbsent(hidden.partOf(cell), part -> new ArrayList<>())
                    .add(cell));
    for (int e = 0; e < system.equationCount(); e++) {
      addRow(e, published);
    }
  }

  private void addRow(int equation, Published published) {
    TreeMap<Integer, Integer> signs = new TreeMap<>();
    long sum = 0;
    for (int place = 0; place < system.equationSize(equation); place++) {
      int cell = system.equationCell(equation, place);
      int sign = place == 0 ? -1 : 1;
      if (suppressed.get(cell)) {
        signs.merge(cell, sign, Integer::sum);
      } else {
        sum = Math.subtractExact(sum, sign * published.value(cell));
      }
    }
    signs.values().removeIf(sign -> sign == 0);
    if (signs.isEmpty()) {
      if (sum != 0) {
        throw new InconsistentTableException(system.address(system.equationCell(equation, 0)));
      }
      return;
    }
    rowsByPart
        .computeIfAbsent(hidden.partOf(signs.firstKey()), part -> new ArrayList<>())
        .add(
            new IntruderProgram.Row(
                signs.keySet().stream().mapToInt(c -> c).toArray(),
                signs.values().stream().mapToInt(s -> s).toArray(),
                sum));
  }

  /** The parts in ascending order. */
  List<Integer> parts() {
    return List.copyOf(cellsByPart.keySet());
  }

  /** The suppressed cells of a part, ascending. */
  int[] cells(int part) {
    return cellsByPart.getOrDefault(part, List.of()).stream().mapToInt(c -> c).toArray();
  }

  /** The program over a part. */
  IntruderProgram program(int part, long ceiling) {
    return new IntruderProgram(cells(part), rowsByPart.getOrDefault(part, List.of()), ceiling);
  }
}
