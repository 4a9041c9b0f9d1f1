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
  private final List<Map<Integer, Map<Group, Integer>>> groupsByCode = new ArrayList<>();
  private final Map<List<Map<Group, Integer>>, CombinedNoise> laws = new ConcurrentHashMap<>();

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
    trees.forEach(tree -> groupsByCode.add(new ConcurrentHashMap<>()));
  }

  /** Half the width of an interval around the estimate of a cell. */
  double halfWidth(int cell, int coveragePercent) {
    List<Map<Group, Integer>> groups = new ArrayList<>();
    int rest = cell;
    for (int v = trees.size() - 1; v >= 0; v--) {
      int size = levels.structure().variables().get(v).codes().size();
      groups.add(0, groups(v, rest % size));
      rest /= size;
    }
    return laws.computeIfAbsent(groups, this::law).halfWidth(coveragePercent);
  }

  private Map<Group, Integer> groups(int variable, int code) {
    return groupsByCode
        .get(variable)
        .computeIfAbsent(
            code,
            of -> {
              double[] weights = trees.get(variable).weights(of);
              Map<Group, Integer> groups = new TreeMap<>();
              for (int i = 0; i < weights.length; i++) {
                long weight = Math.round(Math.abs(weights[i]) * WEIGHT_UNITS);
                if (weight > 0) {
                  groups.merge(new Group(levels.rank(variable, i), weight), 1, Integer::sum);
                }
              }
              return groups;
            });
  }

  private CombinedNoise law(List<Map<Group, Integer>> groupsByVariable) {
    Map<Group, Integer> byLevel = new HashMap<>();
    collect(groupsByVariable, new int[groupsByVariable.size()], 0, 1, 1, byLevel);
    List<CombinedNoise.Term> terms = new ArrayList<>();
    new TreeMap<>(byLevel)
        .forEach(
            (group, times) ->
                terms.add(
                    new CombinedNoise.Term(
                        noiseByLevel.get(group.rank), group.weight / WEIGHT_UNITS, times)));
    return CombinedNoise.of(terms);
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
