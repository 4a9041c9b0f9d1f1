package org.offenlage.privacy.dp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.structure.Hierarchy;

/**
 * Generalised least squares over one hierarchy in two passes: upwards each total is combined with
 * the sum of its parts, downwards what the total knows better is handed to the parts.
 *
 * <p>The weights depend on the hierarchy and the variances only, so they are worked out once and
 * used for every line of a table. Immutable.
 */
final class TreeLeastSquares {

  /** Codes with every child before its parent. */
  private final int[] upwards;

  private final int[][] children;

  /** The weight of a code's own value beside the sum of its children. */
  private final double[] ownWeight;

  /** The share of the parent's correction that goes to a code. */
  private final double[] share;

  private final double[] variance;

  /**
   * A fit with these variances.
   *
   * @param measured the variance of each code's noise, in the order of {@link Hierarchy#codes}
   */
  TreeLeastSquares(Hierarchy hierarchy, double[] measured) {
    List<String> codes = hierarchy.codes();
    int size = codes.size();
    Map<String, Integer> position = new HashMap<>();
    for (String code : codes) {
      position.put(code, position.size());
    }
    this.children = new int[size][];
    for (int i = 0; i < size; i++) {
      children[i] =
          hierarchy.children(codes.get(i)).stream()
              .mapToInt(child -> position.getOrDefault(child, -1))
              .toArray();
    }
    this.upwards = new int[size];
    int filled = 0;
    for (String root : hierarchy.roots()) {
      filled = visit(position.getOrDefault(root, -1), filled);
    }
    this.ownWeight = new double[size];
    this.share = new double[size];
    this.variance = new double[size];
    double[] combined = new double[size];
    double[] ofParts = new double[size];
    for (int code : upwards) {
      double parts = 0;
      for (int child : children[code]) {
        parts += combined[child];
      }
      ofParts[code] = parts;
      ownWeight[code] = children[code].length == 0 ? 1 : parts / (parts + measured[code]);
      combined[code] =
          children[code].length == 0
              ? measured[code]
              : parts * measured[code] / (parts + measured[code]);
      variance[code] = combined[code];
    }
    for (int i = size - 1; i >= 0; i--) {
      int code = upwards[i];
      for (int child : children[code]) {
        share[child] = combined[child] / ofParts[code];
        variance[child] =
            combined[child] - share[child] * share[child] * (ofParts[code] - variance[code]);
      }
    }
  }

  private int visit(int code, int filled) {
    int next = filled;
    for (int child : children[code]) {
      next = visit(child, next);
    }
    upwards[next] = code;
    return next + 1;
  }

  /** The variance of a code's estimate, in the unit of the variances given. */
  double variance(int code) {
    return variance[code];
  }

  /** Replaces each line of values along this variable by its estimates. */
  void fit(double[] values, int stride) {
    int block = stride * upwards.length;
    for (int high = 0; high < values.length; high += block) {
      for (int low = 0; low < stride; low++) {
        fitLine(values, high + low, stride);
      }
    }
  }

  private void fitLine(double[] values, int base, int stride) {
    for (int code : upwards) {
      if (children[code].length > 0) {
        double sum = 0;
        for (int child : children[code]) {
          sum += values[base + child * stride];
        }
        int at = base + code * stride;
        values[at] = ownWeight[code] * values[at] + (1 - ownWeight[code]) * sum;
      }
    }
    for (int i = upwards.length - 1; i >= 0; i--) {
      int code = upwards[i];
      double correction = values[base + code * stride];
      for (int child : children[code]) {
        correction -= values[base + child * stride];
      }
      for (int child : children[code]) {
        values[base + child * stride] += share[child] * correction;
      }
    }
  }
}
