package org.offenlage.privacy.suppression;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.CellAddress;

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
    SparseSystem system = SparseSystem.of(tables);
    Demands demands = new Demands(system, problem.sensitive());
    boolean[] published = nodesWith(CellStatus.PUBLISHED, problem, system);
    boolean[] fixed = nodesWith(CellStatus.SUPPRESSED, problem, system);
    boolean[] open = new boolean[system.nodeCount];
    SortedSet<Integer> unprotectable = new TreeSet<>();
    for (int node = 0; node < system.nodeCount; node++) {
      if (demands.isSensitive(node) && published[node]) {
        unprotectable.add(node);
      }
      fixed[node] = (fixed[node] || demands.isSensitive(node)) && !published[node];
      open[node] = !published[node] && !fixed[node] && system.values[node] > 0;
      if (fixed[node]) {
        system.suppress(node);
      }
    }
    int[] sensitive =
        IntStream.range(0, system.nodeCount)
            .filter(node -> demands.isSensitive(node) && !published[node])
            .toArray();
    Intruders intruders = Intruders.of(system, problem.loneRespondents());
    PatternBuilder builder =
        new PatternBuilder(
            system, demands, intruders, open, costs(problem, system), threads, progress);
    unprotectable.addAll(builder.build(sensitive, fixed));
    if (!unprotectable.isEmpty()) {
      return new SuppressionOutcome.Unprotectable(addresses(unprotectable, system, tables));
    }
    BitSet suppressed = new BitSet(system.cellCount());
    for (int cell = 0; cell < system.cellCount(); cell++) {
      suppressed.set(cell, system.isSuppressed(system.node(cell)));
    }
    return new SuppressionOutcome.Protected(
        new SuppressionPattern(suppressed),
        new ProtectionProofs(
            system, demands, intruders, builder.book(), sensitive, builder.unattainableCount()));
  }

  private static boolean[] nodesWith(
      CellStatus status, SuppressionProblem problem, SparseSystem system) {
    boolean[] nodes = new boolean[system.nodeCount];
    for (Map.Entry<Integer, CellStatus> entry : problem.statuses().entrySet()) {
      if (entry.getValue() == status) {
        nodes[system.node(entry.getKey())] = true;
      }
    }
    return nodes;
  }

  private static double[] costs(SuppressionProblem problem, SparseSystem system) {
    double[] costs = new double[system.nodeCount];
    for (int cell = 0; cell < system.cellCount(); cell++) {
      costs[system.node(cell)] += problem.costs().of(cell, problem.tables().value(cell));
    }
    return costs;
  }

  private static List<CellAddress> addresses(
      SortedSet<Integer> nodes, SparseSystem system, LinkedTables tables) {
    return IntStream.range(0, system.cellCount())
        .filter(cell -> nodes.contains(system.node(cell)))
        .mapToObj(tables.system()::address)
        .toList();
  }
}
