package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.offenlage.privacy.risk.LoneRespondents;

/**
 * Who attacks: the public, and every respondent who is alone in some cells and hence knows them.
 *
 * <p>An intruder is a number: {@link #PUBLIC}; 0 and more for a respondent with all cells in which
 * that respondent is alone. Only where nothing could protect against a respondent do two weaker
 * notions stand in: each such cell known by itself, and then the same with no more asked than that
 * the value cannot be computed.
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

  static Intruders of(SparseSystem system, LoneRespondents lone) {
    int[] keys = new int[system.nodeCount];
    Arrays.fill(keys, PUBLIC);
    for (int cell = 0; cell < system.cellCount(); cell++) {
      int node = system.node(cell);
      if (node >= 0) {
        keys[node] = Math.max(keys[node], lone.respondent(cell));
      }
    }
    return ofKeys(keys);
  }

  /** Respondents by an arbitrary number for each node in which they are alone, negative if none. */
  private static Intruders ofKeys(int[] keys) {
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

  /** Whether a respondent is alone in this node. */
  boolean isAlone(int node) {
    return respondentOfNode[node] != PUBLIC;
  }

  /** The respondent who is alone in this node, or {@link #PUBLIC}. */
  int respondent(int node) {
    return respondentOfNode[node];
  }

  /** What an intruder knows beside what is published. */
  int[] knownNodes(int intruder) {
    if (intruder == PUBLIC) {
      return new int[0];
    }
    int respondents = nodesOfRespondent.size();
    return intruder < respondents
        ? nodesOfRespondent.get(intruder)
        : new int[] {(intruder - respondents) % respondentOfNode.length};
  }

  /** Whether no more is asked against this intruder than that the value cannot be computed. */
  boolean isLenient(int intruder) {
    return intruder >= nodesOfRespondent.size() + respondentOfNode.length;
  }

  /** The weaker intruders in place of one against whom a node cannot be protected. */
  int[] weaker(int intruder, int node) {
    int respondents = nodesOfRespondent.size();
    if (intruder < respondents) {
      return Arrays.stream(nodesOfRespondent.get(intruder))
          .filter(known -> known != node)
          .map(known -> known + respondents)
          .toArray();
    }
    return isLenient(intruder) ? new int[0] : new int[] {intruder + respondentOfNode.length};
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
