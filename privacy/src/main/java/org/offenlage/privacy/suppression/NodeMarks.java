package org.offenlage.privacy.suppression;

import java.util.Arrays;

/** How one thread's searches see some nodes differently from the system; undone in reverse. */
final class NodeMarks {

  /** As the system has it. */
  static final byte NONE = 0;

  /** Must not move. */
  static final byte BANNED = 1;

  /** Counts as suppressed, though the system has it open. */
  static final byte SUPPRESSED = 2;

  /** Counts as open, though the system has it suppressed. */
  static final byte OPEN = 3;

  /** May move, but should not if there is another way. */
  static final byte AVOIDED = 4;

  private final byte[] marks;
  private int[] nodes = new int[64];
  private byte[] before = new byte[64];
  private int depth;

  NodeMarks(int nodeCount) {
    marks = new byte[nodeCount];
  }

  byte of(int node) {
    return marks[node];
  }

  boolean isBanned(int node) {
    return marks[node] == BANNED;
  }

  void set(int node, byte mark) {
    if (depth == nodes.length) {
      nodes = Arrays.copyOf(nodes, depth * 2);
      before = Arrays.copyOf(before, depth * 2);
    }
    nodes[depth] = node;
    before[depth++] = marks[node];
    marks[node] = mark;
  }

  /** Told of a node and its mark. */
  @FunctionalInterface
  interface MarkConsumer {
    void accept(int node, byte mark);
  }

  /** Hands out the marks that hold, some perhaps more than once. */
  void forEach(MarkConsumer consumer) {
    for (int i = 0; i < depth; i++) {
      consumer.accept(nodes[i], marks[nodes[i]]);
    }
  }

  /** How many marks were set; for {@link #revertTo}. */
  int depth() {
    return depth;
  }

  void revertTo(int earlierDepth) {
    while (depth > earlierDepth) {
      depth--;
      marks[nodes[depth]] = before[depth];
    }
  }
}
