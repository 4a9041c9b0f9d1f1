package org.offenlage.privacy.suppression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds certificates for sensitive nodes. Each thread needs its own instance. */
final class CertificateSearch {

  private final SparseSystem system;
  private final Demands demandsOfAll;
  private final Demands lenientDemands;
  private Demands demands;
  private final Intruders intruders;
  private final double[] costs;
  private final MoveSearch moves;

  CertificateSearch(SparseSystem system, Demands demands, Intruders intruders, double[] costs) {
    this.system = system;
    this.demandsOfAll = demands;
    this.lenientDemands = demands.lenient();
    this.demands = demands;
    this.intruders = intruders;
    this.costs = costs;
    this.moves = new MoveSearch(system);
  }

  /**
   * A certificate for the node that stands against an intruder.
   *
   * @param without nodes that it may not use, or an empty array
   */
  @Nullable Certificate find(int node, int intruder, int[] without, MoveSearch.Terrain terrain) {
    demands = intruders.isLenient(intruder) ? lenientDemands : demandsOfAll;
    for (int known : intruders.knownNodes(intruder)) {
      moves.ban(known);
    }
    for (int excluded : without) {
      moves.ban(excluded);
    }
    try {
      return find(node, intruder, terrain);
    } finally {
      demands = demandsOfAll;
      moves.clearBans();
    }
  }

  private @Nullable Certificate find(int node, int intruder, MoveSearch.Terrain terrain) {
    Move unit = moves.find(node, 1, terrain);
    if (unit != null && demands.areMetBy(node, unit, unit)) {
      return new Certificate(node, intruder, unit, unit);
    }
    long below = demands.below(node);
    long above = demands.above(node);
    long width = demands.width(node);
    Certificate best = null;
    if (below == 0) {
      Move up = moves.find(node, Math.max(width, above), terrain);
      if (up != null && demands.areMetBy(node, up, up)) {
        best = new Certificate(node, intruder, up, up);
        if (!terrain.reachesBeyondSuppressed()) {
          return best;
        }
      }
    }
    Certificate both = bothWays(node, intruder, terrain);
    if (both == null) {
      return best;
    }
    return best == null || price(both) < price(best) ? both : best;
  }

  /** Falls as far as possible and useful, and rises by the rest. */
  private @Nullable Certificate bothWays(int node, int intruder, MoveSearch.Terrain terrain) {
    long below = demands.below(node);
    long width = demands.width(node);
    long useful = Math.max(below, width - demands.above(node));
    long furthest = Math.min(system.values[node], useful);
    for (long fall = furthest; fall >= Math.max(1, below); fall = nextFall(fall, below)) {
      Move down = moves.find(node, -fall, terrain);
      if (down == null) {
        continue;
      }
      long rest = Math.max(demands.above(node), width - down.fall(node));
      Move up = rest <= 0 || down.rise(node) >= rest ? down : moves.find(node, rest, terrain);
      if (up != null && demands.areMetBy(node, up, down)) {
        return new Certificate(node, intruder, up, down);
      }
      return null;
    }
    return null;
  }

  /** One less for counts; for large values in steps that keep the number of tries small. */
  private static long nextFall(long fall, long below) {
    long step = Math.max(1, (fall - below) / 8);
    return fall - step;
  }

  /** A certificate from moves that were found for other nodes, if some of them suffice. */
  @Nullable Certificate fromKnown(int node, List<Certificate> known, int[] without) {
    Move rising = null;
    Move falling = null;
    for (Certificate certificate : known) {
      for (int side = 0; side < 2; side++) {
        Move move = side == 0 ? certificate.up() : certificate.down();
        if (!move.moves(node) || movesAny(move, without) || movesLoneRespondent(move, node)) {
          continue;
        }
        if (rising == null || move.rise(node) > rising.rise(node)) {
          rising = move;
        }
        if (falling == null || move.fall(node) > falling.fall(node)) {
          falling = move;
        }
      }
    }
    if (rising == null || falling == null || !demands.areMetBy(node, rising, falling)) {
      return null;
    }
    Move up = demands.areMetBy(node, falling, falling) ? falling : rising;
    Move down = demands.areMetBy(node, up, up) ? up : falling;
    return new Certificate(node, Intruders.PUBLIC, up, down);
  }

  private boolean movesLoneRespondent(Move move, int node) {
    for (int i = 0; i < move.size(); i++) {
      if (move.node(i) != node && intruders.isAlone(move.node(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean movesAny(Move move, int[] nodes) {
    for (int node : nodes) {
      if (move.moves(node)) {
        return true;
      }
    }
    return false;
  }

  private double price(Certificate certificate) {
    double[] sum = new double[1];
    certificate.forEachNode(
        node -> {
          if (!system.isSuppressed(node)) {
            sum[0] += costs[node];
          }
        });
    return sum[0];
  }
}
