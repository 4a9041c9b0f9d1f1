package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.TableSystem;

/**
 * A system of tables as sparse rows over nodes, where a node stands for all cells that are equal
 * because one is the other's only part.
 *
 * <p>Rows that repeat another or hold nothing are dropped. Within each row the entries of
 * suppressed nodes are kept in front, so that a search over suppressed nodes touches no others. Not
 * safe for use by several threads while the suppressed nodes change.
 */
final class SparseSystem {

  final int nodeCount;
  final int rowCount;
  final long[] values;
  private final int[] nodeOfCell;
  private final int[] rowStarts;
  private final int[] rowNodes;
  private final byte[] rowSigns;
  private final int[] suppressedInRow;
  private final int[] nodeStarts;
  private final int[] nodeRows;
  private final int[] nodePlaces;
  private final boolean[] suppressed;

  private SparseSystem(int[] nodeOfCell, long[] values, Rows rows) {
    this.nodeOfCell = nodeOfCell;
    this.values = values;
    this.nodeCount = values.length;
    this.rowCount = rows.count;
    this.rowStarts = Arrays.copyOf(rows.starts, rows.count + 1);
    this.rowNodes = Arrays.copyOf(rows.nodes, rowStarts[rowCount]);
    this.rowSigns = Arrays.copyOf(rows.signs, rowStarts[rowCount]);
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
  }

  static SparseSystem of(LinkedTables tables) {
    TableSystem system = tables.system();
    int[] leader = new int[system.cellCount()];
    Arrays.setAll(leader, i -> i);
    for (int e = 0; e < system.equationCount(); e++) {
      if (system.equationSize(e) == 2) {
        int a = find(leader, system.equationCell(e, 0));
        int b = find(leader, system.equationCell(e, 1));
        leader[Math.max(a, b)] = Math.min(a, b);
      }
    }
    int[] nodeOfCell = new int[leader.length];
    int nodes = 0;
    for (int cell = 0; cell < leader.length; cell++) {
      int root = find(leader, cell);
      nodeOfCell[cell] = root == cell ? nodes++ : nodeOfCell[root];
    }
    long[] values = new long[nodes];
    for (int cell = 0; cell < leader.length; cell++) {
      values[nodeOfCell[cell]] = tables.value(cell);
    }
    return new SparseSystem(nodeOfCell, values, Rows.of(system, nodeOfCell));
  }

  int node(int cell) {
    return nodeOfCell[cell];
  }

  /** The cells for which each node stands, ascending. */
  int[][] cellsOfNodes() {
    int[] counts = new int[nodeCount];
    for (int node : nodeOfCell) {
      counts[node]++;
    }
    int[][] cells = new int[nodeCount][];
    for (int node = 0; node < nodeCount; node++) {
      cells[node] = new int[counts[node]];
    }
    for (int cell = nodeOfCell.length - 1; cell >= 0; cell--) {
      int node = nodeOfCell[cell];
      cells[node][--counts[node]] = cell;
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
    byte sign = rowSigns[placeA];
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

  private static int find(int[] leader, int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** Rows under construction: without repetitions, without nodes that cancel. */
  private static final class Rows {
    private int count;
    private int[] starts = new int[1024];
    private int[] nodes = new int[4096];
    private byte[] signs = new byte[4096];
    private final Map<Long, int[]> rowsByHash = new HashMap<>();

    static Rows of(TableSystem system, int[] nodeOfCell) {
      Rows rows = new Rows();
      for (int e = 0; e < system.equationCount(); e++) {
        long[] entries = new long[system.equationSize(e)];
        for (int place = 0; place < entries.length; place++) {
          int sign = place == 0 ? -1 : 1;
          entries[place] = ((long) nodeOfCell[system.equationCell(e, place)] << 8) | (sign + 1);
        }
        rows.add(entries);
      }
      return rows;
    }

    private void add(long[] entries) {
      Arrays.sort(entries);
      int start = starts[count];
      int end = start;
      while (nodes.length < start + entries.length) {
        nodes = Arrays.copyOf(nodes, nodes.length * 2);
        signs = Arrays.copyOf(signs, nodes.length);
      }
      for (int i = 0; i < entries.length; ) {
        int node = (int) (entries[i] >> 8);
        int sign = 0;
        for (; i < entries.length && (int) (entries[i] >> 8) == node; i++) {
          sign += (int) (entries[i] & 0xff) - 1;
        }
        if (sign != 0) {
          nodes[end] = node;
          signs[end++] = (byte) sign;
        }
      }
      if (end == start || isRepeated(start, end)) {
        return;
      }
      count++;
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count] = end;
    }

    private boolean isRepeated(int start, int end) {
      long hash = 0;
      for (int i = start; i < end; i++) {
        hash = hash * 0x9E3779B97F4A7C15L + ((long) nodes[i] << 2) + signs[i] * (long) signs[start];
      }
      int[] known = rowsByHash.get(hash);
      if (known == null) {
        rowsByHash.put(hash, new int[] {count});
        return false;
      }
      for (int row : known) {
        if (Arrays.equals(nodes, starts[row], starts[row + 1], nodes, start, end)
            && sameSigns(starts[row], start, end - start)) {
          return true;
        }
      }
      int[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = count;
      rowsByHash.put(hash, more);
      return false;
    }

    private boolean sameSigns(int one, int other, int length) {
      int factor = signs[one] * signs[other];
      for (int i = 0; i < length; i++) {
        if (signs[one + i] != factor * signs[other + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
