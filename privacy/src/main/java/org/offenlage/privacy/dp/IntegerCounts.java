package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Non-negative integers that add up exactly, near to consistent estimates.
 *
 * <p>A separate post-processing that costs no privacy but <em>is biased</em>: small areas that came
 * out negative are lifted to 0 at the cost of their neighbours. Publish the unbiased measurements
 * beside it. Immutable. O(cells × log(largest family)).
 *
 * <p>Goes down from each root: a total is kept, and its parts are the non-negative numbers with
 * that sum nearest to the estimates (projection on a simplex), rounded by largest remainder. With
 * several variables the first is split down to its leaves, each of these by the second, and so on;
 * all other margins are sums of the inner cells.
 */
public final class IntegerCounts {

  private final TableStructure structure;
  private final long[] counts;

  private IntegerCounts(TableStructure structure, long[] counts) {
    this.structure = structure;
    this.counts = counts;
  }

  /** The integers near to these estimates; every variable has one hierarchy. */
  public static IntegerCounts of(ConsistentEstimates estimates) {
    Descent descent = new Descent(estimates);
    descent.run();
    return new IntegerCounts(estimates.structure(), descent.counts);
  }

  public TableStructure structure() {
    return structure;
  }

  /** The count of a cell, in respondents; not negative. */
  public long count(int cell) {
    return counts[cell];
  }

  @Override
  public String toString() {
    return "integer counts over " + structure;
  }

  /** One pass down all variables and one pass up for the margins that were not met on the way. */
  private static final class Descent {
    private final ConsistentEstimates estimates;
    private final long[] counts;
    private final int[] strides;
    private final int[][][] children;
    private final int[][] roots;

    Descent(ConsistentEstimates estimates) {
      this.estimates = estimates;
      List<SpanningVariable> variables = estimates.structure().variables();
      int cells = estimates.structure().cellCount();
      this.counts = new long[cells];
      this.strides = new int[variables.size()];
      this.children = new int[variables.size()][][];
      this.roots = new int[variables.size()][];
      int stride = cells;
      for (int v = 0; v < variables.size(); v++) {
        Hierarchy hierarchy = variables.get(v).hierarchies().get(0);
        List<String> codes = variables.get(v).codes();
        Map<String, Integer> position = new HashMap<>();
        codes.forEach(code -> position.put(code, position.size()));
        stride /= codes.size();
        strides[v] = stride;
        children[v] = new int[codes.size()][];
        for (int code = 0; code < codes.size(); code++) {
          children[v][code] = positions(hierarchy.children(codes.get(code)), position);
        }
        roots[v] = positions(hierarchy.roots(), position);
      }
    }

    private static int[] positions(List<String> codes, Map<String, Integer> position) {
      return codes.stream().mapToInt(code -> position.getOrDefault(code, -1)).toArray();
    }

    void run() {
      List<Integer> starts = new ArrayList<>();
      starts.add(0);
      for (int v = 0; v < strides.length; v++) {
        List<Integer> longer = new ArrayList<>();
        for (int start : starts) {
          for (int root : roots[v]) {
            longer.add(start + root * strides[v]);
          }
        }
        starts = longer;
      }
      for (int start : starts) {
        counts[start] = Math.max(0, Math.round(estimates.estimate(start)));
        split(start, 0);
      }
      // Margins off the path of the descent follow from the inner cells, last variable first.
      for (int v = strides.length - 1; v >= 0; v--) {
        sumUp(v);
      }
    }

    private void split(int cell, int v) {
      if (v == strides.length) {
        return;
      }
      int code = cell / strides[v] % children[v].length;
      int[] parts = children[v][code];
      if (parts.length == 0) {
        split(cell, v + 1);
        return;
      }
      int base = cell - code * strides[v];
      double[] wanted = new double[parts.length];
      for (int i = 0; i < parts.length; i++) {
        wanted[i] = estimates.estimate(base + parts[i] * strides[v]);
      }
      long[] shares = apportion(counts[cell], wanted);
      for (int i = 0; i < parts.length; i++) {
        int part = base + parts[i] * strides[v];
        counts[part] = shares[i];
        split(part, v);
      }
    }

    private void sumUp(int v) {
      int size = children[v].length;
      int block = strides[v] * size;
      for (int high = 0; high < counts.length; high += block) {
        for (int low = 0; low < strides[v]; low++) {
          for (int root : roots[v]) {
            sumUp(v, high + low, root);
          }
        }
      }
    }

    private long sumUp(int v, int base, int code) {
      int at = base + code * strides[v];
      if (children[v][code].length > 0) {
        long sum = 0;
        for (int child : children[v][code]) {
          sum += sumUp(v, base, child);
        }
        counts[at] = sum;
      }
      return counts[at];
    }
  }

  /** Non-negative integers with this sum near to the wanted numbers. */
  static long[] apportion(long total, double[] wanted) {
    double[] sorted = wanted.clone();
    Arrays.sort(sorted);
    // The projection takes the same from all that stay positive; find how many those are.
    double above = 0;
    double cut = 0;
    for (int i = sorted.length - 1, kept = 1; i >= 0; i--, kept++) {
      above += sorted[i];
      double candidate = (above - total) / kept;
      if (kept == 1 || sorted[i] > candidate) {
        cut = candidate;
      }
    }
    long[] shares = new long[wanted.length];
    double[] remainders = new double[wanted.length];
    long given = 0;
    for (int i = 0; i < wanted.length; i++) {
      double share = Math.max(0, wanted[i] - cut);
      shares[i] = (long) Math.floor(share);
      remainders[i] = share - shares[i];
      given += shares[i];
    }
    handOut(total - given, shares, remainders);
    return shares;
  }

  /** Adds what is missing by largest remainder; takes what is too much from the smallest. */
  private static void handOut(long missing, long[] shares, double[] remainders) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> remainders[i]).reversed());
    long left = missing;
    while (left != 0) {
      long step = Long.signum(left);
      for (int i = 0; i < shares.length && left != 0; i++) {
        int at = step > 0 ? order.get(i) : order.get(shares.length - 1 - i);
        if (shares[at] + step >= 0) {
          shares[at] += step;
          left -= step;
        }
      }
    }
  }
}
