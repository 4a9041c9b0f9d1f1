package org.offenlage.privacy.suppression;

import java.util.Arrays;
import org.offenlage.privacy.confidential.LinkedTables;

/**
 * A system of tables as sparse rows over nodes, where a node stands for all cells that can change
 * and are equal because one is the other's only part that can (see {@link Presolve}).
 *
 * <p>Within each row the entries of suppressed nodes are kept in front, so that a search over
 * suppressed nodes touches no others. Not safe for use by several threads while the suppressed
 * nodes change.
 */
final class SparseSystem {

  final int nodeCount;
  final int rowCount;
  final long[] values;
  private final int[] nodeOfCell;
  private final int[] rowStarts;
  private final int[] rowNodes;
  private final int[] rowSigns;
  private final int[] suppressedInRow;
  private final int[] nodeStarts;
  private final int[] nodeRows;
  private final int[] nodePlaces;
  private final LinearSystem all;
  private final boolean[] suppressed;

  private SparseSystem(int[] nodeOfCell, long[] values, Presolve.Rows rows) {
    this.nodeOfCell = nodeOfCell;
    this.values = values;
    this.nodeCount = values.length;
    this.rowCount = rows.count();
    this.rowStarts = rows.starts();
    this.rowNodes = rows.nodes();
    this.rowSigns = rows.signs();
    this.suppressedInRow = new int[rowCount];
    this.suppressed = new boolean[nodeCount];
    this.nodeStarts = new int[nodeCount + 1];
    for (int node : rowNodes) {
      nodeStarts[node + 1]++;
    }
    for (int n = 0; n < nodeCount; n++) {
      nodeStarts[n + 1] += nodeStarts[n];
    }
    this.nodeRows = new int[rowNodes.length];
    this.nodePlaces = new int[rowNodes.length];
    int[] fill = Arrays.copyOf(nodeStarts, nodeCount);
    for (int row = 0; row < rowCount; row++) {
      for (int at = rowStarts[row]; at < rowStarts[row + 1]; at++) {
        int link = fill[rowNodes[at]]++;
        nodeRows[link] = row;
        nodePlaces[link] = at;
      }
    }
    long[] unbounded = new long[nodeCount];
    Arrays.fill(unbounded, LinearSystem.UNBOUNDED);
    this.all =
        new LinearSystem(
            new LinearSystem.Rows(
                Arrays.copyOf(rowStarts, rowCount),
                Arrays.copyOfRange(rowStarts, 1, rowCount + 1),
                rowNodes,
                rowSigns),
            unbounded,
            values);
  }

  /** All nodes and rows; rows change the order of their entries as nodes are suppressed. */
  LinearSystem all() {
    return all;
  }

  /**
   * The nodes and rows of tables.
   *
   * @param constant whether a cell can never differ from its true value
   */
  static SparseSystem of(LinkedTables tables, boolean[] constant) {
    Presolve presolve = new Presolve(tables.system(), constant);
    int[] nodeOfCell = presolve.nodeOfCell();
    int nodes = 1 + Arrays.stream(nodeOfCell).max().orElse(-1);
    long[] values = new long[nodes];
    for (int cell = 0; cell < nodeOfCell.length; cell++) {
      if (nodeOfCell[cell] >= 0) {
        values[nodeOfCell[cell]] = tables.value(cell);
      }
    }
    return new SparseSystem(nodeOfCell, values, presolve.rows(nodeOfCell));
  }

  /** The node of a cell, or {@link Presolve#CONSTANT} where the cell cannot change. */
  int node(int cell) {
    return nodeOfCell[cell];
  }

  /** The cells for which each node stands, ascending. */
  int[][] cellsOfNodes() {
    int[] counts = new int[nodeCount];
    for (int node : nodeOfCell) {
      if (node >= 0) {
        counts[node]++;
      }
    }
    int[][] cells = new int[nodeCount][];
    for (int node = 0; node < nodeCount; node++) {
      cells[node] = new int[counts[node]];
    }
    for (int cell = nodeOfCell.length - 1; cell >= 0; cell--) {
      int node = nodeOfCell[cell];
      if (node >= 0) {
        cells[node][--counts[node]] = cell;
      }
    }
    return cells;
  }

  int cellCount() {
    return nodeOfCell.length;
  }

  int rowStart(int row) {
    return rowStarts[row];
  }

  int rowEnd(int row) {
    return rowStarts[row + 1];
  }

  /** Where the entries of suppressed nodes end. */
  int suppressedEnd(int row) {
    return rowStarts[row] + suppressedInRow[row];
  }

  int nodeAt(int place) {
    return rowNodes[place];
  }

  int signAt(int place) {
    return rowSigns[place];
  }

  int linkStart(int node) {
    return nodeStarts[node];
  }

  int linkEnd(int node) {
    return nodeStarts[node + 1];
  }

  int rowOfLink(int link) {
    return nodeRows[link];
  }

  int signOfLink(int link) {
    return rowSigns[nodePlaces[link]];
  }

  boolean isSuppressed(int node) {
    return suppressed[node];
  }

  void suppress(int node) {
    if (suppressed[node]) {
      return;
    }
    suppressed[node] = true;
    for (int link = nodeStarts[node]; link < nodeStarts[node + 1]; link++) {
      int row = nodeRows[link];
      swap(nodePlaces[link], rowStarts[row] + suppressedInRow[row]++);
    }
  }

  void publish(int node) {
    if (!suppressed[node]) {
      return;
    }
    suppressed[node] = false;
    for (int link = nodeStarts[node]; link < nodeStarts[node + 1]; link++) {
      int row = nodeRows[link];
      swap(nodePlaces[link], rowStarts[row] + --suppressedInRow[row]);
    }
  }

  private void swap(int placeA, int placeB) {
    if (placeA == placeB) {
      return;
    }
    int nodeA = rowNodes[placeA];
    int nodeB = rowNodes[placeB];
    setPlace(nodeA, placeA, placeB);
    setPlace(nodeB, placeB, placeA);
    rowNodes[placeA] = nodeB;
    rowNodes[placeB] = nodeA;
    int sign = rowSigns[placeA];
    rowSigns[placeA] = rowSigns[placeB];
    rowSigns[placeB] = sign;
  }

  private void setPlace(int node, int from, int to) {
    for (int link = nodeStarts[node]; link < nodeStarts[node + 1]; link++) {
      if (nodePlaces[link] == from) {
        nodePlaces[link] = to;
        return;
      }
    }
    throw new IllegalStateException("a node does not know its row");
  }
}
