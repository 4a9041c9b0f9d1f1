package org.offenlage.privacy.suppression;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cheap set of nodes to suppress, so that no row gives a node away by itself and all cuts known
 * so far are met: the seed of a safe pattern.
 *
 * <p>Lagrangian prices lead the search for solutions and bound them from below. With further cuts
 * both go on from where they were. Source: Caprara, Fischetti, Toth (1999), "A heuristic method for
 * the set covering problem"; for the cuts Fischetti, Salazar (2001).
 */
final class LineCover {

  private static final int ROUNDS = 600;
  private static final int FURTHER_ROUNDS = 200;
  private static final double FURTHER_PACE = 0.3;
  private static final int ROUNDS_BETWEEN_COVERS = 15;
  private static final int PATIENCE = 20;
  private static final double OPTIMISM = 1.05;

  private CoverProblem problem;
  private CoverPrices prices;
  private CoverSearch search;
  private @Nullable BitSet incumbent;

  LineCover(CoverProblem problem) {
    this.problem = problem;
    this.prices = new CoverPrices(problem);
    this.search = new CoverSearch(problem);
  }

  /** Adds sets of nodes of which every safe pattern suppresses one. */
  void add(List<int[]> cuts) {
    problem = problem.with(cuts);
    prices = prices.extendedTo(problem);
    search = new CoverSearch(problem);
  }

  /**
   * The nodes to suppress.
   *
   * @param passes how often the local search tries all nodes
   */
  BitSet find(int passes) {
    prices.reduce();
    BitSet best =
        incumbent == null
            ? priced(search.cover(new BitSet(), prices.reduced()), ROUNDS, 1)
            : priced(search.cover(incumbent, prices.reduced()), FURTHER_ROUNDS, FURTHER_PACE);
    if (incumbent != null) {
      best = cheaper(best, search.cover(incumbent, prices.reduced()));
    }
    incumbent = search.improved(best, prices.reduced(), passes);
    return (BitSet) incumbent.clone();
  }

  /** Improves the prices, and returns the best solution that they led to. */
  private BitSet priced(BitSet first, int rounds, double firstPace) {
    BitSet best = first;
    double pace = firstPace;
    double highest = Double.NEGATIVE_INFINITY;
    int idle = 0;
    for (int round = 1; round <= rounds; round++) {
      double bound = prices.reduce();
      if (bound > highest) {
        highest = bound;
        idle = 0;
      } else if (++idle == PATIENCE) {
        pace /= 2;
        idle = 0;
      }
      if (round % ROUNDS_BETWEEN_COVERS == 0) {
        best = cheaper(best, search.cover(new BitSet(), prices.reduced()));
      }
      if (!prices.step(pace * (OPTIMISM * cost(best) - bound))) {
        break;
      }
    }
    prices.reduce();
    return best;
  }

  private BitSet cheaper(BitSet one, BitSet other) {
    return cost(other) < cost(one) ? other : one;
  }

  private double cost(BitSet nodes) {
    return nodes.stream().mapToDouble(problem::cost).sum();
  }
}
