package org.offenlage.privacy.suppression;

import java.util.function.IntConsumer;

/**
 * Why a sensitive node is protected against everyone who does not know a node that it moves: two
 * moves, which may be the same, that together reach what its protection level asks.
 *
 * @param owner the sensitive node
 * @param up the move that raises the owner
 * @param down the move that lowers it, or raises it again where only a width is asked
 */
record Certificate(int owner, Move up, Move down) {

  /** How many steps its moves have together. */
  int size() {
    return up == down ? up.size() : up.size() + down.size();
  }

  boolean uses(int node) {
    return up.moves(node) || (down != up && down.moves(node));
  }

  boolean usesAny(int[] nodes) {
    for (int node : nodes) {
      if (uses(node)) {
        return true;
      }
    }
    return false;
  }

  /** Hands out each node that one of the moves changes, once. */
  void forEachNode(IntConsumer consumer) {
    for (int i = 0; i < up.size(); i++) {
      consumer.accept(up.node(i));
    }
    if (down != up) {
      for (int i = 0; i < down.size(); i++) {
        if (!up.moves(down.node(i))) {
          consumer.accept(down.node(i));
        }
      }
    }
  }
}
