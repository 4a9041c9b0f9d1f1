package org.offenlage.privacy.suppression;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Finds certificates for sensitive nodes. Each thread needs its own instance. */
final class CertificateSearch {

  /** Levels up to this are reached by steps of one. */
  private static final int MOST_STEPS = 16;

  /** Of the moves known for a node, only so many are tried. */
  private static final int MOST_TRIED = 64;

  private final SparseSystem system;
  private final Demands demandsOfAll;
  private final Demands lenientDemands;
  private Demands demands;
  private final Intruders intruders;
  private final MoveSearch moves;
  private double most;

  CertificateSearch(SparseSystem system, Demands demands, Intruders intruders) {
    this.system = system;
    this.demandsOfAll = demands;
    this.lenientDemands = demands.lenient();
    this.demands = demands;
    this.intruders = intruders;
    this.moves = new MoveSearch(system);
  }

  /** How this search sees single nodes. */
  NodeMarks marks() {
    return moves.marks();
  }

  /**
   * A certificate for the node that stands against an intruder.
   *
   * @param avoided nodes that it should not use if there is another way
   * @param mostPerMove the most that a move may cost
   */
  @Nullable Certificate find(
      int node, int intruder, int[] avoided, Terrain terrain, double mostPerMove) {
    demands = intruders.isLenient(intruder) ? lenientDemands : demandsOfAll;
    most = mostPerMove;
    NodeMarks marks = moves.marks();
    int before = marks.depth();
    for (int each : avoided) {
      if (marks.of(each) == NodeMarks.NONE) {
        marks.set(each, NodeMarks.AVOIDED);
      }
    }
    for (int known : intruders.knownNodes(intruder)) {
      marks.set(known, NodeMarks.BANNED);
    }
    try {
      return find(node, terrain);
    } finally {
      demands = demandsOfAll;
      marks.revertTo(before);
    }
  }

  /**
   * Open nodes of which one at least has to be suppressed before the node can be protected against
   * an intruder; where the level asks for more than one step, nodes that help.
   *
   * @param terrain suppressed and open nodes with what they cost
   * @return nothing where no reason was found
   */
  int[] obstacles(int node, int intruder, Terrain terrain) {
    NodeMarks marks = moves.marks();
    int before = marks.depth();
    for (int known : intruders.knownNodes(intruder)) {
      marks.set(known, NodeMarks.BANNED);
    }
    try {
      SortedSet<Integer> nodes = moves.obstacles(node, 1, terrain);
      long furthest = Math.max(demandsOfAll.width(node), demandsOfAll.above(node));
      if (nodes.isEmpty() && furthest > 1) {
        nodes.addAll(moves.obstacles(node, furthest, terrain));
        long fall = Math.min(system.values[node], Math.max(furthest, demandsOfAll.below(node)));
        if (fall > 0) {
          nodes.addAll(moves.obstacles(node, -fall, terrain));
        }
      }
      return nodes.stream().mapToInt(each -> each).toArray();
    } finally {
      marks.revertTo(before);
    }
  }

  private @Nullable Certificate find(int node, Terrain terrain) {
    long below = demands.below(node);
    long above = demands.above(node);
    long width = demands.width(node);
    Move unit =
        moves.find(
            new MoveSearch.Wanted(node, 1, Math.max(width, Math.max(below, above))), terrain, most);
    if (unit != null && demands.areMetBy(node, unit, unit)) {
      return new Certificate(node, unit, unit);
    }
    // Where a rise by one is impossible or too dear, so is every other rise: the set of possible
    // changes is convex.
    boolean canRise = unit != null || !moves.isRuledOut();
    if (unit == null && moves.isExhausted()) {
      return null;
    }
    if (unit != null && width <= MOST_STEPS) {
      return stepwise(node, unit, terrain);
    }
    if (below == 0 && canRise) {
      Move up = move(node, Math.max(width, above), terrain);
      if (up != null && demands.areMetBy(node, up, up)) {
        return new Certificate(node, up, up);
      }
    }
    return canRise || above == 0 ? bothWays(node, unit, terrain) : null;
  }

  /**
   * Reaches the level by steps of one, each from the table to which the last one led: first up,
   * then from the truth down. Small searches one after the other are faster than a large one.
   */
  private @Nullable Certificate stepwise(int node, Move unit, Terrain terrain) {
    Move up = walk(node, unit, 1, unit, terrain);
    if (demands.areMetBy(node, up, up)) {
      return new Certificate(node, up, up);
    }
    if (demands.areMetBy(node, up, unit)) {
      return new Certificate(node, up, unit);
    }
    Move first = move(node, -1, terrain);
    if (first == null || !first.isPossible()) {
      return null;
    }
    Move down = walk(node, first, -1, up, terrain);
    return demands.areMetBy(node, up, down) ? new Certificate(node, up, down) : null;
  }

  /** Goes on in one direction until the level is reached together with another move. */
  private Move walk(int node, Move first, int direction, Move other, Terrain terrain) {
    Move reached = first;
    try {
      moves.advance();
      while (!demands.areMetBy(node, reached, other) && Math.abs(reached.step(node)) < MOST_STEPS) {
        Move next = move(node, direction, terrain);
        if (next == null) {
          return reached;
        }
        moves.advance();
        Move sum = ExactMoves.sum(system, reached, next);
        if (!sum.isPossible()) {
          return reached;
        }
        reached = sum;
      }
      return reached;
    } finally {
      moves.returnToTruth();
    }
  }

  private @Nullable Move move(int node, long step, Terrain terrain) {
    return moves.find(new MoveSearch.Wanted(node, step, 1), terrain, most);
  }

  /** Falls as far as possible and useful, and rises by the rest. */
  private @Nullable Certificate bothWays(int node, @Nullable Move unit, Terrain terrain) {
    long below = demands.below(node);
    long width = demands.width(node);
    long useful = Math.max(below, width - demands.above(node));
    long furthest = Math.min(system.values[node], useful);
    if (unit == null && furthest > 1 && move(node, -1, terrain) == null && moves.isRuledOut()) {
      return null;
    }
    for (long fall = furthest; fall >= Math.max(1, below); fall = nextFall(fall, below)) {
      Move down = move(node, -fall, terrain);
      if (down == null) {
        if (moves.isExhausted()) {
          return null;
        }
        continue;
      }
      long rest = Math.max(demands.above(node), width - down.fall(node));
      Move up = rest <= 0 || down.rise(node) >= rest ? down : move(node, rest, terrain);
      return up != null && demands.areMetBy(node, up, down)
          ? new Certificate(node, up, down)
          : null;
    }
    return null;
  }

  /** One less for counts; for large values in steps that keep the number of tries small. */
  private static long nextFall(long fall, long below) {
    long step = Math.max(1, (fall - below) / 8);
    return fall - step;
  }

  /**
   * A certificate against an intruder from moves that were found for other nodes, if some suffice.
   *
   * <p>Against the public only moves through which no respondent sees, which need no others.
   */
  @Nullable Certificate fromKnown(int node, int intruder, List<Certificate> known) {
    int[] ruledOut = intruders.knownNodes(intruder);
    Move rising = null;
    Move falling = null;
    int last = Math.max(0, known.size() - MOST_TRIED);
    for (int i = known.size() - 1; i >= last; i--) {
      Certificate certificate = known.get(i);
      for (int side = 0; side < 2; side++) {
        Move move = side == 0 ? certificate.up() : certificate.down();
        if (!move.moves(node)
            || movesBanned(move)
            || movesAny(move, ruledOut)
            || (intruder == Intruders.PUBLIC && movesLoneRespondent(move, node))) {
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
    Demands asked = intruders.isLenient(intruder) ? lenientDemands : demandsOfAll;
    if (rising == null || falling == null || !asked.areMetBy(node, rising, falling)) {
      return null;
    }
    Move up = asked.areMetBy(node, falling, falling) ? falling : rising;
    Move down = asked.areMetBy(node, up, up) ? up : falling;
    return new Certificate(node, up, down);
  }

  private boolean movesBanned(Move move) {
    for (int i = 0; i < move.size(); i++) {
      if (moves.marks().isBanned(move.node(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean movesLoneRespondent(Move move, int node) {
    for (int i = 0; i < move.size(); i++) {
      if (intruders.isAlone(move.node(i)) && move.node(i) != node) {
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
}
