package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The split with the least expected squared error of the estimates that were made consistent, for a
 * workload: how much an error matters at each height of each variable.
 *
 * <p>A cell's weight is the product of its codes' weights, a level's share the product of one share
 * a variable, so the noise stays separable as {@link ConsistentEstimates} needs it, and each
 * variable can be solved alone. The variance of a tree's estimates has a closed form; its minimum
 * over two to five shares is sought by line searches in doubles, which decides on usefulness only:
 * shares are then whole hundredths and add up exactly, and equal parameters give equal shares on
 * every machine. O(codes) a step, some thousand steps.
 *
 * @param structure every variable has one hierarchy
 * @param family of the noise
 * @param weights for each variable, in order, the weight of each height; not negative, one positive
 */
public record ConsistentSplit(
    TableStructure structure, NoiseFamily family, List<Map<Integer, Rational>> weights)
    implements BudgetSplit {

  /** Shares are whole numbers of this part; none is less than one. */
  private static final int PARTS = 100;

  private static final int SWEEPS = 25;
  private static final int STEPS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  public ConsistentSplit {
    weights = weights.stream().map(Map::copyOf).toList();
    if (weights.size() != structure.variables().size()) {
      throw new IllegalArgumentException("there must be weights for each variable");
    }
    for (Map<Integer, Rational> ofVariable : weights) {
      if (ofVariable.values().stream().anyMatch(weight -> weight.signum() < 0)
          || ofVariable.values().stream().noneMatch(weight -> weight.signum() > 0)) {
        throw new IllegalArgumentException("weights are not negative, and one is positive");
      }
    }
    for (SpanningVariable variable : structure.variables()) {
      if (variable.hierarchies().size() != 1) {
        throw new IllegalArgumentException(
            "variable '" + variable.name() + "' has several hierarchies");
      }
    }
  }

  @Override
  public Map<Level, Rational> shares(List<Level> levels) {
    List<Rational[]> byVariable = new ArrayList<>();
    for (int v = 0; v < weights.size(); v++) {
      byVariable.add(sharesOf(v));
    }
    Map<Level, Rational> shares = new LinkedHashMap<>();
    for (Level level : levels) {
      Rational share = Rational.ONE;
      for (int v = 0; v < byVariable.size(); v++) {
        share = share.times(byVariable.get(v)[level.heights().get(v)]);
      }
      shares.put(level, share);
    }
    return shares;
  }

  /** The shares of a variable's heights, which add up to 1. */
  private Rational[] sharesOf(int v) {
    Hierarchy hierarchy = structure.variables().get(v).hierarchies().get(0);
    List<String> codes = hierarchy.codes();
    int[] heights = new int[codes.size()];
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = height(hierarchy, codes.get(i));
    }
    int most = Arrays.stream(heights).max().orElse(0);
    double[] logs = new double[most + 1];
    double[] importance = new double[heights.length];
    for (int i = 0; i < heights.length; i++) {
      importance[i] = weights.get(v).getOrDefault(heights[i], Rational.ZERO).approximately();
    }
    double[] ones = new double[heights.length];
    Arrays.fill(ones, 1);
    TreeLeastSquares shape = new TreeLeastSquares(hierarchy, ones);
    ToDoubleFunction<double[]> error =
        shares -> {
          double[] measured = new double[heights.length];
          for (int i = 0; i < heights.length; i++) {
            double share = shares[heights[i]];
            measured[i] =
                switch (family) {
                  case DISCRETE_LAPLACE -> 1 / (share * share);
                  case DISCRETE_GAUSSIAN -> 1 / share;
                };
          }
          TreeLeastSquares tree = shape.withVariances(measured);
          double sum = 0;
          for (int i = 0; i < heights.length; i++) {
            sum += importance[i] * tree.variance(i);
          }
          return sum;
        };
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int height = 0; height <= most; height++) {
        searchLine(logs, height, error);
      }
    }
    return exact(normalized(logs));
  }

  private static int height(Hierarchy hierarchy, String code) {
    int height = 0;
    for (String child : hierarchy.children(code)) {
      height = Math.max(height, 1 + height(hierarchy, child));
    }
    return height;
  }

  /** Moves one coordinate to the minimum between e^−3 and e^3 of its value, by golden section. */
  private static void searchLine(double[] logs, int at, ToDoubleFunction<double[]> error) {
    double start = logs[at];
    double low = start - 3;
    double high = start + 3;
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (valueAt(logs, at, left, error) < valueAt(logs, at, right, error)) {
        high = right;
      } else {
        low = left;
      }
    }
    logs[at] = (low + high) / 2;
  }

  private static double valueAt(
      double[] logs, int at, double value, ToDoubleFunction<double[]> error) {
    double before = logs[at];
    logs[at] = value;
    double result = error.applyAsDouble(normalized(logs));
    logs[at] = before;
    return result;
  }

  private static double[] normalized(double[] logs) {
    double greatest = Arrays.stream(logs).max().orElse(0);
    // StrictMath: the last digit of Math.exp may differ from machine to machine.
    double[] shares =
        Arrays.stream(logs)
            .map(log -> Math.max(1.0 / PARTS, StrictMath.exp(log - greatest)))
            .toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double[] normalized = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      normalized[i] = shares[i] / sum;
    }
    return normalized;
  }

  /** Whole parts by largest remainder, at least one each. */
  private static Rational[] exact(double[] shares) {
    int[] parts = new int[shares.length];
    int left = PARTS;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Math.max(1, (int) Math.floor(shares[i] * PARTS));
      left -= parts[i];
    }
    while (left != 0) {
      int step = Integer.signum(left);
      int best = -1;
      for (int i = 0; i < parts.length; i++) {
        boolean may = step > 0 || parts[i] > 1;
        if (may
            && (best < 0
                || step * (shares[i] * PARTS - parts[i])
                    > step * (shares[best] * PARTS - parts[best]))) {
          best = i;
        }
      }
      parts[best] += step;
      left -= step;
    }
    Rational[] exact = new Rational[shares.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = Rational.of(parts[i], PARTS);
    }
    return exact;
  }
}
