package org.offenlage.privacy.audit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeMap;
import org.offenlage.privacy.structure.TableSystem;

/**
 * What an intruder knows about the suppressed cells: the equations in which they stand, with all
 * that is published brought to the other side.
 *
 * <p>Suppressed cells are numbered anew, 0 to {@link #cellCount} − 1, in ascending order.
 * Immutable; plain arrays, so that 10^6 cells do not become objects.
 */
final class HiddenSystem {

  final int cellCount;
  final int rowCount;
  private final int[] systemCell;
  private final int[] rowStart;
  private final int[] rowCell;
  private final int[] rowSign;
  private final long[] rowSum;
  private final int[] linkStart;
  private final int[] linkRow;

  /** Values of published cells; those of suppressed ones are never asked for. */
  interface Published {
    long value(int cell);
  }

  HiddenSystem(TableSystem system, BitSet suppressed, Published published) {
    cellCount = suppressed.cardinality();
    systemCell = suppressed.stream().toArray();
    int[] hidden = new int[system.cellCount()];
    Arrays.fill(hidden, -1);
    for (int i = 0; i < systemCell.length; i++) {
      hidden[systemCell[i]] = i;
    }
    int rows = 0;
    int entries = 0;
    for (int e = 0; e < system.equationCount(); e++) {
      int inside = 0;
      for (int place = 0; place < system.equationSize(e); place++) {
        inside += hidden[system.equationCell(e, place)] >= 0 ? 1 : 0;
      }
      rows += inside > 0 ? 1 : 0;
      entries += inside;
    }
    int[] starts = new int[rows + 1];
    int[] cells = new int[entries];
    int[] signs = new int[entries];
    long[] sums = new long[rows];
    int row = 0;
    int at = 0;
    for (int e = 0; e < system.equationCount(); e++) {
      TreeMap<Integer, Integer> signByCell = new TreeMap<>();
      long sum = 0;
      for (int place = 0; place < system.equationSize(e); place++) {
        int cell = system.equationCell(e, place);
        int sign = place == 0 ? -1 : 1;
        if (hidden[cell] >= 0) {
          signByCell.merge(hidden[cell], sign, Integer::sum);
        } else {
          sum = Math.subtractExact(sum, sign * published.value(cell));
        }
      }
      signByCell.values().removeIf(sign -> sign == 0);
      if (signByCell.isEmpty()) {
        if (sum != 0) {
          throw new InconsistentTableException(system.address(system.equationCell(e, 0)));
        }
        continue;
      }
      for (var entry : signByCell.entrySet()) {
        cells[at] = entry.getKey();
        signs[at++] = entry.getValue();
      }
      sums[row] = sum;
      starts[++row] = at;
    }
    rowCount = row;
    rowStart = Arrays.copyOf(starts, row + 1);
    rowCell = Arrays.copyOf(cells, at);
    rowSign = Arrays.copyOf(signs, at);
    rowSum = Arrays.copyOf(sums, row);
    linkStart = new int[cellCount + 1];
    for (int cell : rowCell) {
      linkStart[cell + 1]++;
    }
    for (int cell = 0; cell < cellCount; cell++) {
      linkStart[cell + 1] += linkStart[cell];
    }
    linkRow = new int[rowCell.length];
    int[] next = linkStart.clone();
    for (int r = 0; r < rowCount; r++) {
      for (int entry = rowStart[r]; entry < rowStart[r + 1]; entry++) {
        linkRow[next[rowCell[entry]]++] = r;
      }
    }
  }

  /** The number in the table system of a suppressed cell. */
  int systemCell(int cell) {
    return systemCell[cell];
  }

  /** The number here of a cell of the table system; negative where it is not suppressed. */
  int cellOf(int inSystem) {
    int found = Arrays.binarySearch(systemCell, inSystem);
    return Math.max(found, -1);
  }

  /** The first entry of a row; its entries go up to that of the next row. */
  int start(int row) {
    return rowStart[row];
  }

  int end(int row) {
    return rowStart[row + 1];
  }

  int size(int row) {
    return rowStart[row + 1] - rowStart[row];
  }

  int cellAt(int entry) {
    return rowCell[entry];
  }

  int signAt(int entry) {
    return rowSign[entry];
  }

  /** What the signed cells of a row must sum to. */
  long sum(int row) {
    return rowSum[row];
  }

  /** The first link of a cell to a row; its links go up to the first of the next cell. */
  int linkStart(int cell) {
    return linkStart[cell];
  }

  int linkEnd(int cell) {
    return linkStart[cell + 1];
  }

  int rowOfLink(int link) {
    return linkRow[link];
  }
}
