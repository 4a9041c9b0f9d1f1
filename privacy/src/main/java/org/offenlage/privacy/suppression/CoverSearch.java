package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Good solutions of a covering problem: greedy choices by prices, and then a local search that
 * takes a few neighbouring nodes out, mends the gaps by other prices and keeps what is cheaper.
 *
 * <p>A trial of the local search costs as much as the rows around it have entries.
 */
final class CoverSearch {

  private static final int NONE = -1;

  /** By how much prices are raised at random, so that each pass tries other nodes. */
  private static final double SPREAD = 0.5;

  /** The share of a node's cost in its price where rows pay for the rest. */
  private static final double LEAST_SHARE = 0.05;

  /** Nodes that cost less than this share of their cost, beyond what is paid, are tried. */
  private static final double PROMISING = 0.5;

  /** What mending may cost beyond what was taken out. */
  private static final double SLACK = 0.2;

  private static final int SMALLEST_RUIN = 3;
  private static final int RUINS = 12;
  private static final int LONGEST_TRIAL = 100;
  private static final double TOLERANCE = 1e-9;

  private final CoverProblem problem;
  private final boolean[] chosen;
  private final int[] counts;
  private final int[] dearestFirst;
  private final int[] rank;
  private double[] prices = new double[0];
  private int banned = NONE;

  // The nodes that a trial has turned over, and the rows that it has yet to look at.
  private int[] trail = new int[256];
  private int trailSize;
  private int[] rows = new int[256];
  private int rowsSize;
  private int[] near = new int[256];

  CoverSearch(CoverProblem problem) {
    this.problem = problem;
    this.chosen = new boolean[problem.nodeCount()];
    this.counts = new int[problem.rowCount()];
    this.dearestFirst =
        IntStream.range(0, problem.nodeCount())
            .filter(node -> problem.linkEnd(node) > problem.linkStart(node))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer node) -> -problem.cost(node))
                    .thenComparing(node -> node))
            .mapToInt(node -> node)
            .toArray();
    this.rank = new int[problem.nodeCount()];
    for (int i = 0; i < dearestFirst.length; i++) {
      rank[dearestFirst[i]] = i;
    }
  }

  private record Gap(int row, double price) {}

  /**
   * A solution that holds these nodes as far as they are needed: the dearest gap is closed first,
   * by the node that costs least for the number of gaps it closes; then what is not needed goes.
   *
   * @param by price of each node, perhaps negative
   */
  BitSet cover(BitSet start, double[] by) {
    prices = by;
    Arrays.fill(counts, 0);
    Arrays.fill(chosen, false);
    trailSize = 0;
    start.stream().forEach(this::turn);
    PriorityQueue<Gap> gaps =
        new PriorityQueue<>(
            Comparator.comparingDouble((Gap gap) -> -gap.price()).thenComparingInt(Gap::row));
    for (int row = 0; row < counts.length; row++) {
      enter(row, gaps);
    }
    while (!gaps.isEmpty()) {
      int row = gaps.remove().row();
      int node = problem.isGap(row, counts[row]) ? best(row) : NONE;
      if (node != NONE) {
        trailSize = 0;
        turn(node);
        for (int link = problem.linkStart(node); link < problem.linkEnd(node); link++) {
          enter(problem.rowOfLink(link), gaps);
        }
      }
    }
    for (int node : dearestFirst) {
      if (chosen[node]) {
        trailSize = 0;
        takeOut(node);
      }
    }
    return chosen();
  }

  private void enter(int row, PriorityQueue<Gap> gaps) {
    if (problem.isGap(row, counts[row])) {
      double least = Double.POSITIVE_INFINITY;
      for (int place = problem.rowStart(row); place < problem.rowEnd(row); place++) {
        int node = problem.nodeAt(place);
        least = chosen[node] ? least : Math.min(least, prices[node]);
      }
      if (least < Double.POSITIVE_INFINITY) {
        gaps.add(new Gap(row, least));
      }
    }
  }

  private BitSet chosen() {
    BitSet nodes = new BitSet();
    for (int node = 0; node < chosen.length; node++) {
      nodes.set(node, chosen[node]);
    }
    return nodes;
  }

  /**
   * A solution that is not dearer than the given one.
   *
   * @param reduced what each node costs beyond what its rows pay
   * @param passes how often to try all nodes; fewer if nothing gets better
   */
  BitSet improved(BitSet solution, double[] reduced, int passes) {
    Arrays.fill(counts, 0);
    Arrays.fill(chosen, false);
    trailSize = 0;
    solution.stream().forEach(this::turn);
    prices = new double[reduced.length];
    int idle = 0;
    for (int pass = 0; pass < passes && idle < Math.max(2, passes / 5); pass++) {
      setPrices(reduced, pass);
      idle = pass(reduced, pass) ? 0 : idle + 1;
    }
    return chosen();
  }

  private void setPrices(double[] reduced, int pass) {
    for (int node : dearestFirst) {
      double cost = problem.cost(node);
      double base = pass % 2 == 0 ? cost : Math.max(reduced[node], 0) + LEAST_SHARE * cost;
      double raise = pass == 0 ? 0 : SPREAD * Scatter.of(1024 * node + pass) / (1 << 24);
      prices[node] = base * (1 + raise);
    }
  }

  /** Tries all nodes; whether the solution has become cheaper. */
  private boolean pass(double[] reduced, int pass) {
    boolean isCheaper = false;
    for (int node : dearestFirst) {
      if (chosen[node]) {
        isCheaper |= attempt(node, 1);
      }
      if (chosen[node]) {
        isCheaper |= attempt(node, SMALLEST_RUIN + Scatter.of(1024 * node + pass) / 32 % RUINS);
      }
    }
    for (int node : dearestFirst) {
      if (!chosen[node] && reduced[node] < PROMISING * problem.cost(node)) {
        isCheaper |= attempt(node, 1);
      }
    }
    return isCheaper;
  }

  /**
   * Turns a node over, together with others nearby if it is taken out, and mends; undoes all of it
   * unless the solution becomes cheaper.
   */
  private boolean attempt(int node, int size) {
    trailSize = 0;
    boolean isOut = chosen[node];
    banned = isOut && size == 1 ? node : NONE;
    double change = turn(node);
    double most = 2 * problem.cost(node);
    if (size > 1) {
      change += ruin(size);
      most = -SLACK * change;
    }
    change = mend(change, most);
    banned = NONE;
    if (change < Double.POSITIVE_INFINITY) {
      change += takeOutNearby(isOut ? NONE : node);
    }
    if (change < -TOLERANCE) {
      return true;
    }
    undoTo(0);
    return false;
  }

  /** Takes out chosen nodes around those on the trail, until it holds so many. */
  private double ruin(int size) {
    double change = 0;
    for (int i = 0; i < trailSize && trailSize < size; i++) {
      int node = trail[i];
      for (int link = problem.linkStart(node); link < problem.linkEnd(node); link++) {
        int row = problem.rowOfLink(link);
        int end = problem.rowEnd(row);
        for (int place = problem.rowStart(row); place < end && trailSize < size; place++) {
          if (chosen[problem.nodeAt(place)]) {
            change += turn(problem.nodeAt(place));
          }
        }
      }
    }
    return change;
  }

  /** Closes the gaps around the trail; returns the change of the cost, infinite if too much. */
  private double mend(double before, double most) {
    double change = before;
    rowsSize = 0;
    for (int i = 0; i < trailSize; i++) {
      listRows(trail[i]);
    }
    for (int i = 0; i < rowsSize; i++) {
      if (problem.isGap(rows[i], counts[rows[i]])) {
        int node = best(rows[i]);
        if (node == NONE || change + problem.cost(node) > most || trailSize >= LONGEST_TRIAL) {
          return Double.POSITIVE_INFINITY;
        }
        change += turn(node);
        listRows(node);
      }
    }
    return change;
  }

  private void listRows(int node) {
    for (int link = problem.linkStart(node); link < problem.linkEnd(node); link++) {
      if (rowsSize == rows.length) {
        rows = Arrays.copyOf(rows, 2 * rowsSize);
      }
      rows[rowsSize++] = problem.rowOfLink(link);
    }
  }

  /** The node that closes a gap at the least price. */
  private int best(int row) {
    int best = NONE;
    double bestPrice = Double.POSITIVE_INFINITY;
    for (int place = problem.rowStart(row); place < problem.rowEnd(row); place++) {
      int node = problem.nodeAt(place);
      if (chosen[node] || node == banned) {
        continue;
      }
      int closed = 0;
      for (int link = problem.linkStart(node); link < problem.linkEnd(node); link++) {
        int other = problem.rowOfLink(link);
        closed += problem.isGap(other, counts[other]) ? 1 : 0;
      }
      double price = prices[node] > 0 ? prices[node] / closed : prices[node] * closed;
      if (price < bestPrice) {
        bestPrice = price;
        best = node;
      }
    }
    return best;
  }

  /** Takes out what is not needed any more around the trail, the dearest first. */
  private double takeOutNearby(int kept) {
    int count = 0;
    for (int i = 0; i < trailSize; i++) {
      for (int link = problem.linkStart(trail[i]); link < problem.linkEnd(trail[i]); link++) {
        int row = problem.rowOfLink(link);
        for (int place = problem.rowStart(row); place < problem.rowEnd(row); place++) {
          int node = problem.nodeAt(place);
          if (chosen[node] && node != kept) {
            if (count == near.length) {
              near = Arrays.copyOf(near, 2 * count);
            }
            near[count++] = rank[node];
          }
        }
      }
    }
    Arrays.sort(near, 0, count);
    double change = 0;
    for (int i = 0; i < count; i++) {
      if (chosen[dearestFirst[near[i]]] && (i == 0 || near[i] != near[i - 1])) {
        change += takeOut(dearestFirst[near[i]]);
      }
    }
    return change;
  }

  /** Takes a node out, and others that are then alone in a row, unless a row would lack one. */
  private double takeOut(int node) {
    int mark = trailSize;
    double change = turn(node);
    for (int i = mark; i < trailSize; i++) {
      for (int link = problem.linkStart(trail[i]); link < problem.linkEnd(trail[i]); link++) {
        int row = problem.rowOfLink(link);
        if (problem.isGap(row, counts[row])) {
          if (problem.asksForOne(row)) {
            undoTo(mark);
            return 0;
          }
          change += turn(onlyChosen(row));
        }
      }
    }
    return change;
  }

  private int onlyChosen(int row) {
    for (int place = problem.rowStart(row); place < problem.rowEnd(row); place++) {
      if (chosen[problem.nodeAt(place)]) {
        return problem.nodeAt(place);
      }
    }
    throw new IllegalStateException("a row has fewer suppressed nodes than were counted");
  }

  /** Chooses a node, or takes it out; returns the change of the cost. */
  private double turn(int node) {
    if (trailSize == trail.length) {
      trail = Arrays.copyOf(trail, 2 * trailSize);
    }
    trail[trailSize++] = node;
    flip(node);
    return chosen[node] ? problem.cost(node) : -problem.cost(node);
  }

  private void undoTo(int size) {
    while (trailSize > size) {
      flip(trail[--trailSize]);
    }
  }

  private void flip(int node) {
    chosen[node] = !chosen[node];
    int change = chosen[node] ? 1 : -1;
    for (int link = problem.linkStart(node); link < problem.linkEnd(node); link++) {
      counts[problem.rowOfLink(link)] += change;
    }
  }
}
