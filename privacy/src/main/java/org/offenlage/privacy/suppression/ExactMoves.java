package org.offenlage.privacy.suppression;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what a search in doubles found into a move, if it holds in exact integers. */
final class ExactMoves {

  private static final double CLOSE_TO_INTEGER = 1e-6;
  private static final double LARGEST_EXACT = 1e15;

  private ExactMoves() {}

  /**
   * The move with these changes times a multiple.
   *
   * @return nothing where a change is not integer or an equation is broken; it may be more than can
   *     be made from the truth
   */
  static @Nullable Move balanced(
      SparseSystem system, int[] nodes, double[] changes, int count, int multiple) {
    TreeMap<Integer, Long> steps = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      double change = changes[i] * multiple;
      double rounded = Math.rint(change);
      if (Math.abs(change - rounded) > CLOSE_TO_INTEGER || Math.abs(rounded) > LARGEST_EXACT) {
        return null;
      }
      steps.merge(nodes[i], (long) rounded, Math::addExact);
    }
    steps.values().removeIf(step -> step == 0);
    int[] moved = new int[steps.size()];
    long[] by = new long[steps.size()];
    int at = 0;
    for (Map.Entry<Integer, Long> entry : steps.entrySet()) {
      moved[at] = entry.getKey();
      by[at++] = entry.getValue();
    }
    Move move = new Move(moved, by, system.values);
    return isBalanced(system, move) ? move : null;
  }

  /** Both moves, one after the other. */
  static Move sum(SparseSystem system, Move one, Move other) {
    TreeMap<Integer, Long> steps = new TreeMap<>();
    for (int i = 0; i < one.size(); i++) {
      steps.put(one.node(i), one.stepAt(i));
    }
    for (int i = 0; i < other.size(); i++) {
      steps.merge(other.node(i), other.stepAt(i), Math::addExact);
    }
    steps.values().removeIf(step -> step == 0);
    return new Move(
        steps.keySet().stream().mapToInt(node -> node).toArray(),
        steps.values().stream().mapToLong(step -> step).toArray(),
        system.values);
  }

  /** Whether a move leaves every equation as it is. */
  static boolean isBalanced(SparseSystem system, Move move) {
    Map<Integer, Long> balance = new HashMap<>();
    for (int i = 0; i < move.size(); i++) {
      int node = move.node(i);
      for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
        balance.merge(
            system.rowOfLink(link),
            Math.multiplyExact(move.stepAt(i), system.signOfLink(link)),
            Math::addExact);
      }
    }
    return balance.values().stream().allMatch(sum -> sum == 0);
  }
}
