package org.offenlage.verification.recount;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who knows every published count of one year and wants the hidden ones.
 *
 * <p>Over a tree of areas, narrowing every interval by every sum until nothing changes gives
 * exactly what can be known: no cycle of equations exists in a tree.
 */
final class Intruder {

  private static final long UNKNOWN = 1_000_000;

  private final Map<String, List<String>> children;
  private final Map<String, long[]> intervals = new HashMap<>();

  /**
   * Begins with what is published.
   *
   * @param children for each area that is a sum its parts; a tree
   * @param counts for each area its count where it is published
   */
  Intruder(Map<String, List<String>> children, Map<String, Optional<Long>> counts) {
    this.children = children;
    counts.forEach(
        (area, count) -> intervals.put(area, new long[] {count.orElse(0L), count.orElse(UNKNOWN)}));
    boolean narrowed = true;
    while (narrowed) {
      narrowed = false;
      for (String parent : children.keySet()) {
        narrowed |= narrow(parent);
      }
    }
  }

  /** Lowest and highest count that agree with everything published. */
  long[] interval(String area) {
    long[] interval = intervals.get(area);
    if (interval == null) {
      throw new IllegalArgumentException("no such area: " + area);
    }
    return interval;
  }

  private boolean narrow(String parent) {
    List<String> parts = children.getOrDefault(parent, List.of());
    long least = 0;
    long most = 0;
    for (String part : parts) {
      least += interval(part)[0];
      most += interval(part)[1];
    }
    boolean changed = cut(parent, least, most);
    long parentLeast = interval(parent)[0];
    long parentMost = interval(parent)[1];
    for (String part : parts) {
      long[] own = interval(part).clone();
      changed |= cut(part, parentLeast - (most - own[1]), parentMost - (least - own[0]));
    }
    return changed;
  }

  private boolean cut(String area, long least, long most) {
    long[] interval = interval(area);
    long lower = Math.max(interval[0], least);
    long upper = Math.min(interval[1], most);
    if (lower > upper) {
      throw new IllegalStateException("the published counts contradict each other at " + area);
    }
    boolean changed = lower > interval[0] || upper < interval[1];
    interval[0] = lower;
    interval[1] = upper;
    return changed;
  }
}
