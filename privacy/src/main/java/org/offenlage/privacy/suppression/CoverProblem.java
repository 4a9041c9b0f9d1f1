package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.List;

/**
 * Which open nodes to suppress at least cost, so that no row gives a node away by itself: neither
 * to the public, where one suppressed node is left in it, nor to a lone respondent, where a
 * sensitive node is left beside the own.
 *
 * <p>Every safe pattern solves this problem, but not every solution is safe. What is missing can be
 * added as cuts: sets of nodes of which every safe pattern suppresses one. Immutable.
 */
final class CoverProblem {

  /** At least one node of the row. */
  private static final byte ONE = 1;

  /** No node of the row, or at least two. */
  private static final byte NOT_ONE_ALONE = 2;

  private final double[] costs;
  private final byte[] kinds;
  private final int[] rowStarts;
  private final int[] rowNodes;
  private final int[] nodeStarts;
  private final int[] nodeRows;

  private CoverProblem(double[] costs, byte[] kinds, int[] rowStarts, int[] rowNodes) {
    this.costs = costs;
    this.kinds = kinds;
    this.rowStarts = rowStarts;
    this.rowNodes = rowNodes;
    this.nodeStarts = new int[costs.length + 1];
    for (int node : rowNodes) {
      nodeStarts[node + 1]++;
    }
    for (int node = 0; node < costs.length; node++) {
      nodeStarts[node + 1] += nodeStarts[node];
    }
    this.nodeRows = new int[rowNodes.length];
    int[] fill = Arrays.copyOf(nodeStarts, costs.length);
    for (int row = 0; row < kinds.length; row++) {
      for (int place = rowStarts[row]; place < rowStarts[row + 1]; place++) {
        nodeRows[fill[rowNodes[place]]++] = row;
      }
    }
  }

  /**
   * What the rows of a pattern ask where only those nodes are suppressed that must be.
   *
   * @param open whether a node may be suppressed beyond those
   * @param costs what each node costs, positive
   */
  static CoverProblem of(WorkingPattern pattern, boolean[] open, double[] costs) {
    SparseSystem system = pattern.system;
    byte[] kinds = new byte[system.rowCount];
    int[] starts = new int[system.rowCount + 1];
    int[] nodes = new int[1024];
    int rows = 0;
    int entries = 0;
    for (int row = 0; row < system.rowCount; row++) {
      byte kind = kind(pattern, row);
      int size = system.rowEnd(row) - system.rowStart(row);
      if (entries + size > nodes.length) {
        nodes = Arrays.copyOf(nodes, Math.max(entries + size, 2 * nodes.length));
      }
      int start = entries;
      for (int place = system.rowStart(row); kind > 0 && place < system.rowEnd(row); place++) {
        if (open[system.nodeAt(place)]) {
          nodes[entries++] = system.nodeAt(place);
        }
      }
      if (entries > start) {
        Arrays.sort(nodes, start, entries);
        kinds[rows++] = kind;
        starts[rows] = entries;
      }
    }
    return new CoverProblem(
        costs,
        Arrays.copyOf(kinds, rows),
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(nodes, entries));
  }

  private static byte kind(WorkingPattern pattern, int row) {
    SparseSystem system = pattern.system;
    int start = system.rowStart(row);
    int suppressed = system.suppressedEnd(row) - start;
    if (suppressed == 0) {
      return NOT_ONE_ALONE;
    }
    if (suppressed == 2) {
      int one = system.nodeAt(start);
      int other = system.nodeAt(start + 1);
      return pattern.mustBeHidden(one, other) || pattern.mustBeHidden(other, one) ? ONE : 0;
    }
    return suppressed == 1 ? ONE : 0;
  }

  /** The same problem with further sets of which one node at least has to be suppressed. */
  CoverProblem with(List<int[]> cuts) {
    int rows = kinds.length;
    int entries = rowNodes.length;
    byte[] moreKinds = Arrays.copyOf(kinds, rows + cuts.size());
    int[] moreStarts = Arrays.copyOf(rowStarts, rows + cuts.size() + 1);
    int[] moreNodes =
        Arrays.copyOf(rowNodes, entries + cuts.stream().mapToInt(cut -> cut.length).sum());
    for (int[] cut : cuts) {
      System.arraycopy(cut, 0, moreNodes, entries, cut.length);
      entries += cut.length;
      moreKinds[rows++] = ONE;
      moreStarts[rows] = entries;
    }
    return new CoverProblem(costs, moreKinds, moreStarts, moreNodes);
  }

  int nodeCount() {
    return costs.length;
  }

  int rowCount() {
    return kinds.length;
  }

  double cost(int node) {
    return costs[node];
  }

  /** Whether the row asks for a node, whatever else is suppressed. */
  boolean asksForOne(int row) {
    return kinds[row] == ONE;
  }

  /** Whether the row is not content with so many suppressed nodes. */
  boolean isGap(int row, int suppressed) {
    return suppressed == (kinds[row] == ONE ? 0 : 1);
  }

  int rowStart(int row) {
    return rowStarts[row];
  }

  int rowEnd(int row) {
    return rowStarts[row + 1];
  }

  int nodeAt(int place) {
    return rowNodes[place];
  }

  int placeCount() {
    return rowNodes.length;
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
}
