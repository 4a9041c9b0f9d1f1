package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest set of elements that has one of each of some given sets.
 *
 * <p>Branch and bound; the bound adds up the cheapest elements of sets that have no element in
 * common. Among equally cheap sets the first in the order of elements wins.
 */
final class HittingSet {

  private static final int MOST_NODES = 200_000;

  private final double[] costs;
  private final List<BitSet> sets = new ArrayList<>();
  private BitSet best = new BitSet();
  private double bestCost;
  private int visited;

  HittingSet(double[] costs) {
    this.costs = costs.clone();
  }

  void add(BitSet set) {
    sets.add((BitSet) set.clone());
  }

  /** The cheapest, or nothing where that takes too long or a set is empty. */
  Optional<BitSet> cheapest() {
    best = new BitSet();
    bestCost = Double.POSITIVE_INFINITY;
    visited = 0;
    branch(new BitSet(), new BitSet(), 0);
    return visited > MOST_NODES || Double.isInfinite(bestCost)
        ? Optional.empty()
        : Optional.of((BitSet) best.clone());
  }

  private void branch(BitSet chosen, BitSet excluded, double cost) {
    if (++visited > MOST_NODES) {
      return;
    }
    BitSet covered = new BitSet();
    BitSet smallest = null;
    double bound = cost;
    for (BitSet set : sets) {
      if (set.intersects(chosen)) {
        continue;
      }
      BitSet usable = (BitSet) set.clone();
      usable.andNot(excluded);
      if (usable.isEmpty()) {
        return;
      }
      if (smallest == null || usable.cardinality() < smallest.cardinality()) {
        smallest = usable;
      }
      if (!usable.intersects(covered)) {
        covered.or(usable);
        bound += usable.stream().mapToDouble(element -> costs[element]).min().orElse(0);
      }
    }
    if (bound >= bestCost) {
      return;
    }
    if (smallest == null) {
      best = (BitSet) chosen.clone();
      bestCost = cost;
      return;
    }
    BitSet further = (BitSet) excluded.clone();
    for (int element = smallest.nextSetBit(0);
        element >= 0;
        element = smallest.nextSetBit(element + 1)) {
      chosen.set(element);
      branch(chosen, further, cost + costs[element]);
      chosen.clear(element);
      further.set(element);
    }
  }
}
