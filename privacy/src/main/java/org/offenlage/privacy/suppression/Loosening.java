package org.offenlage.privacy.suppression;

/**
 * Suppresses more in single rows than safety asks, so that there are shorter moves through them.
 */
final class Loosening {

  private static final int NONE = -1;

  private final SparseSystem system;
  private final boolean[] open;
  private final double[] costs;

  Loosening(SparseSystem system, boolean[] open, double[] costs) {
    this.system = system;
    this.open = open;
    this.costs = costs;
  }

  /**
   * Suppresses the cheapest open nodes of all rows of a node until they have so many suppressed.
   */
  void around(int node, int least) {
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      int row = system.rowOfLink(link);
      int cheapest = NONE;
      while (system.suppressedEnd(row) - system.rowStart(row) < least
          && (cheapest = cheapest(row)) != NONE) {
        system.suppress(cheapest);
      }
    }
  }

  private int cheapest(int row) {
    int best = NONE;
    double bestPrice = Double.POSITIVE_INFINITY;
    for (int place = system.suppressedEnd(row); place < system.rowEnd(row); place++) {
      int node = system.nodeAt(place);
      double price = costs[node] * Scatter.factor(node);
      if (open[node] && price < bestPrice) {
        bestPrice = price;
        best = node;
      }
    }
    return best;
  }
}
