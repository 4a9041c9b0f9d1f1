package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * Every combination that a respondent can have: one leaf of each variable that occurs in a corpus.
 *
 * <p>Numbered in mixed radix, the last variable running fastest. A code that has parts in any table
 * stands for the leaves below it.
 */
final class Combinations {

  private final List<String> variables;
  private final Map<String, List<String>> leaves = new HashMap<>();
  private final Map<String, Map<String, Set<Integer>>> covered = new HashMap<>();
  private final int[] strides;
  private final int count;

  private Combinations(Map<String, Map<String, List<String>>> parts, Set<String> order, int most) {
    this.variables = List.copyOf(order);
    this.strides = new int[variables.size()];
    long all = 1;
    for (int v = variables.size() - 1; v >= 0; v--) {
      Map<String, List<String>> of = parts.getOrDefault(variables.get(v), Map.of());
      List<String> own = of.keySet().stream().filter(code -> parts(of, code).isEmpty()).toList();
      leaves.put(variables.get(v), own);
      covered.put(variables.get(v), cover(of, own));
      strides[v] = (int) Math.min(all, most + 1L);
      all = Math.min(all * own.size(), most + 1L);
    }
    this.count = (int) all;
  }

  /** The combinations of a corpus; empty where there are more than allowed. */
  static Optional<Combinations> of(PublishedCorpus corpus, int most) {
    Map<String, Map<String, List<String>>> parts = new HashMap<>();
    Set<String> order = new LinkedHashSet<>();
    for (SafeTable table : corpus.tables().values()) {
      for (SpanningVariable variable : table.structure().variables()) {
        order.add(variable.name());
        Map<String, List<String>> of =
            parts.computeIfAbsent(variable.name(), none -> new LinkedHashMap<>());
        for (Hierarchy hierarchy : variable.hierarchies()) {
          for (String code : hierarchy.codes()) {
            of.merge(code, hierarchy.children(code), (old, more) -> old.isEmpty() ? more : old);
          }
        }
      }
    }
    Combinations combinations = new Combinations(parts, order, most);
    return combinations.count > most ? Optional.empty() : Optional.of(combinations);
  }

  private static List<String> parts(Map<String, List<String>> of, String code) {
    return of.getOrDefault(code, List.of());
  }

  private static Map<String, Set<Integer>> cover(
      Map<String, List<String>> parts, List<String> leaves) {
    Map<String, Integer> places = new HashMap<>();
    leaves.forEach(leaf -> places.put(leaf, places.size()));
    Map<String, Set<Integer>> covered = new HashMap<>();
    for (String code : parts.keySet()) {
      Set<Integer> below = new TreeSet<>();
      List<String> open = new ArrayList<>(List.of(code));
      while (!open.isEmpty()) {
        String next = open.remove(open.size() - 1);
        Integer place = places.get(next);
        if (place != null) {
          below.add(place);
        }
        open.addAll(parts(parts, next));
      }
      covered.put(code, below);
    }
    return covered;
  }

  int count() {
    return count;
  }

  List<String> variables() {
    return variables;
  }

  /** The leaves of a variable. */
  List<String> leaves(String variable) {
    return leaves.getOrDefault(variable, List.of());
  }

  /** The leaf of each variable. */
  Map<String, String> codes(int combination) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (int v = 0; v < variables.size(); v++) {
      List<String> own = leaves(variables.get(v));
      codes.put(variables.get(v), own.get(combination / strides[v] % own.size()));
    }
    return codes;
  }

  /** Hands out every combination whose respondents a table counts in a cell. */
  void forEachIn(SafeTable table, int cell, IntConsumer consumer) {
    List<SpanningVariable> own = table.structure().variables();
    List<String> codes = table.structure().codes(cell);
    List<Set<Integer>> within = new ArrayList<>();
    for (String variable : variables) {
      Set<Integer> places = null;
      for (int v = 0; v < own.size(); v++) {
        if (own.get(v).name().equals(variable)) {
          places = covered.getOrDefault(variable, Map.of()).get(codes.get(v));
        }
      }
      within.add(places == null ? range(leaves(variable).size()) : places);
    }
    forEachIn(within, 0, 0, consumer);
  }

  private static Set<Integer> range(int size) {
    Set<Integer> all = new TreeSet<>();
    for (int place = 0; place < size; place++) {
      all.add(place);
    }
    return all;
  }

  private void forEachIn(List<Set<Integer>> within, int variable, int from, IntConsumer consumer) {
    if (variable == within.size()) {
      consumer.accept(from);
      return;
    }
    for (int place : within.get(variable)) {
      forEachIn(within, variable + 1, from + place * strides[variable], consumer);
    }
  }
}
