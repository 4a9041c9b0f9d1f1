package org.offenlage.privacy.dp;

import java.util.Arrays;
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

  /** The parent of each code, −1 for a root. */
  private final int[] parent;

  /**
   * Which codes lie under which; the same for all variances.
   *
   * @param children by code, in the order of {@link Hierarchy#codes}
   * @param upwards codes with every child before its parent
   * @param parent −1 for a root
   */
  private record Shape(int[][] children, int[] upwards, int[] parent) {

    static Shape of(Hierarchy hierarchy) {
      List<String> codes = hierarchy.codes();
      Map<String, Integer> position = new HashMap<>();
      for (String code : codes) {
        position.put(code, position.size());
      }
      int[][] children = new int[codes.size()][];
      int[] parent = new int[codes.size()];
      Arrays.fill(parent, -1);
      for (int i = 0; i < children.length; i++) {
        children[i] =
            hierarchy.children(codes.get(i)).stream()
                .mapToInt(child -> position.getOrDefault(child, -1))
                .toArray();
        for (int child : children[i]) {
          parent[child] = i;
        }
      }
      int[] upwards = new int[codes.size()];
      int filled = 0;
      for (String root : hierarchy.roots()) {
        filled = visit(children, upwards, position.getOrDefault(root, -1), filled);
      }
      return new Shape(children, upwards, parent);
    }

    private static int visit(int[][] children, int[] upwards, int code, int filled) {
      int next = filled;
      for (int child : children[code]) {
        next = visit(children, upwards, child, next);
      }
      upwards[next] = code;
      return next + 1;
    }
  }

  /**
   * A fit with these variances.
   *
   * @param measured the variance of each code's noise, in the order of {@link Hierarchy#codes}
   */
  TreeLeastSquares(Hierarchy hierarchy, double[] measured) {
    this(Shape.of(hierarchy), measured);
  }

  /** The fit over the same hierarchy with other variances. */
  TreeLeastSquares withVariances(double[] measured) {
    return new TreeLeastSquares(new Shape(children, upwards, parent), measured);
  }

  private TreeLeastSquares(Shape shape, double[] measured) {
    this.children = shape.children;
    this.upwards = shape.upwards;
    this.parent = shape.parent;
    int size = upwards.length;
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

  /** The variance of a code's estimate, in the unit of the variances given. */
  double variance(int code) {
    return variance[code];
  }

  /**
   * What the estimate of a code takes of each code's own value: the estimate is the sum of values
   * times these. O(codes).
   */
  double[] weights(int code) {
    // How often the estimate takes the sum, from below, of each code: first along the way up, where
    // a parent hands its correction to its parts, then from the root down to the values.
    double[] fromBelow = new double[upwards.length];
    double factor = 1;
    int at = code;
    while (true) {
      fromBelow[at] += factor;
      int above = parent[at];
      if (above < 0) {
        break;
      }
      double handed = factor * share[at];
      for (int child : children[above]) {
        fromBelow[child] -= handed;
      }
      factor = handed;
      at = above;
    }
    double[] weights = new double[upwards.length];
    for (int i = upwards.length - 1; i >= 0; i--) {
      int node = upwards[i];
      weights[node] = fromBelow[node] * ownWeight[node];
      for (int child : children[node]) {
        fromBelow[child] += fromBelow[node] * (1 - ownWeight[node]);
      }
    }
    return weights;
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
