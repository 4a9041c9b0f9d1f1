package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest move that raises or lowers one node by a given amount.
 *
 * <p>The search computes in doubles; the move that it returns is integer and was checked exactly.
 * Each thread needs its own instance.
 */
final class MoveSearch {

  /** How often the price of suppressed nodes is raised where a search goes too far. */
  private static final int RAISES = 2;

  /** How many suppressed nodes a move should not exceed, roughly, after a raise. */
  private static final double NODES_AFTER_RAISE = 30;

  private static final double LEAST_RAISE = 16;
  private static final double AVOIDANCE = 4;
  private static final int LARGEST_MULTIPLE = 6;

  private final SparseSystem system;
  private final NodeMarks marks;
  private final NodeMarks columnMarks;
  private final DualSimplex simplex;
  private DualSimplex.End end = DualSimplex.End.OPTIMAL;
  private int[] nodes = new int[256];
  private double[] changes = new double[256];
  private int count;
  private int multiple = 1;

  MoveSearch(SparseSystem system) {
    this.system = system;
    marks = new NodeMarks(system.nodeCount);
    columnMarks = new NodeMarks(system.nodeCount);
    simplex = new DualSimplex(system.all());
  }

  /**
   * A move that is wanted.
   *
   * @param node the node to move
   * @param step positive to raise it, negative to lower it
   * @param comfort nodes that cannot move as far as this should be avoided
   */
  record Wanted(int node, long step, long comfort) {}

  /** Lets the next searches start from the table to which the last move led. */
  void advance() {
    simplex.standAtOptimum(multiple);
  }

  /** Lets the next searches start from the truth again. */
  void returnToTruth() {
    simplex.standAtTruth();
  }

  /** How this search sees single nodes. */
  NodeMarks marks() {
    return marks;
  }

  /** Whether the last search ended because it took too long. */
  boolean isExhausted() {
    return end == DualSimplex.End.EXHAUSTED;
  }

  /** Whether the last search ended because there is no such move, or none that is cheap enough. */
  boolean isRuledOut() {
    return end == DualSimplex.End.INFEASIBLE || end == DualSimplex.End.TOO_DEAR;
  }

  /**
   * The cheapest move that changes the node by this step, or by a small multiple of it.
   *
   * @param mostPerUnit the most that one unit of the step may cost
   * @return nothing where there is none or none was found within the limits
   */
  @Nullable Move find(Wanted wanted, Terrain terrain, double mostPerUnit) {
    Condensation condensed = terrain.condensed();
    return condensed == null
        ? findInAll(wanted, terrain, mostPerUnit)
        : findInCondensed(wanted, condensed, terrain.effort(), mostPerUnit);
  }

  /**
   * Beyond suppressed nodes a search among very many cheap ones may not end; then their price is
   * raised, which keeps it near. A cheaper move may be missed.
   */
  private @Nullable Move findInAll(Wanted wanted, Terrain terrain, double mostPerUnit) {
    double scale = 1;
    for (int raise = 0; raise <= RAISES; raise++) {
      double factor = scale;
      IntToDoubleFunction prices = each -> price(each, terrain, factor);
      int before = marks.depth();
      for (int dive = 0; dive <= terrain.effort().dives(); dive++) {
        end =
            simplex.solve(
                system.all(),
                prices,
                new DualSimplex.Target(wanted.node(), wanted.step(), wanted.comfort()),
                terrain.effort().pivots(),
                mostPerUnit);
        int fractional = end == DualSimplex.End.OPTIMAL ? simplex.fractionalColumn() : -1;
        Move move = end == DualSimplex.End.OPTIMAL ? move(null) : null;
        if (move != null || fractional < 0) {
          if (move != null || end != DualSimplex.End.EXHAUSTED) {
            marks.revertTo(before);
            return move;
          }
          break;
        }
        marks.set(fractional, NodeMarks.BANNED);
      }
      marks.revertTo(before);
      scale =
          Math.max(
              LEAST_RAISE * scale,
              simplex.objectivePerUnit()
                  / NODES_AFTER_RAISE
                  / terrain.suppressedPrice(wanted.node()));
    }
    return null;
  }

  /**
   * Open nodes of which one at least has to be suppressed before the node can change by this step,
   * where it cannot through suppressed nodes alone.
   *
   * @param terrain suppressed and open nodes with what they cost
   * @return nothing where it can, or where that was not found out within the limits
   */
  SortedSet<Integer> obstacles(int node, long step, Terrain terrain) {
    end =
        simplex.solve(
            system.all(),
            each ->
                marks.isBanned(each) || !system.isSuppressed(each)
                    ? -1
                    : terrain.suppressedPrice(each),
            new DualSimplex.Target(node, step, 1),
            terrain.effort().pivots(),
            Double.POSITIVE_INFINITY);
    SortedSet<Integer> nodes = new TreeSet<>();
    if (end == DualSimplex.End.INFEASIBLE) {
      simplex.forEachUnblocking(
          each -> !system.isSuppressed(each) && terrain.openPrice(each) >= 0, nodes::add);
    }
    return nodes;
  }

  private double price(int node, Terrain terrain, double scale) {
    return switch (marks.of(node)) {
      case NodeMarks.BANNED -> -1;
      case NodeMarks.SUPPRESSED -> scale * terrain.suppressedPrice(node);
      case NodeMarks.OPEN -> terrain.openPrice(node);
      case NodeMarks.AVOIDED -> AVOIDANCE * unmarkedPrice(node, terrain, scale);
      default -> unmarkedPrice(node, terrain, scale);
    };
  }

  private double unmarkedPrice(int node, Terrain terrain, double scale) {
    return system.isSuppressed(node)
        ? scale * terrain.suppressedPrice(node)
        : terrain.openPrice(node);
  }

  private @Nullable Move findInCondensed(
      Wanted wanted, Condensation condensed, Terrain.Effort effort, double mostPerUnit) {
    end = DualSimplex.End.INFEASIBLE;
    int column = condensed.column(wanted.node());
    if (column == Condensation.IMMOVABLE) {
      return null;
    }
    try {
      marks.forEach(
          (marked, mark) -> {
            int at = condensed.column(marked);
            if (at >= 0 && (mark == NodeMarks.BANNED || columnMarks.of(at) == NodeMarks.NONE)) {
              columnMarks.set(at, mark);
            }
          });
      if (columnMarks.isBanned(column)) {
        return null;
      }
      DualSimplex.Target target =
          new DualSimplex.Target(
              column, wanted.step() * condensed.direction(wanted.node()), wanted.comfort());
      IntToDoubleFunction prices = each -> price(each, condensed);
      for (int dive = 0; dive <= effort.dives(); dive++) {
        end = simplex.solve(condensed.linear(), prices, target, effort.pivots(), mostPerUnit);
        if (end != DualSimplex.End.OPTIMAL) {
          return null;
        }
        int fractional = simplex.fractionalColumn();
        Move move = move(condensed);
        if (move != null || fractional < 0) {
          return move;
        }
        columnMarks.set(fractional, NodeMarks.BANNED);
      }
      return null;
    } finally {
      columnMarks.revertTo(0);
    }
  }

  private double price(int column, Condensation condensed) {
    return switch (columnMarks.of(column)) {
      case NodeMarks.BANNED -> -1;
      case NodeMarks.AVOIDED -> AVOIDANCE * condensed.price(column);
      default -> condensed.price(column);
    };
  }

  /** The optimum, or a small multiple of it, as a move, if it is one in exact integers. */
  private @Nullable Move move(@Nullable Condensation condensed) {
    count = 0;
    simplex.forEachChange(
        (column, change) -> {
          if (condensed == null) {
            add(column, change);
            return;
          }
          for (int at = condensed.memberStart(column); at < condensed.memberEnd(column); at++) {
            int member = condensed.member(at);
            add(member, change * condensed.direction(member));
          }
        });
    for (multiple = 1; multiple <= LARGEST_MULTIPLE; multiple++) {
      Move move = ExactMoves.balanced(system, nodes, changes, count, multiple);
      if (move != null && simplex.hasRoomFor(multiple)) {
        return move;
      }
    }
    return null;
  }

  private void add(int node, double change) {
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * count);
      changes = Arrays.copyOf(changes, 2 * count);
    }
    nodes[count] = node;
    changes[count++] = change;
  }
}
