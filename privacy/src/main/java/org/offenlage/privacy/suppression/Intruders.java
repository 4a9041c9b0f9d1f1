package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who attacks: the public, and every respondent who is alone in some cells and hence knows them.
 *
 * <p>An intruder is a number: {@link #PUBLIC}; 0 and more for a respondent with all cells in which
 * that respondent is alone; and beyond those, one for each such cell by itself. The last are a
 * weaker notion, used only where nothing could protect against the stronger.
 */
final class Intruders {

  /** Knows what is published and nothing else. */
  static final int PUBLIC = -1;

  private final int[] respondentOfNode;
  private final List<int[]> nodesOfRespondent;

  private Intruders(int[] respondentOfNode, List<int[]> nodesOfRespondent) {
    this.respondentOfNode = respondentOfNode;
    this.nodesOfRespondent = nodesOfRespondent;
  }

  /** Nobody but the public. */
  static Intruders none(SparseSystem system) {
    int[] nobody = new int[system.nodeCount];
    Arrays.fill(nobody, PUBLIC);
    return new Intruders(nobody, List.of());
  }

  /**
   * Respondents alone in a cell of a table of counts. Two cells with a count of one, of which one
   * is part of the other, hold the same respondent.
   */
  static Intruders ofCounts(SparseSystem system) {
    int[] leader = new int[system.nodeCount];
    Arrays.setAll(leader, node -> node);
    for (int row = 0; row < system.rowCount; row++) {
      int total = -1;
      int part = -1;
      for (int place = system.rowStart(row); place < system.rowEnd(row); place++) {
        int node = system.nodeAt(place);
        if (system.values[node] == 1) {
          if (system.signAt(place) < 0) {
            total = node;
          } else {
            part = node;
          }
        }
      }
      if (total >= 0 && part >= 0) {
        int a = find(leader, total);
        int b = find(leader, part);
        leader[Math.max(a, b)] = Math.min(a, b);
      }
    }
    int[] keys = new int[system.nodeCount];
    for (int node = 0; node < keys.length; node++) {
      keys[node] = system.values[node] == 1 ? find(leader, node) : PUBLIC;
    }
    return ofKeys(keys);
  }

  /** Respondents by an arbitrary number for each node in which they are alone, negative if none. */
  static Intruders ofKeys(int[] keys) {
    int[] respondents = new int[keys.length];
    Map<Integer, Integer> numbers = new HashMap<>();
    List<List<Integer>> nodes = new ArrayList<>();
    for (int node = 0; node < keys.length; node++) {
      if (keys[node] < 0) {
        respondents[node] = PUBLIC;
        continue;
      }
      int number = numbers.computeIfAbsent(keys[node], key -> numbers.size());
      if (number == nodes.size()) {
        nodes.add(new ArrayList<>(2));
      }
      nodes.get(number).add(node);
      respondents[node] = number;
    }
    return new Intruders(
        respondents, nodes.stream().map(list -> list.stream().mapToInt(i -> i).toArray()).toList());
  }

  private static int find(int[] leader, int node) {
    int at = node;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** Whether a respondent is alone in this node. */
  boolean isAlone(int node) {
    return respondentOfNode[node] != PUBLIC;
  }

  /** What an intruder knows beside what is published. */
  int[] knownNodes(int intruder) {
    if (intruder == PUBLIC) {
      return new int[0];
    }
    return isSingleCell(intruder)
        ? new int[] {intruder - nodesOfRespondent.size()}
        : nodesOfRespondent.get(intruder);
  }

  /** Whether the intruder is the weaker notion of a respondent who knows one cell only. */
  boolean isSingleCell(int intruder) {
    return intruder >= nodesOfRespondent.size();
  }

  /** The weaker intruders in place of a respondent, without those who know the node itself. */
  int[] singleCells(int respondent, int node) {
    return Arrays.stream(nodesOfRespondent.get(respondent))
        .filter(known -> known != node)
        .map(known -> known + nodesOfRespondent.size())
        .toArray();
  }

  /** The respondents whose own cells a certificate moves, who hence see through it. */
  TreeSet<Integer> seeingThrough(Certificate certificate) {
    TreeSet<Integer> respondents = new TreeSet<>();
    int self = respondentOfNode[certificate.owner()];
    certificate.forEachNode(
        node -> {
          int respondent = respondentOfNode[node];
          if (respondent != PUBLIC && respondent != self) {
            respondents.add(respondent);
          }
        });
    return respondents;
  }
}
