package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * Grows a pattern until every sensitive node has its certificates, then makes it cheaper.
 *
 * <p>Starts from a cheap pattern that leaves no row with a gap and no cut unmet, which is repaired
 * where certificates are missing. Small systems are solved to the optimum; in very large ones more
 * is suppressed to save time.
 *
 * <p>Work is done in batches of fixed size on a pattern that stands still; results are entered one
 * after the other. Hence the outcome does not depend on the number of threads.
 */
final class PatternBuilder {

  private static final Terrain.Effort PUBLISHING = new Terrain.Effort(200, 4);

  /** With more sensitive nodes than this, no cuts are added and no nodes exchanged. */
  private static final int MOST_REPAIRED_ONE_BY_ONE = 4000;

  /** The price of a step of a suppressed node, as a share of what cheap open nodes cost. */
  private static final double STEP = 0.02;

  /** The same in large systems, where searches must stay near. */
  private static final double STEP_IN_LARGE = 0.2;

  /** Longer moves through suppressed nodes are not looked for: a step costs about 1. */
  private static final double LONGEST = 400;

  private static final double LONGEST_IN_LARGE = 60;

  /** Rounds in which cuts are added to the seed. */
  private static final int CUTS = 8;

  private static final double CHEAPER = 0.95;

  private final WorkingPattern pattern;
  private final SparseSystem system;
  private final boolean[] open;
  private final double[] costs;
  private final ProgressListener progress;

  /**
   * Prepares.
   *
   * @param open whether a node may be suppressed beyond those that are
   */
  PatternBuilder(
      WorkingPattern pattern, boolean[] open, double[] costs, ProgressListener progress) {
    this.pattern = pattern;
    this.system = pattern.system;
    this.open = open;
    this.costs = costs;
    this.progress = progress;
  }

  /**
   * Suppresses what is needed beyond the nodes that are suppressed already.
   *
   * @param sensitive all sensitive nodes, ascending, which must be suppressed
   * @return the sensitive nodes that nothing can protect
   */
  SortedSet<Integer> build(int[] sensitive, int threads) {
    try (Workers workers =
        new Workers(
            threads, () -> new CertificateSearch(system, pattern.demands, pattern.intruders))) {
      SortedSet<Integer> failed = build(sensitive, workers);
      Verification.check(pattern, sensitive, failed);
      return failed;
    }
  }

  private SortedSet<Integer> build(int[] sensitive, Workers workers) {
    boolean large = sensitive.length > MOST_REPAIRED_ONE_BY_ONE;
    double longest = large ? LONGEST_IN_LARGE : LONGEST;
    double[] steps = new double[costs.length];
    Arrays.fill(steps, 1);
    Terrain suppressed = Terrain.ofSuppressed(system, pattern.intruders, steps, PUBLISHING);
    Terrain beyond =
        Terrain.ofOpen(
            system,
            pattern.intruders,
            open,
            costs,
            priceOfStep(large ? STEP_IN_LARGE : STEP),
            PUBLISHING);
    Certification certification =
        new Certification(
            pattern,
            new Loosening(system, open, costs),
            suppressed,
            beyond,
            longest,
            workers,
            progress);
    LineCover cover = new LineCover(CoverProblem.of(pattern, open, costs));
    new CoverSeed(pattern, cover, certification, progress).suppress(sensitive, large ? 0 : CUTS);
    SortedSet<Integer> failed =
        certification.certify(sensitive, large ? Certification.LOOSENINGS : 0);
    Exchange exchange = new Exchange(pattern, suppressed, beyond, longest, workers, progress);
    exchange.publishRedundant();
    if (!large) {
      exchange.exchange(CHEAPER);
      if (failed.isEmpty()) {
        improveToOptimum(sensitive, workers);
      }
    }
    return failed;
  }

  /** Replaces the pattern by the cheapest one if the system is small enough to find it. */
  private void improveToOptimum(int[] sensitive, Workers workers) {
    int[] choice = IntStream.range(0, open.length).filter(node -> open[node]).toArray();
    if (choice.length > OptimalPattern.MOST_OPEN || pattern.loss() == 0) {
      return;
    }
    BitSet before = new BitSet();
    pattern.secondaries().forEach(before::set);
    Optional<OptimalPattern.Optimum> optimum =
        new OptimalPattern(pattern, choice, sensitive, workers.own())
            .find()
            .filter(found -> isBetter(found.nodes(), before));
    BitSet nodes = optimum.map(OptimalPattern.Optimum::nodes).orElse(before);
    for (int node : choice) {
      if (nodes.get(node)) {
        system.suppress(node);
      } else {
        system.publish(node);
      }
    }
    optimum.ifPresent(found -> pattern.book.replaceAll(found.certificates()));
    progress.reached("optimum", 1);
  }

  private boolean isBetter(BitSet nodes, BitSet than) {
    double difference = cost(nodes) - cost(than);
    return difference < 0 || (difference == 0 && nodes.cardinality() < than.cardinality());
  }

  private double cost(BitSet nodes) {
    return nodes.stream().mapToDouble(node -> costs[node]).sum();
  }

  private double priceOfStep(double share) {
    double[] sorted =
        IntStream.range(0, open.length)
            .filter(node -> open[node])
            .mapToDouble(node -> costs[node])
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : share * sorted[sorted.length / 10];
  }
}
