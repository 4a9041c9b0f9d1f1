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
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * Every combination that a respondent can have: one leaf of each variable that occurs in a corpus.
 *
 * <p>Numbered in mixed radix, the last variable running fastest.
 */
final class Combinations {

  private final List<String> variables;
  private final LeafSets leafSets;
  private final Map<String, List<String>> leaves = new HashMap<>();
  private final Map<String, Map<String, Integer>> places = new HashMap<>();
  private final int[] strides;
  private final int count;

  private Combinations(PublishedCorpus corpus, int most) {
    this.leafSets = new LeafSets(corpus.tables().values());
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (SafeTable table : corpus.tables().values()) {
      for (SpanningVariable variable : table.structure().variables()) {
        Set<String> of = all.computeIfAbsent(variable.name(), none -> new LinkedHashSet<>());
        for (String leaf : variable.leaves()) {
          of.addAll(leafSets.below(variable, leaf));
        }
      }
    }
    this.variables = List.copyOf(all.keySet());
    this.strides = new int[variables.size()];
    long combinations = 1;
    for (int v = variables.size() - 1; v >= 0; v--) {
      List<String> own = List.copyOf(all.getOrDefault(variables.get(v), Set.of()));
      Map<String, Integer> at = new HashMap<>();
      own.forEach(leaf -> at.put(leaf, at.size()));
      leaves.put(variables.get(v), own);
      places.put(variables.get(v), at);
      strides[v] = (int) Math.min(combinations, most + 1L);
      combinations = Math.min(combinations * own.size(), most + 1L);
    }
    this.count = (int) combinations;
  }

  /** The combinations of a corpus; empty where there are more than allowed. */
  static Optional<Combinations> of(PublishedCorpus corpus, int most) {
    Combinations combinations = new Combinations(corpus, most);
    return combinations.count > most ? Optional.empty() : Optional.of(combinations);
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
      Set<Integer> in = range(leaves(variable).size());
      for (int v = 0; v < own.size(); v++) {
        if (own.get(v).name().equals(variable)) {
          in = places(own.get(v), codes.get(v));
        }
      }
      within.add(in);
    }
    forEachIn(within, 0, 0, consumer);
  }

  private Set<Integer> places(SpanningVariable variable, String code) {
    Map<String, Integer> at = places.getOrDefault(variable.name(), Map.of());
    Set<Integer> in = new TreeSet<>();
    leafSets.below(variable, code).forEach(leaf -> in.add(at.getOrDefault(leaf, 0)));
    return in;
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
