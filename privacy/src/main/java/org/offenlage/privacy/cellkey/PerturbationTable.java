package org.offenlage.privacy.cellkey;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.privacy.dp.Rational;

/**
 * For each true count the probabilities of the deviations: of all that are allowed, have mean zero
 * and the wanted variance, those of greatest entropy.
 *
 * <p>Probabilities are whole multiples of 2^−62 that add up to exactly 1 with a mean of exactly 0.
 * A small count may not allow the wanted variance; then it gets the nearest that it does allow, and
 * {@link #variance} tells. Zero is never changed. Immutable and safe for use by several threads.
 * Source: Giessing 2016 (entropy); Marley and Leaver 2011 (constraints).
 */
public final class PerturbationTable {

  private static final int DIGITS = 62;
  private static final long WHOLE = 1L << DIGITS;
  private static final long LEAST_WEIGHT = 1L << 12;

  private final PerturbationRule rule;
  private final List<Row> rows;

  private PerturbationTable(PerturbationRule rule, List<Row> rows) {
    this.rule = rule;
    this.rows = List.copyOf(rows);
  }

  /** The table of a rule; counts from D + js on share the last row. */
  public static PerturbationTable of(PerturbationRule rule) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(List.of(0), List.of(WHOLE)));
    for (int count = 1; count <= rule.maximumDeviation() + rule.greatestForbidden(); count++) {
      rows.add(row(rule, count));
    }
    return new PerturbationTable(rule, rows);
  }

  public PerturbationRule rule() {
    return rule;
  }

  /** How many true counts have a row of their own, zero included. */
  public int rowCount() {
    return rows.size();
  }

  /** The deviations that a count may get, in rising order. */
  public List<Integer> deviations(long count) {
    return row(count).deviations;
  }

  /** The probability of a deviation. */
  public Rational probability(long count, int deviation) {
    Row row = row(count);
    int at = row.deviations.indexOf(deviation);
    return at < 0
        ? Rational.ZERO
        : new Rational(BigInteger.valueOf(row.weights.get(at)), BigInteger.valueOf(WHOLE));
  }

  /** The variance of the deviation of this count, exactly. */
  public Rational variance(long count) {
    Rational variance = Rational.ZERO;
    for (int deviation : deviations(count)) {
      variance = variance.plus(probability(count, deviation).times((long) deviation * deviation));
    }
    return variance;
  }

  /**
   * The perturbed count of a cell.
   *
   * @param count the true count, not negative
   * @param cellKey the sum of the record keys modulo 2^64
   */
  public long perturbed(long count, long cellKey) {
    return count + deviation(count, cellKey);
  }

  /** The deviation that a cell of this count and key gets. */
  int deviation(long count, long cellKey) {
    if (count < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    Row row = row(count);
    long left = mixed(cellKey) >>> (Long.SIZE - DIGITS);
    for (int i = 0; ; i++) {
      left -= row.weights.get(i);
      if (left < 0) {
        return row.deviations.get(i);
      }
    }
  }

  /**
   * A bijection of 64 bits, so that uniform keys stay uniform, but keys that differ by one record
   * share no leading bits (the finalizer of SplittableRandom; Steele, Lea and Flood 2014).
   */
  private static long mixed(long key) {
    long z = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private Row row(long count) {
    return rows.get((int) Math.min(count, rows.size() - 1));
  }

  private static Row row(PerturbationRule rule, int count) {
    List<Integer> allowed = new ArrayList<>();
    for (int v = -rule.maximumDeviation(); v <= rule.maximumDeviation(); v++) {
      int to = count + v;
      if (to == 0 || to > rule.greatestForbidden()) {
        allowed.add(v);
      }
    }
    double[] probabilities =
        MaximumEntropy.solve(
            allowed.stream().mapToInt(v -> v).toArray(), rule.variance().approximately());
    return Row.exact(allowed, probabilities);
  }

  /** The deviations of one count with their weights in units of 2^−62. */
  private record Row(List<Integer> deviations, List<Long> weights) {

    Row {
      deviations = List.copyOf(deviations);
      weights = List.copyOf(weights);
    }

    /**
     * Rounds to whole weights, none below some thousand units, and moves single units between
     * deviations until the sum is exactly 1 and the mean exactly 0.
     */
    static Row exact(List<Integer> deviations, double[] probabilities) {
      long[] weights = new long[probabilities.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.max(LEAST_WEIGHT, Math.round(probabilities[i] * WHOLE));
      }
      int below = heaviest(deviations, weights, -1);
      int above = heaviest(deviations, weights, 1);
      long excess = -WHOLE;
      for (long weight : weights) {
        excess += weight;
      }
      weights[weights[below] > weights[above] ? below : above] -= excess;
      // The mean is now off by some units; move them in steps from below zero to above or back, and
      // what is left of less than one step between two neighbours.
      BigInteger moment = BigInteger.ZERO;
      for (int i = 0; i < weights.length; i++) {
        moment =
            moment.add(
                BigInteger.valueOf(weights[i]).multiply(BigInteger.valueOf(deviations.get(i))));
      }
      long step = deviations.get(above) - deviations.get(below);
      long moved = Math.floorDiv(moment.longValueExact(), step);
      long left = Math.floorMod(moment.longValueExact(), step);
      weights[above] -= moved;
      weights[below] += moved;
      int lower = neighbours(deviations);
      weights[lower] += left;
      weights[lower + 1] -= left;
      List<Long> exact = new ArrayList<>();
      for (long weight : weights) {
        if (weight < 0) {
          throw new IllegalArgumentException("the rule leaves no exact probabilities");
        }
        exact.add(weight);
      }
      return new Row(deviations, exact);
    }

    /** The place of the most likely deviation of this sign. */
    private static int heaviest(List<Integer> deviations, long[] weights, int sign) {
      int best = -1;
      for (int i = 0; i < weights.length; i++) {
        if (Integer.signum(deviations.get(i)) == sign && (best < 0 || weights[i] > weights[best])) {
          best = i;
        }
      }
      return best;
    }

    /**
     * The last place whose deviation is followed by the next integer; a rule leaves at least one.
     */
    private static int neighbours(List<Integer> deviations) {
      int at = deviations.size() - 2;
      while (deviations.get(at + 1) - deviations.get(at) != 1) {
        at--;
      }
      return at;
    }
  }
}
