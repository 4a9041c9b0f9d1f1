package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far consistent estimates may be off, cell by cell; cells whose estimates combine noises in
 * the same way share one law.
 *
 * <p>An estimate takes of every noisy count the product of one weight a variable. Along a variable,
 * codes that weigh the same and have noise alike are taken together, so that a law is made of few
 * groups however large the table. Safe for use by several threads.
 */
final class CombinedLaws {

  /** Weights are compared as whole numbers of 2^−44: finer differences are rounding errors. */
  private static final double WEIGHT_UNITS = 1L << 44;

  private final Levels levels;
  private final List<NoiseDistribution> noiseByLevel;
  private final List<TreeLeastSquares> trees;
  private final int[] sizes;

  /** For each variable the ways in which codes combine, and which of them each code does. */
  private final List<Ways> ways = new ArrayList<>();

  private final Map<Cells, Double> halfWidths = new ConcurrentHashMap<>();

  /**
   * Cells whose estimates are off by the same law.
   *
   * @param ways one a variable
   * @param coveragePercent of the interval asked for
   */
  private record Cells(List<Integer> ways, int coveragePercent) {}

  /**
   * Codes of one variable that are taken alike.
   *
   * @param rank of their height
   * @param weight in whole numbers of 2^−44, without its sign
   */
  private record Group(int rank, long weight) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byRank = Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(weight, other.weight);
    }
  }

  /** Laws of a table whose estimates were made by these trees, one a variable. */
  CombinedLaws(Levels levels, List<NoiseDistribution> noiseByLevel, List<TreeLeastSquares> trees) {
    this.levels = levels;
    this.noiseByLevel = List.copyOf(noiseByLevel);
    this.trees = List.copyOf(trees);
    this.sizes =
        levels.structure().variables().stream()
            .mapToInt(variable -> variable.codes().size())
            .toArray();
    for (int v = 0; v < trees.size(); v++) {
      ways.add(new Ways(v));
    }
  }

  /** Half the width of an interval around the estimate of a cell. */
  double halfWidth(int cell, int coveragePercent) {
    return halfWidths.computeIfAbsent(
        new Cells(way(cell), coveragePercent),
        cells -> CombinedNoise.of(terms(cells.ways)).halfWidth(coveragePercent));
  }

  /** In which way, one a variable, the estimate of a cell combines noisy counts. */
  List<Integer> way(int cell) {
    Integer[] own = new Integer[trees.size()];
    int rest = cell;
    for (int v = own.length - 1; v >= 0; v--) {
      own[v] = ways.get(v).of(rest % sizes[v]);
      rest /= sizes[v];
    }
    return List.of(own);
  }

  /** What the estimate of a cell is off by, signs of weights aside. */
  List<CombinedNoise.Term> terms(int cell) {
    return terms(way(cell));
  }

  /** How the codes of one variable combine what was measured along it. */
  private final class Ways {
    private final int variable;
    private final Map<Integer, Integer> byCode = new HashMap<>();
    private final Map<Map<Group, Integer>, Integer> numbers = new HashMap<>();
    private final List<Map<Group, Integer>> all = new ArrayList<>();

    Ways(int variable) {
      this.variable = variable;
    }

    synchronized Map<Group, Integer> groups(int way) {
      return all.get(way);
    }

    synchronized int of(int code) {
      return byCode.computeIfAbsent(code, this::find);
    }

    private int find(int code) {
      double[] weights = trees.get(variable).weights(code);
      Map<Group, Integer> groups = new HashMap<>();
      for (int i = 0; i < weights.length; i++) {
        long weight = Math.round(Math.abs(weights[i]) * WEIGHT_UNITS);
        if (weight > 0) {
          groups.merge(new Group(levels.rank(variable, i), weight), 1, Integer::sum);
        }
      }
      return numbers.computeIfAbsent(
          groups,
          way -> {
            all.add(way);
            return all.size() - 1;
          });
    }
  }

  private List<CombinedNoise.Term> terms(List<Integer> wayByVariable) {
    List<Map<Group, Integer>> groupsByVariable = new ArrayList<>();
    for (int v = 0; v < wayByVariable.size(); v++) {
      groupsByVariable.add(ways.get(v).groups(wayByVariable.get(v)));
    }
    Map<Group, Integer> byLevel = new HashMap<>();
    collect(groupsByVariable, new int[groupsByVariable.size()], 0, 1, 1, byLevel);
    List<CombinedNoise.Term> terms = new ArrayList<>();
    new TreeMap<>(byLevel)
        .forEach(
            (group, times) ->
                terms.add(
                    new CombinedNoise.Term(
                        noiseByLevel.get(group.rank), group.weight / WEIGHT_UNITS, times)));
    return terms;
  }

  /** The products of one group a variable; what was a rank becomes the place of a level. */
  private void collect(
      List<Map<Group, Integer>> groups,
      int[] ranks,
      int variable,
      double weight,
      int times,
      Map<Group, Integer> into) {
    if (variable == ranks.length) {
      long units = Math.round(weight * WEIGHT_UNITS);
      if (units > 0) {
        into.merge(new Group(levels.indexOfRanks(ranks), units), times, Integer::sum);
      }
      return;
    }
    groups
        .get(variable)
        .forEach(
            (group, count) -> {
              ranks[variable] = group.rank;
              collect(
                  groups,
                  ranks,
                  variable + 1,
                  weight * (group.weight / WEIGHT_UNITS),
                  Math.multiplyExact(times, count),
                  into);
            });
  }
}
