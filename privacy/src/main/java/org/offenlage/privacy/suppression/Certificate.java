package org.offenlage.privacy.suppression;

/**
 * Why a sensitive node is protected: two moves, which may be the same, that together reach what its
 * protection level asks.
 *
 * @param owner the sensitive node
 * @param intruder the intruder against whom it holds, see {@link Intruders}
 * @param up the move that raises the owner
 * @param down the move that lowers it, or raises it again where only a width is asked
 */
record Certificate(int owner, int intruder, Move up, Move down) {

  boolean uses(int node) {
    return up.moves(node) || (down != up && down.moves(node));
  }

  /** Hands out each node that one of the moves changes, once. */
  void forEachNode(java.util.function.IntConsumer consumer) {
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
