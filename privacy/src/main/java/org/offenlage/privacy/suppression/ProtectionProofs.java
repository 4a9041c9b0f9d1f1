package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Why a pattern is safe: proofs for every sensitive cell, against the public and against every
 * respondent who would see through the proof against the public. Confidential.
 *
 * <p>Safe for use by several threads.
 */
public final class ProtectionProofs {

  private final SparseSystem system;
  private final Demands demands;
  private final Intruders intruders;
  private final CertificateBook book;
  private final int[] sensitive;
  private final int[][] cellsOfNode;
  private final int respondentsSeeingMore;

  ProtectionProofs(
      SparseSystem system,
      Demands demands,
      Intruders intruders,
      CertificateBook book,
      int[] sensitive,
      int respondentsSeeingMore) {
    this.system = system;
    this.demands = demands;
    this.intruders = intruders;
    this.book = book;
    this.sensitive = sensitive;
    this.cellsOfNode = system.cellsOfNodes();
    this.respondentsSeeingMore = respondentsSeeingMore;
  }

  /**
   * How often a lone respondent cannot be kept from coming closer to a cell than its level asks,
   * whatever is suppressed.
   */
  public int respondentsSeeingMore() {
    return respondentsSeeingMore;
  }

  /** Hands out all proofs in a fixed order. Cost O(size of the proofs). */
  public void forEach(Consumer<ProtectionProof> consumer) {
    for (int node : sensitive) {
      for (Certificate certificate : book.of(node)) {
        for (int cell : cellsOfNode[node]) {
          consumer.accept(proof(certificate, cell));
        }
      }
    }
  }

  private ProtectionProof proof(Certificate certificate, int cell) {
    int node = certificate.owner();
    long width = demands.width(node);
    Move up = certificate.up();
    Move down = certificate.down();
    return new ProtectionProof(
        cell,
        cellsOf(intruders.knownNodes(certificate.intruder())),
        intruders.isLenient(certificate.intruder())
            ? ProtectionProof.Demand.NOT_EXACT
            : ProtectionProof.Demand.FULL,
        move(
            up.rise(node) >= down.rise(node) ? up : down,
            node,
            Math.max(width, demands.above(node))),
        move(
            down.fall(node) >= up.fall(node) ? down : up,
            node,
            -Math.max(width, demands.below(node))));
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
      steps[i] = Math.multiplyExact(factor, move.step(system.node(cells[i])));
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
