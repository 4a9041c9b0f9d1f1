package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.offenlage.privacy.structure.TableSystem;

/** The suppressed cells of a system in parts that share no equation. */
final class HiddenCells {

  private final int[] part;

  HiddenCells(TableSystem system, BitSet suppressed) {
    part = new int[system.cellCount()];
    for (int cell = 0; cell < part.length; cell++) {
      part[cell] = cell;
    }
    for (int e = 0; e < system.equationCount(); e++) {
      int first = -1;
      for (int place = 0; place < system.equationSize(e); place++) {
        int cell = system.equationCell(e, place);
        if (suppressed.get(cell)) {
          if (first >= 0) {
            join(first, cell);
          }
          first = cell;
        }
      }
    }
    List<Integer> cells = new ArrayList<>();
    suppressed.stream().forEach(cells::add);
    for (int cell : cells) {
      part[cell] = top(cell);
    }
  }

  /** The number of the part in which a suppressed cell lies. */
  int partOf(int cell) {
    return part[cell];
  }

  private void join(int one, int other) {
    int a = top(one);
    int b = top(other);
    part[Math.max(a, b)] = Math.min(a, b);
  }

  private int top(int cell) {
    int at = cell;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }
}
