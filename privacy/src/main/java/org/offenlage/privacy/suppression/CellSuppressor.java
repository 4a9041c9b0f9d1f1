package org.offenlage.privacy.suppression;

import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;

/**
 * Protects the sensitive cells of a system of tables by suppressing further cells.
 *
 * <p>Each sensitive cell ends with a certificate: integer changes of suppressed cells that leave
 * everything published as it is and move the cell as far as its protection level asks. The same is
 * done against every respondent who is alone in a cell that a certificate uses, with that
 * respondent's cells held fixed. A value of zero that is not sensitive itself is never suppressed,
 * since it may be known to be impossible.
 *
 * <p>The outcome is the same on every run and with any number of threads. Safe for use by several
 * threads. Time grows about linearly with the number of cells; memory is some hundred bytes a cell.
 */
public final class CellSuppressor {

  private final int threads;

  /** One that computes on at most this many threads. */
  public CellSuppressor(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed");
    }
    this.threads = threads;
  }

  /** Finds a safe pattern of small loss, or says which cells cannot be protected. */
  public SuppressionOutcome protect(SuppressionProblem problem, ProgressListener progress) {
    LinkedTables tables = problem.tables();
    SparseSystem system = SparseSystem.of(tables, constants(problem));
    SortedSet<Integer> unprotectable = new TreeSet<>();
    for (int cell : problem.sensitive().levels().keySet()) {
      if (system.node(cell) == Presolve.CONSTANT) {
        unprotectable.add(cell);
      }
    }
    if (!unprotectable.isEmpty()) {
      return refusal(unprotectable, tables);
    }
    Demands demands = new Demands(system, problem.sensitive());
    boolean[] fixed = fixedNodes(problem, system);
    boolean[] open = new boolean[system.nodeCount];
    for (int node = 0; node < system.nodeCount; node++) {
      fixed[node] |= demands.isSensitive(node);
      open[node] = !fixed[node];
      if (fixed[node]) {
        system.suppress(node);
      }
    }
    int[] sensitive = IntStream.range(0, system.nodeCount).filter(demands::isSensitive).toArray();
    Intruders intruders = Intruders.of(system, problem.loneRespondents());
    double[] costs = costs(problem, system);
    WorkingPattern pattern = new WorkingPattern(system, demands, intruders, fixed, costs);
    SortedSet<Integer> failed =
        new PatternBuilder(pattern, open, costs, progress).build(sensitive, threads);
    if (!failed.isEmpty()) {
      IntStream.range(0, system.cellCount())
          .filter(cell -> failed.contains(system.node(cell)))
          .forEach(unprotectable::add);
      return refusal(unprotectable, tables);
    }
    BitSet suppressed = new BitSet(system.cellCount());
    for (int cell = 0; cell < system.cellCount(); cell++) {
      int node = system.node(cell);
      suppressed.set(
          cell,
          node == Presolve.CONSTANT
              ? problem.statuses().get(cell) == CellStatus.SUPPRESSED
              : system.isSuppressed(node));
    }
    return new SuppressionOutcome.Protected(
        new SuppressionPattern(suppressed), new ProtectionProofs(pattern, sensitive));
  }

  /**
   * The cells that keep their value in every table an intruder has to reckon with: what is
   * published, and zeros that need no protection, since they may be known to be impossible.
   */
  private static boolean[] constants(SuppressionProblem problem) {
    boolean[] constant = new boolean[problem.tables().system().cellCount()];
    for (int cell = 0; cell < constant.length; cell++) {
      constant[cell] = problem.tables().value(cell) == 0;
    }
    problem.sensitive().levels().keySet().forEach(cell -> constant[cell] = false);
    problem
        .statuses()
        .forEach(
            (cell, status) -> {
              switch (status) {
                case OPEN -> {}
                case PUBLISHED -> constant[cell] = true;
                case SUPPRESSED -> constant[cell] = false;
              }
            });
    return constant;
  }

  private static boolean[] fixedNodes(SuppressionProblem problem, SparseSystem system) {
    boolean[] nodes = new boolean[system.nodeCount];
    problem
        .statuses()
        .forEach(
            (cell, status) -> {
              if (status == CellStatus.SUPPRESSED && system.node(cell) != Presolve.CONSTANT) {
                nodes[system.node(cell)] = true;
              }
            });
    return nodes;
  }

  private static double[] costs(SuppressionProblem problem, SparseSystem system) {
    double[] costs = new double[system.nodeCount];
    for (int cell = 0; cell < system.cellCount(); cell++) {
      if (system.node(cell) != Presolve.CONSTANT) {
        costs[system.node(cell)] += problem.costs().of(cell, problem.tables().value(cell));
      }
    }
    return costs;
  }

  private static SuppressionOutcome refusal(SortedSet<Integer> cells, LinkedTables tables) {
    return new SuppressionOutcome.Unprotectable(
        cells.stream().map(tables.system()::address).toList());
  }
}
