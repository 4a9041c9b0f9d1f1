package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Makes a system smaller before anything is searched in it, without changing what can move.
 *
 * <p>Cells that can never be suppressed are constants and leave their equations. A cell that is
 * then alone in an equation is a constant, too. Two cells of which one is then the other's only
 * part are equal and become one node. This is repeated until nothing changes; then equations that
 * repeat another are dropped. Cost O(rounds × entries of equations), where rounds are about as many
 * as hierarchies have levels.
 */
final class Presolve {

  static final int CONSTANT = -1;

  private final TableSystem system;
  private final boolean[] constant;
  private final int[] leader;

  // An equation's entries after collection: roots with their coefficients.
  private int[] roots = new int[64];
  private int[] coefficients = new int[64];
  private int entries;
  private final int[] placeOfRoot;

  /**
   * Reduces a system.
   *
   * @param constant whether a cell can never differ from its true value
   */
  Presolve(TableSystem system, boolean[] constant) {
    this.system = system;
    this.constant = constant.clone();
    this.leader = new int[constant.length];
    Arrays.setAll(leader, cell -> cell);
    this.placeOfRoot = new int[constant.length];
    boolean[] settled = new boolean[system.equationCount()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int equation = 0; equation < settled.length; equation++) {
        if (!settled[equation]) {
          collect(equation);
          if (entries <= 2) {
            settled[equation] = settle();
            changed |= settled[equation];
          }
        }
      }
    }
  }

  private void collect(int equation) {
    entries = 0;
    int size = system.equationSize(equation);
    if (roots.length < size) {
      roots = new int[size];
      coefficients = new int[size];
    }
    for (int place = 0; place < size; place++) {
      int root = root(system.equationCell(equation, place));
      if (constant[root]) {
        continue;
      }
      int at = placeOfRoot[root];
      if (at >= entries || roots[at] != root) {
        at = entries++;
        placeOfRoot[root] = at;
        roots[at] = root;
        coefficients[at] = 0;
      }
      coefficients[at] += place == 0 ? -1 : 1;
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

  /** Draws the conclusion from an equation with at most two entries; whether it is then used up. */
  private boolean settle() {
    if (entries == 1) {
      constant[roots[0]] = true;
    } else if (entries == 2) {
      if (coefficients[0] + coefficients[1] != 0) {
        return false;
      }
      leader[Math.max(roots[0], roots[1])] = Math.min(roots[0], roots[1]);
    }
    return true;
  }

  private int root(int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** The node of each cell, counted from 0 in the order of cells, or {@link #CONSTANT}. */
  int[] nodeOfCell() {
    int[] nodes = new int[leader.length];
    int next = 0;
    for (int cell = 0; cell < nodes.length; cell++) {
      int root = root(cell);
      if (constant[root]) {
        nodes[cell] = CONSTANT;
      } else {
        nodes[cell] = root == cell ? next++ : nodes[root];
      }
    }
    return nodes;
  }

  /** The equations that are left, over nodes. */
  Rows rows(int[] nodeOfCell) {
    Rows rows = new Rows();
    for (int equation = 0; equation < system.equationCount(); equation++) {
      collect(equation);
      long[] sorted = new long[entries];
      for (int i = 0; i < entries; i++) {
        sorted[i] = ((long) nodeOfCell[roots[i]] << 32) | (coefficients[i] & 0xffffffffL);
      }
      Arrays.sort(sorted);
      rows.add(sorted);
    }
    return rows;
  }

  /** Rows under construction, without repetitions. */
  static final class Rows {
    private int count;
    private int[] starts = new int[1024];
    private int[] nodes = new int[4096];
    private int[] signs = new int[4096];
    private final Map<Long, int[]> rowsByHash = new HashMap<>();

    int count() {
      return count;
    }

    int[] starts() {
      return Arrays.copyOf(starts, count + 1);
    }

    int[] nodes() {
      return Arrays.copyOf(nodes, starts[count]);
    }

    int[] signs() {
      return Arrays.copyOf(signs, starts[count]);
    }

    private void add(long[] sorted) {
      int start = starts[count];
      int end = start + sorted.length;
      if (nodes.length < end) {
        nodes = Arrays.copyOf(nodes, Math.max(end, nodes.length * 2));
        signs = Arrays.copyOf(signs, nodes.length);
      }
      for (int i = 0; i < sorted.length; i++) {
        int coefficient = (int) sorted[i];
        nodes[start + i] = (int) (sorted[i] >> 32);
        signs[start + i] = coefficient;
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

    /** Whether one row is the other times a number. */
    private boolean sameSigns(int one, int other, int length) {
      for (int i = 1; i < length; i++) {
        if (signs[one] * signs[other + i] != signs[other] * signs[one + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
