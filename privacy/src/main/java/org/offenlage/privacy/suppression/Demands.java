package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.Map;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;

/** The protection levels of sensitive nodes in plain arrays. */
final class Demands {

  private final boolean[] sensitive;
  private final long[] below;
  private final long[] above;
  private final long[] width;

  Demands(SparseSystem system, SensitiveCells cells) {
    sensitive = new boolean[system.nodeCount];
    below = new long[system.nodeCount];
    above = new long[system.nodeCount];
    width = new long[system.nodeCount];
    for (Map.Entry<Integer, ProtectionLevel> entry : cells.levels().entrySet()) {
      int node = system.node(entry.getKey());
      if (node < 0) {
        continue;
      }
      ProtectionLevel level = entry.getValue();
      sensitive[node] = true;
      below[node] = Math.max(below[node], level.below());
      above[node] = Math.max(above[node], level.above());
      width[node] = Math.max(width[node], level.width());
    }
  }

  private Demands(boolean[] sensitive) {
    this.sensitive = sensitive;
    below = new long[sensitive.length];
    above = new long[sensitive.length];
    width = new long[sensitive.length];
    Arrays.fill(width, 1);
  }

  /** No more than that no value can be computed. */
  Demands lenient() {
    return new Demands(sensitive);
  }

  boolean isSensitive(int node) {
    return sensitive[node];
  }

  long below(int node) {
    return below[node];
  }

  long above(int node) {
    return above[node];
  }

  long width(int node) {
    return width[node];
  }

  boolean areMet(int node, long rise, long fall) {
    return rise >= above[node] && fall >= below[node] && rise + fall >= width[node];
  }

  /** Whether two moves together reach what the node's level asks. */
  boolean areMetBy(int node, Move up, Move down) {
    return areMet(
        node, Math.max(up.rise(node), down.rise(node)), Math.max(up.fall(node), down.fall(node)));
  }
}
