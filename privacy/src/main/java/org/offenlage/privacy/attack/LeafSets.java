package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * What codes stand for: the finest codes below them, over all tables of a corpus.
 *
 * <p>A code with parts is what its own table says it is, so that a district that was revised is not
 * taken for the one that had its code before. A code without parts in one table stands for those
 * that another gives it.
 */
final class LeafSets {

  private final Map<String, Map<String, List<String>>> splits = new HashMap<>();

  LeafSets(Collection<SafeTable> tables) {
    Map<String, Set<String>> leaves = new HashMap<>();
    for (SafeTable table : tables) {
      for (SpanningVariable variable : table.structure().variables()) {
        leaves.computeIfAbsent(variable.name(), none -> new HashSet<>()).addAll(variable.leaves());
      }
    }
    for (SafeTable table : tables) {
      for (SpanningVariable variable : table.structure().variables()) {
        Set<String> ofVariable = leaves.getOrDefault(variable.name(), Set.of());
        Map<String, List<String>> split =
            splits.computeIfAbsent(variable.name(), none -> new HashMap<>());
        for (Hierarchy hierarchy : variable.hierarchies()) {
          for (String code : hierarchy.codes()) {
            if (ofVariable.contains(code) && !hierarchy.children(code).isEmpty()) {
              split.putIfAbsent(code, hierarchy.children(code));
            }
          }
        }
      }
    }
  }

  /** The finest codes below a code of a table's variable. */
  SortedSet<String> below(SpanningVariable variable, String code) {
    SortedSet<String> leaves = new TreeSet<>();
    Map<String, List<String>> split = splits.getOrDefault(variable.name(), Map.of());
    List<String> open = new ArrayList<>(ownLeaves(variable, code));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      List<String> parts = split.getOrDefault(next, List.of());
      if (parts.isEmpty()) {
        leaves.add(next);
      }
      for (String part : parts) {
        if (seen.add(part)) {
          open.add(part);
        }
      }
    }
    return leaves;
  }

  private static List<String> ownLeaves(SpanningVariable variable, String code) {
    for (Hierarchy hierarchy : variable.hierarchies()) {
      if (hierarchy.contains(code)) {
        List<String> leaves = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(code));
        while (!open.isEmpty()) {
          String next = open.remove(open.size() - 1);
          List<String> children = hierarchy.children(next);
          if (children.isEmpty()) {
            leaves.add(next);
          }
          open.addAll(children);
        }
        return leaves;
      }
    }
    throw new IllegalArgumentException("variable '" + variable.name() + "' has no such code");
  }
}
