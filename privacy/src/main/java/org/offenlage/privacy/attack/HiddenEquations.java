package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Equations in unknown whole numbers that are not negative: signed unknowns on the left, what is
 * known on the right. Split into parts that share no unknown.
 *
 * @param unknowns the caller's number of each unknown, ascending
 * @param rows the equations
 */
record HiddenEquations(List<Integer> unknowns, List<Row> rows) {

  HiddenEquations {
    unknowns = List.copyOf(unknowns);
    rows = List.copyOf(rows);
  }

  /**
   * One equation.
   *
   * @param unknowns places in {@link HiddenEquations#unknowns}
   * @param signs a factor for each, +1 or −1 at first
   * @param sum what they must add up to
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(int[] unknowns, int[] signs, long sum) {

    @Override
    public String toString() {
      return "Row of " + unknowns.length;
    }
  }

  /** What a corpus leaves open, part by part. */
  static List<HiddenEquations> of(PublishedCorpus corpus) {
    List<Map<Integer, Integer>> left = new ArrayList<>();
    List<Long> sums = new ArrayList<>();
    for (int[] sum : corpus.sums()) {
      Map<Integer, Integer> signs = new TreeMap<>();
      long right = 0;
      for (int place = 0; place < sum.length; place++) {
        int sign = place == 0 ? -1 : 1;
        var value = corpus.value(sum[place]);
        if (value.isPresent()) {
          right = Math.subtractExact(right, sign * value.getAsLong());
        } else {
          signs.merge(sum[place], sign, Integer::sum);
        }
      }
      signs.values().removeIf(sign -> sign == 0);
      if (!signs.isEmpty()) {
        left.add(signs);
        sums.add(right);
      } else if (right != 0) {
        throw new ContradictoryCorpusException();
      }
    }
    return parts(corpus.cellCount(), left, sums);
  }

  /** Groups equations that share unknowns; unknowns that stand in none are in no part. */
  static List<HiddenEquations> parts(
      int numbers, List<Map<Integer, Integer>> left, List<Long> sums) {
    int[] leader = new int[numbers];
    Arrays.setAll(leader, i -> i);
    for (Map<Integer, Integer> signs : left) {
      int first = signs.keySet().iterator().next();
      signs.keySet().forEach(other -> leader[find(leader, other)] = find(leader, first));
    }
    Map<Integer, List<Integer>> rowsByPart = new LinkedHashMap<>();
    for (int row = 0; row < left.size(); row++) {
      int part = find(leader, left.get(row).keySet().iterator().next());
      rowsByPart.computeIfAbsent(part, none -> new ArrayList<>()).add(row);
    }
    List<HiddenEquations> parts = new ArrayList<>();
    for (List<Integer> rows : rowsByPart.values()) {
      List<Integer> unknowns =
          rows.stream()
              .flatMap(row -> left.get(row).keySet().stream())
              .distinct()
              .sorted()
              .toList();
      Map<Integer, Integer> places = new HashMap<>();
      unknowns.forEach(unknown -> places.put(unknown, places.size()));
      parts.add(
          new HiddenEquations(
              unknowns,
              rows.stream().map(row -> row(left.get(row), sums.get(row), places)).toList()));
    }
    return parts;
  }

  private static Row row(Map<Integer, Integer> signs, long sum, Map<Integer, Integer> places) {
    int[] at = new int[signs.size()];
    int[] sign = new int[signs.size()];
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : signs.entrySet()) {
      at[next] = places.getOrDefault(entry.getKey(), -1);
      sign[next++] = entry.getValue();
    }
    return new Row(at, sign, sum);
  }

  private static int find(int[] leader, int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }
}
