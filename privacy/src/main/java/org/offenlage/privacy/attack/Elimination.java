package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Differencing carried to its end: adds and subtracts equations, in whole numbers, until each
 * unknown that some combination of them isolates stands alone.
 *
 * <p>An unknown is determined by sums and differences of what is published exactly if the reduced
 * row echelon form has a row that holds it alone. Knows nothing of signs: what follows only because
 * counts are not negative is left to {@link ExactSimplex}.
 */
final class Elimination {

  private final List<Map<Integer, Long>> rows = new ArrayList<>();
  private final List<Long> sums = new ArrayList<>();
  private final long mostSteps;
  private long steps;

  private Elimination(long mostSteps) {
    this.mostSteps = mostSteps;
  }

  /**
   * The value of each unknown that is determined.
   *
   * @param mostSteps how many factors it may look at over all
   * @throws ArithmeticException where numbers leave 64 bits
   * @throws TooLongException where the steps do not suffice
   */
  static List<OptionalLong> determined(HiddenEquations equations, long mostSteps) {
    Elimination elimination = new Elimination(mostSteps);
    for (HiddenEquations.Row row : equations.rows()) {
      Map<Integer, Long> signs = new TreeMap<>();
      for (int i = 0; i < row.unknowns().length; i++) {
        signs.put(row.unknowns()[i], (long) row.signs()[i]);
      }
      elimination.add(signs, row.sum());
    }
    List<OptionalLong> values = new ArrayList<>();
    for (int unknown = 0; unknown < equations.unknowns().size(); unknown++) {
      values.add(OptionalLong.empty());
    }
    for (int row = 0; row < elimination.rows.size(); row++) {
      Map<Integer, Long> left = elimination.rows.get(row);
      if (left.size() == 1) {
        Map.Entry<Integer, Long> alone = left.entrySet().iterator().next();
        if (elimination.sums.get(row) % alone.getValue() != 0) {
          throw new ContradictoryCorpusException();
        }
        values.set(alone.getKey(), OptionalLong.of(elimination.sums.get(row) / alone.getValue()));
      }
    }
    return values;
  }

  /** Reduces a new row by all pivots, and all rows by its own. */
  private void add(Map<Integer, Long> signs, long sum) {
    Map<Integer, Long> left = signs;
    long right = sum;
    for (int row = 0; row < rows.size(); row++) {
      Map<Integer, Long> by = rows.get(row);
      int pivot = by.keySet().iterator().next();
      if (left.containsKey(pivot)) {
        Reduced reduced = reduce(left, right, by, sums.get(row), pivot);
        left = reduced.left();
        right = reduced.right();
      }
    }
    if (left.isEmpty()) {
      if (right != 0) {
        throw new ContradictoryCorpusException();
      }
      return;
    }
    int pivot = left.keySet().iterator().next();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).containsKey(pivot)) {
        Reduced reduced = reduce(rows.get(row), sums.get(row), left, right, pivot);
        rows.set(row, reduced.left());
        sums.set(row, reduced.right());
      }
    }
    rows.add(left);
    sums.add(right);
  }

  private record Reduced(Map<Integer, Long> left, long right) {}

  private Reduced reduce(
      Map<Integer, Long> row, long sum, Map<Integer, Long> by, long bySum, int pivot) {
    steps += row.size() + by.size();
    if (steps > mostSteps) {
      throw new TooLongException();
    }
    long own = row.getOrDefault(pivot, 0L);
    long other = by.getOrDefault(pivot, 0L);
    long common = gcd(own, other);
    long factor = other / common;
    long byFactor = -own / common;
    Map<Integer, Long> left = new TreeMap<>();
    row.forEach((unknown, sign) -> left.put(unknown, Math.multiplyExact(sign, factor)));
    by.forEach(
        (unknown, sign) -> left.merge(unknown, Math.multiplyExact(sign, byFactor), Math::addExact));
    left.values().removeIf(sign -> sign == 0);
    long right =
        Math.addExact(Math.multiplyExact(sum, factor), Math.multiplyExact(bySum, byFactor));
    long divisor = Math.abs(right);
    for (long sign : left.values()) {
      divisor = gcd(divisor, sign);
    }
    if (divisor > 1) {
      long by1 = divisor;
      left.replaceAll((unknown, sign) -> sign / by1);
      right /= divisor;
    }
    return new Reduced(left, right);
  }

  private static long gcd(long one, long other) {
    long a = Math.abs(one);
    long b = Math.abs(other);
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
