package org.offenlage.privacy.suppression;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds out by counting alone that a node cannot be published: where one suppressed node is left in
 * a row, its value follows, and so on until a sensitive node is reached.
 */
final class Exposure {

  private static final int NONE = -1;
  private static final int MOST_STEPS = 200;

  private Exposure() {}

  /** Whether publishing the node lets the value of a sensitive node follow step by step. */
  static boolean followsFrom(WorkingPattern pattern, int node) {
    SparseSystem system = pattern.system;
    Demands demands = pattern.demands;
    Set<Integer> known = new HashSet<>();
    Map<Integer, Integer> knownInRow = new HashMap<>();
    ArrayDeque<Integer> fresh = new ArrayDeque<>();
    known.add(node);
    fresh.add(node);
    while (!fresh.isEmpty() && known.size() < MOST_STEPS) {
      int next = fresh.remove();
      for (int link = system.linkStart(next); link < system.linkEnd(next); link++) {
        int row = system.rowOfLink(link);
        int count = knownInRow.merge(row, 1, Integer::sum);
        int unknown = system.suppressedEnd(row) - system.rowStart(row) - count;
        if (unknown == 2 && tellsLoneRespondent(pattern, row, known)) {
          return true;
        }
        if (unknown == 1) {
          int last = onlyUnknown(system, row, known);
          if (last == NONE) {
            continue;
          }
          if (demands.isSensitive(last)) {
            return true;
          }
          known.add(last);
          fresh.add(last);
        }
      }
    }
    return false;
  }

  /** Whether one of the two nodes left in a row tells the respondent who is alone in the other. */
  private static boolean tellsLoneRespondent(WorkingPattern pattern, int row, Set<Integer> known) {
    SparseSystem system = pattern.system;
    int one = NONE;
    for (int place = system.rowStart(row); place < system.suppressedEnd(row); place++) {
      int node = system.nodeAt(place);
      if (!known.contains(node)) {
        if (one != NONE) {
          return pattern.mustBeHidden(one, node) || pattern.mustBeHidden(node, one);
        }
        one = node;
      }
    }
    return false;
  }

  private static int onlyUnknown(SparseSystem system, int row, Set<Integer> known) {
    for (int place = system.rowStart(row); place < system.suppressedEnd(row); place++) {
      if (!known.contains(system.nodeAt(place))) {
        return system.nodeAt(place);
      }
    }
    return NONE;
  }
}
