package org.offenlage.privacy.suppression;

import java.util.Arrays;

/**
 * An integer change of suppressed cells that leaves every equation and every published cell as it
 * is: true values plus the move are another table that an intruder cannot rule out.
 *
 * <p>The arrays are shared, never changed.
 */
final class Move {

  private static final long UNLIMITED = Long.MAX_VALUE / 4;

  private final int[] nodes;
  private final long[] steps;
  private final long forward;
  private final long backward;

  /**
   * A move of these nodes.
   *
   * @param nodes the nodes that change, ascending
   * @param steps by how much each changes, never 0
   * @param values the true values of all nodes
   */
  Move(int[] nodes, long[] steps, long[] values) {
    this.nodes = nodes;
    this.steps = steps;
    long ahead = UNLIMITED;
    long back = UNLIMITED;
    for (int i = 0; i < nodes.length; i++) {
      if (steps[i] < 0) {
        ahead = Math.min(ahead, values[nodes[i]] / -steps[i]);
      } else {
        back = Math.min(back, values[nodes[i]] / steps[i]);
      }
    }
    this.forward = ahead;
    this.backward = back;
  }

  int size() {
    return nodes.length;
  }

  int node(int index) {
    return nodes[index];
  }

  long stepAt(int index) {
    return steps[index];
  }

  /** By how much the node changes, 0 where it stands still. */
  long step(int node) {
    int at = Arrays.binarySearch(nodes, node);
    return at < 0 ? 0 : steps[at];
  }

  boolean moves(int node) {
    return Arrays.binarySearch(nodes, node) >= 0;
  }

  /** Whether the move can be made at all before a value falls below zero. */
  boolean isPossible() {
    return forward > 0;
  }

  /** How far the node can rise by repeating this move or its opposite. */
  long rise(int node) {
    long step = step(node);
    return step >= 0 ? reach(step, forward) : reach(-step, backward);
  }

  /** How far the node can fall by repeating this move or its opposite. */
  long fall(int node) {
    long step = step(node);
    return step >= 0 ? reach(step, backward) : reach(-step, forward);
  }

  private static long reach(long step, long times) {
    if (step == 0 || times == 0) {
      return 0;
    }
    return times > UNLIMITED / step ? UNLIMITED : step * times;
  }
}
