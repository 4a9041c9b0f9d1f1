package org.offenlage.privacy.suppression;

import java.util.Arrays;

/**
 * The suppressed nodes of a system as it stands, made as small as possible: where a row has two of
 * them, one moves as the other does, and both become one column; where it has one, that cannot
 * move.
 *
 * <p>Safe for use by several threads. Cost O(rounds × entries of suppressed nodes).
 */
final class Condensation {

  static final int IMMOVABLE = -1;

  private final SparseSystem system;
  private final int[] leader;
  private final byte[] sign;
  private final boolean[] stuck;

  // One row after collection.
  private int[] roots = new int[64];
  private int[] coefficients = new int[64];
  private int entries;
  private final int[] placeOfRoot;

  private final int[] columnOfNode;
  private final int[] memberStarts;
  private final int[] members;
  private final double[] prices;
  private final LinearSystem linear;

  /**
   * Condenses.
   *
   * @param nodePrices what a step of each node costs
   */
  Condensation(SparseSystem system, double[] nodePrices) {
    this.system = system;
    this.leader = new int[system.nodeCount];
    Arrays.setAll(leader, node -> node);
    this.sign = new byte[system.nodeCount];
    Arrays.fill(sign, (byte) 1);
    this.stuck = new boolean[system.nodeCount];
    this.placeOfRoot = new int[system.nodeCount];
    int[] active = merge(activeRows());
    this.columnOfNode = new int[system.nodeCount];
    int columns = number();
    this.memberStarts = new int[columns + 1];
    this.members = new int[members(columns)];
    this.prices = new double[columns];
    long[] up = new long[columns];
    long[] down = new long[columns];
    Arrays.fill(up, LinearSystem.UNBOUNDED);
    Arrays.fill(down, LinearSystem.UNBOUNDED);
    int[] fill = memberStarts.clone();
    for (int node = 0; node < columnOfNode.length; node++) {
      int column = columnOfNode[node];
      if (column >= 0) {
        members[fill[column]++] = node;
        prices[column] += nodePrices[node];
        long[] bounded = signOf(node) > 0 ? down : up;
        bounded[column] = Math.min(bounded[column], system.values[node]);
      }
    }
    this.linear = new LinearSystem(rows(active), up, down);
  }

  private int[] activeRows() {
    int[] rows = new int[system.rowCount];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (system.suppressedEnd(row) > system.rowStart(row)) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Merges until nothing changes; returns the rows that still say something. */
  private int[] merge(int[] rows) {
    int count = rows.length;
    boolean changed = true;
    while (changed) {
      changed = false;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        collect(rows[i]);
        if (entries > 2 || (entries == 2 && !isTie())) {
          rows[kept++] = rows[i];
        } else if (entries > 0) {
          settle();
          changed = true;
        }
      }
      count = kept;
    }
    return Arrays.copyOf(rows, count);
  }

  private boolean isTie() {
    return Math.abs(coefficients[0]) == Math.abs(coefficients[1]);
  }

  private void settle() {
    if (entries == 1) {
      stuck[roots[0]] = true;
      return;
    }
    int into = Math.min(roots[0], roots[1]);
    int from = Math.max(roots[0], roots[1]);
    leader[from] = into;
    sign[from] = (byte) (coefficients[0] == coefficients[1] ? -1 : 1);
  }

  private void collect(int row) {
    entries = 0;
    int size = system.suppressedEnd(row) - system.rowStart(row);
    if (roots.length < size) {
      roots = new int[size];
      coefficients = new int[size];
    }
    for (int place = system.rowStart(row); place < system.suppressedEnd(row); place++) {
      int node = system.nodeAt(place);
      int root = root(node);
      if (stuck[root]) {
        continue;
      }
      int at = placeOfRoot[root];
      if (at >= entries || roots[at] != root) {
        at = entries++;
        placeOfRoot[root] = at;
        roots[at] = root;
        coefficients[at] = 0;
      }
      coefficients[at] += system.signAt(place) * signOf(node);
    }
    int kept = 0;
    for (int i = 0; i < entries; i++) {
      if (coefficients[i] != 0) {
        roots[kept] = roots[i];
        coefficients[kept++] = coefficients[i];
      }
    }
    entries = kept;
  }

  /** The node that a node moves with; afterwards {@code sign} is relative to it. */
  private int root(int node) {
    int root = node;
    int total = 1;
    while (leader[root] != root) {
      total *= sign[root];
      root = leader[root];
    }
    for (int at = node; leader[at] != at; ) {
      int next = leader[at];
      int rest = total * sign[at];
      leader[at] = root;
      sign[at] = (byte) total;
      total = rest;
      at = next;
    }
    return root;
  }

  /** Whether a node moves with its column or against it; after {@link #root}. */
  private int signOf(int node) {
    return leader[node] == node ? 1 : sign[node];
  }

  private int number() {
    int columns = 0;
    for (int node = 0; node < columnOfNode.length; node++) {
      int root = root(node);
      if (!system.isSuppressed(node) || stuck[root]) {
        columnOfNode[node] = IMMOVABLE;
      } else {
        columnOfNode[node] = root == node ? columns++ : columnOfNode[root];
      }
    }
    return columns;
  }

  private int members(int columns) {
    for (int column : columnOfNode) {
      if (column >= 0) {
        memberStarts[column + 1]++;
      }
    }
    for (int column = 0; column < columns; column++) {
      memberStarts[column + 1] += memberStarts[column];
    }
    return memberStarts[columns];
  }

  private LinearSystem.Rows rows(int[] active) {
    int[] starts = new int[active.length];
    int[] ends = new int[active.length];
    int[] columns = new int[4 * active.length + 16];
    int[] values = new int[columns.length];
    int count = 0;
    int end = 0;
    for (int row : active) {
      collect(row);
      if (entries == 0) {
        continue;
      }
      if (end + entries > columns.length) {
        int capacity = Math.max(end + entries, 2 * columns.length);
        columns = Arrays.copyOf(columns, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      starts[count] = end;
      for (int i = 0; i < entries; i++) {
        columns[end] = columnOfNode[roots[i]];
        values[end++] = coefficients[i];
      }
      ends[count++] = end;
    }
    return new LinearSystem.Rows(
        Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), columns, values);
  }

  LinearSystem linear() {
    return linear;
  }

  /** The column of a node, or {@link #IMMOVABLE}. */
  int column(int node) {
    return columnOfNode[node];
  }

  /** Whether a node moves with its column (1) or against it (-1). */
  int direction(int node) {
    return signOf(node);
  }

  double price(int column) {
    return prices[column];
  }

  int memberStart(int column) {
    return memberStarts[column];
  }

  int memberEnd(int column) {
    return memberStarts[column + 1];
  }

  int member(int at) {
    return members[at];
  }
}
