package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.suppression.WorkingPattern.Need;

/**
 * The cheapest pattern of a small system.
 *
 * <p>Cuts are collected until the cheapest set of nodes that satisfies them all is safe. A set that
 * is not safe, because a sensitive node lacks a certificate, is made as large as it can be without
 * giving that certificate; of the nodes that are then missing, each safe pattern has at least one.
 * Every cut holds for every safe pattern, so that the first safe set is the cheapest (the implicit
 * hitting set method). Optimal as far as the search for certificates finds those that exist.
 */
final class OptimalPattern {

  /** Systems with more open nodes than this are left to the heuristic. */
  static final int MOST_OPEN = 48;

  private static final int MOST_CUTS = 400;
  private static final double NO_LIMIT = 1e9;
  private static final Terrain.Effort EFFORT = new Terrain.Effort(2000, 10);

  private final WorkingPattern pattern;
  private final int[] open;
  private final int[] sensitive;
  private final CertificateSearch search;
  private final double[] steps;

  /**
   * Prepares.
   *
   * @param pattern with what cannot be attained entered already
   * @param open the nodes to choose from, all other suppressed nodes being fixed
   */
  OptimalPattern(WorkingPattern pattern, int[] open, int[] sensitive, CertificateSearch search) {
    this.pattern = pattern;
    this.open = open;
    this.sensitive = sensitive;
    this.search = search;
    this.steps = new double[pattern.system.nodeCount];
    Arrays.fill(steps, 1);
  }

  /**
   * The cheapest pattern.
   *
   * @param nodes what is suppressed of the open nodes
   * @param certificates of all sensitive nodes
   */
  record Optimum(BitSet nodes, List<Certificate> certificates) {}

  /** The optimum, or nothing where finding it takes too long. Leaves any nodes suppressed. */
  Optional<Optimum> find() {
    double[] costs = new double[open.length];
    for (int i = 0; i < open.length; i++) {
      // Of equally dear sets the smaller one.
      costs[i] = pattern.cost(open[i]) * (1 + 1e-9) + 1e-9;
    }
    HittingSet hitting = new HittingSet(costs);
    for (int cuts = 0; cuts < MOST_CUTS; cuts++) {
      Optional<BitSet> chosen = hitting.cheapest();
      if (chosen.isEmpty()) {
        return Optional.empty();
      }
      List<Certificate> certificates = new ArrayList<>();
      List<Need> missing = missing(chosen.get(), certificates);
      if (missing.isEmpty()) {
        BitSet nodes = new BitSet();
        chosen.get().stream().forEach(i -> nodes.set(open[i]));
        return Optional.of(new Optimum(nodes, certificates));
      }
      for (Need need : missing) {
        BitSet cut = cut(chosen.get(), need);
        if (cut.isEmpty()) {
          return Optional.empty();
        }
        hitting.add(cut);
      }
    }
    return Optional.empty();
  }

  /** What is not protected if these are suppressed. */
  private List<Need> missing(BitSet chosen, List<Certificate> found) {
    Terrain terrain = terrain(chosen);
    List<Need> missing = new ArrayList<>();
    for (int owner : sensitive) {
      List<Certificate> certificates = new ArrayList<>();
      pattern
          .complete(
              owner,
              certificates,
              (intruder, avoided) -> search.find(owner, intruder, avoided, terrain, NO_LIMIT))
          .ifPresent(missing::add);
      found.addAll(certificates);
    }
    return missing;
  }

  /** Nodes of which one has to be suppressed to satisfy the need, as few as can be found. */
  private BitSet cut(BitSet chosen, Need need) {
    BitSet largest = (BitSet) chosen.clone();
    for (int i = open.length - 1; i >= 0; i--) {
      if (!largest.get(i)) {
        largest.set(i);
        Terrain terrain = terrain(largest);
        if (search.find(need.node(), need.intruder(), new int[0], terrain, NO_LIMIT) != null) {
          largest.clear(i);
        }
      }
    }
    BitSet cut = new BitSet();
    cut.set(0, open.length);
    cut.andNot(largest);
    return cut;
  }

  private Terrain terrain(BitSet chosen) {
    for (int i = 0; i < open.length; i++) {
      if (chosen.get(i)) {
        pattern.system.suppress(open[i]);
      } else {
        pattern.system.publish(open[i]);
      }
    }
    return Terrain.ofSuppressed(pattern.system, pattern.intruders, steps, EFFORT);
  }
}
