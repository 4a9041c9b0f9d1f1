package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** Every table of non-negative integers near the true one that agrees with what is published. */
final class BruteForce {

  private final List<long[]> tables = new ArrayList<>();
  private final LinkedTables truth;
  private final BitSet suppressed;
  private final int[] inner;
  private final int[][] innerOfCell;
  private final long reach;

  /**
   * Enumerates them.
   *
   * @param reach inner cells that differ from the truth by more than this are not tried
   */
  BruteForce(LinkedTables truth, TableStructure structure, BitSet suppressed, long reach) {
    this.truth = truth;
    this.suppressed = suppressed;
    this.reach = reach;
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      if (structure.isInner(cell)) {
        cells.add(cell);
      }
    }
    this.inner = cells.stream().mapToInt(c -> c).toArray();
    this.innerOfCell = new int[structure.cellCount()][];
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      innerOfCell[cell] = below(structure, cell);
    }
    tryAll(0, new long[structure.cellCount()]);
  }

  private int[] below(TableStructure structure, int cell) {
    List<String> codes = structure.codes(cell);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < inner.length; i++) {
      List<String> leaf = structure.codes(inner[i]);
      boolean inside = true;
      for (int v = 0; v < leaf.size(); v++) {
        inside &=
            structure
                .variables()
                .get(v)
                .hierarchies()
                .get(0)
                .pathToRoot(leaf.get(v))
                .contains(codes.get(v));
      }
      if (inside) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(p -> p).toArray();
  }

  private void tryAll(int at, long[] table) {
    if (at == inner.length) {
      enterIfConsistent(table);
      return;
    }
    int cell = inner[at];
    long value = truth.value(cell);
    long from = suppressed.get(cell) ? Math.max(0, value - reach) : value;
    long to = suppressed.get(cell) ? value + reach : value;
    for (long x = from; x <= to; x++) {
      table[cell] = x;
      tryAll(at + 1, table);
    }
  }

  private void enterIfConsistent(long[] table) {
    for (int cell = 0; cell < innerOfCell.length; cell++) {
      long sum = 0;
      for (int place : innerOfCell[cell]) {
        sum += table[inner[place]];
      }
      if (!suppressed.get(cell) && sum != truth.value(cell)) {
        return;
      }
      if (innerOfCell[cell].length != 1 || inner[innerOfCell[cell][0]] != cell) {
        table[cell] = sum;
      }
    }
    tables.add(table.clone());
  }

  TableSystem system() {
    return truth.system();
  }

  /** How far the values of a cell lie apart, over the tables in which the known cells are true. */
  long width(int cell, BitSet known) {
    long lower = Long.MAX_VALUE;
    long upper = Long.MIN_VALUE;
    for (long[] table : tables) {
      if (known.stream().allMatch(k -> table[k] == truth.value(k))) {
        lower = Math.min(lower, table[cell]);
        upper = Math.max(upper, table[cell]);
      }
    }
    return upper - lower;
  }
}
