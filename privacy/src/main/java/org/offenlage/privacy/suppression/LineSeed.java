package org.offenlage.privacy.suppression;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * Suppresses until no row gives a suppressed node away by itself: not to the public, where one
 * suppressed node is left in a row, nor to a lone respondent, where one is left beside the own.
 *
 * <p>Necessary, not sufficient, and a good start: the dearest gaps are closed first, each by the
 * node that costs least for the number of gaps it closes. Cost O(entries log entries).
 */
final class LineSeed {

  private static final int NONE = -1;

  /** A row that has to get one more, with what its cheapest open node costs. */
  private record Gap(int row, double price) {}

  private final SparseSystem system;
  private final Intruders intruders;
  private final boolean[] open;
  private final double[] costs;
  private final PriorityQueue<Gap> gaps =
      new PriorityQueue<>(
          Comparator.comparingDouble((Gap gap) -> -gap.price()).thenComparingInt(Gap::row));

  LineSeed(SparseSystem system, Intruders intruders, boolean[] open, double[] costs) {
    this.system = system;
    this.intruders = intruders;
    this.open = open;
    this.costs = costs;
  }

  void suppress() {
    for (int row = 0; row < system.rowCount; row++) {
      enter(row);
    }
    while (!gaps.isEmpty()) {
      int row = gaps.remove().row();
      if (!isGap(row)) {
        continue;
      }
      int node = cheapest(row, this::pricePerGap);
      if (node == NONE) {
        continue;
      }
      system.suppress(node);
      for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
        enter(system.rowOfLink(link));
      }
    }
  }

  /** Suppresses the cheapest open nodes of a row until it has at least this many suppressed. */
  void loosen(int row, int least) {
    while (system.suppressedEnd(row) - system.rowStart(row) < least) {
      int node = cheapest(row, this::price);
      if (node == NONE) {
        return;
      }
      system.suppress(node);
    }
  }

  private void enter(int row) {
    if (isGap(row)) {
      int node = cheapest(row, this::price);
      if (node != NONE) {
        gaps.add(new Gap(row, costs[node]));
      }
    }
  }

  private boolean isGap(int row) {
    int start = system.rowStart(row);
    int count = system.suppressedEnd(row) - start;
    return count == 1
        || (count == 2
            && (intruders.isAlone(system.nodeAt(start))
                || intruders.isAlone(system.nodeAt(start + 1))));
  }

  private int cheapest(int row, IntToDoubleFunction pricing) {
    int best = NONE;
    double bestPrice = Double.POSITIVE_INFINITY;
    for (int place = system.suppressedEnd(row); place < system.rowEnd(row); place++) {
      int node = system.nodeAt(place);
      if (open[node]) {
        double price = pricing.applyAsDouble(node);
        if (price < bestPrice) {
          bestPrice = price;
          best = node;
        }
      }
    }
    return best;
  }

  private double price(int node) {
    return costs[node] * Scatter.factor(node);
  }

  private double pricePerGap(int node) {
    return price(node) / gapsClosed(node);
  }

  private int gapsClosed(int node) {
    int closed = 0;
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      closed += isGap(system.rowOfLink(link)) ? 1 : 0;
    }
    return closed;
  }
}
