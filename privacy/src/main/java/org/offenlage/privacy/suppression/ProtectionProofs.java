package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Why a pattern is safe: proofs for every sensitive cell, against the public and against every
 * respondent who would see through the proof against the public. Confidential.
 *
 * <p>Safe for use by several threads.
 */
public final class ProtectionProofs {

  private final WorkingPattern pattern;
  private final int[] sensitive;
  private final int[][] cellsOfNode;

  ProtectionProofs(WorkingPattern pattern, int[] sensitive) {
    this.pattern = pattern;
    this.sensitive = sensitive;
    this.cellsOfNode = pattern.system.cellsOfNodes();
  }

  /**
   * How often a lone respondent cannot be kept from coming closer to a cell than its level asks,
   * whatever is suppressed.
   */
  public int respondentsSeeingMore() {
    return pattern.unattainableCount();
  }

  /** Hands out all proofs in a fixed order. Cost O(size of the proofs). */
  public void forEach(Consumer<ProtectionProof> consumer) {
    for (int node : sensitive) {
      List<Certificate> certificates = pattern.book.of(node);
      for (int intruder : pattern.needed(node, certificates)) {
        Certificate certificate =
            WorkingPattern.first(certificates, each -> pattern.holds(each, intruder));
        if (certificate == null) {
          throw new IllegalStateException("a sensitive cell lacks a certificate");
        }
        for (int cell : cellsOfNode[node]) {
          consumer.accept(proof(certificate, intruder, cell));
        }
      }
    }
  }

  private ProtectionProof proof(Certificate certificate, int intruder, int cell) {
    int node = certificate.owner();
    long width = pattern.demands.width(node);
    Move up = certificate.up();
    Move down = certificate.down();
    return new ProtectionProof(
        cell,
        cellsOf(pattern.intruders.knownNodes(intruder)),
        pattern.intruders.isLenient(intruder)
            ? ProtectionProof.Demand.NOT_EXACT
            : ProtectionProof.Demand.FULL,
        move(
            up.rise(node) >= down.rise(node) ? up : down,
            node,
            Math.max(width, pattern.demands.above(node))),
        move(
            down.fall(node) >= up.fall(node) ? down : up,
            node,
            -Math.max(width, pattern.demands.below(node))));
  }

  /** The move or its opposite as often as possible and useful to change the node by this much. */
  private CellMove move(Move move, int node, long wanted) {
    long step = move.step(node);
    long possible = wanted > 0 ? move.rise(node) : move.fall(node);
    if (possible == 0 || step == 0) {
      return new CellMove(new int[0], new long[0]);
    }
    long size = Math.abs(step);
    long times = Math.min(possible / size, (Math.abs(wanted) + size - 1) / size);
    long factor = (step > 0) == (wanted > 0) ? times : -times;
    int[] cells = new int[move.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = move.node(i);
    }
    cells = cellsOf(cells);
    long[] steps = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      steps[i] = Math.multiplyExact(factor, move.step(pattern.system.node(cells[i])));
    }
    return new CellMove(cells, steps);
  }

  private int[] cellsOf(int[] nodes) {
    return Arrays.stream(nodes)
        .flatMap(node -> Arrays.stream(cellsOfNode[node]))
        .sorted()
        .toArray();
  }

  @Override
  public String toString() {
    return "ProtectionProofs of " + sensitive.length + " cells";
  }
}
