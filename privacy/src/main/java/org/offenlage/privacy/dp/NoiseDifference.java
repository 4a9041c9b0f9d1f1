package org.offenlage.privacy.dp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.privacy.dp.sampling.FixedInterval;
import org.offenlage.privacy.dp.sampling.SymmetricLaw;

/**
 * The noise on the difference of two independent noisy counts: what a difference must exceed before
 * it says anything about the true counts.
 *
 * <p>Probabilities are enclosed by certain fractions and rounded against us. Memory and the cost of
 * making one O(44 scales); each half width O(that × log). Immutable. For cells of different
 * respondents or years; two cells of one table that share respondents still have independent noise.
 */
public final class NoiseDifference {

  private static final int DIGITS = 160;

  /** Tails below 2^−60 are bounded as a whole. */
  private static final int NEGLIGIBLE_DIGITS = 60;

  /** 2^−70, far more than upper and lower bounds of one probability ever lie apart. */
  private static final BigInteger SLACK = BigInteger.ONE.shiftLeft(DIGITS - 70);

  private final List<BigInteger> massAtMost;
  private final List<BigInteger> tailAtMost;
  private final BigInteger restAtMost;

  private NoiseDifference(
      List<BigInteger> massAtMost, List<BigInteger> tailAtMost, BigInteger restAtMost) {
    this.massAtMost = massAtMost;
    this.tailAtMost = tailAtMost;
    this.restAtMost = restAtMost;
  }

  /** The difference of a count with the one noise and a count with the other. */
  public static NoiseDifference of(NoiseDistribution one, NoiseDistribution other) {
    List<BigInteger> ofOne = outside(one);
    List<BigInteger> ofOther = outside(other);
    // P(|Z| > k) at most; the mass of z is half of what lies between two of these, and what
    // upper and lower bounds lie apart is covered by slack.
    List<BigInteger> mass = new ArrayList<>();
    BigInteger whole = BigInteger.ONE.shiftLeft(DIGITS);
    mass.add(whole.subtract(ofOne.get(0)).add(SLACK));
    for (int z = 1; z < ofOne.size(); z++) {
      mass.add(ofOne.get(z - 1).subtract(ofOne.get(z)).shiftRight(1).add(SLACK));
    }
    List<BigInteger> tail = new ArrayList<>();
    for (BigInteger outside : ofOther) {
      tail.add(outside.shiftRight(1).add(BigInteger.ONE));
    }
    return new NoiseDifference(mass, tail, ofOne.get(ofOne.size() - 1));
  }

  /** Upper bounds of P(|Z| > 0), P(|Z| > 1), … until they are negligible. */
  private static List<BigInteger> outside(NoiseDistribution noise) {
    SymmetricLaw.Walk walk = noise.law().walk(DIGITS);
    BigInteger whole = BigInteger.ONE.shiftLeft(DIGITS);
    BigInteger negligible = BigInteger.ONE.shiftLeft(DIGITS - NEGLIGIBLE_DIGITS);
    List<BigInteger> outside = new ArrayList<>();
    while (true) {
      FixedInterval inside = walk.cumulative();
      BigInteger bound = whole.subtract(inside.low()).max(BigInteger.ZERO);
      outside.add(bound);
      if (bound.compareTo(negligible) < 0) {
        return outside;
      }
      walk.advance();
    }
  }

  /**
   * A w with P(|difference of the noises| ≤ w) at least this many percent, and the least one but
   * for rounding. Where the noisy counts differ by more, the true counts differ, unless an event of
   * the remaining probability took place.
   *
   * @param coveragePercent 1 to 99
   */
  public long halfWidth(int coveragePercent) {
    if (coveragePercent < 1 || coveragePercent > 99) {
      throw new IllegalArgumentException("coverage must be 1 to 99 percent");
    }
    BigInteger allowed =
        BigInteger.valueOf(100 - coveragePercent).shiftLeft(DIGITS).divide(BigInteger.valueOf(200));
    long enough = 1;
    while (upperTailAtMost(enough).compareTo(allowed) > 0) {
      enough *= 2;
    }
    long tooFew = 0;
    while (enough - tooFew > 1) {
      long middle = tooFew + (enough - tooFew) / 2;
      if (upperTailAtMost(middle).compareTo(allowed) > 0) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough - 1;
  }

  /**
   * An upper bound of P(Z1 + Z2 ≥ least); the laws are symmetric, so this is the difference too.
   */
  private BigInteger upperTailAtMost(long least) {
    BigInteger sum = BigInteger.ZERO;
    for (int z = massAtMost.size() - 1; z >= 0; z--) {
      BigInteger tails = tailFrom(least - z);
      if (z > 0) {
        tails = tails.add(tailFrom(least + z));
      }
      sum = sum.add(massAtMost.get(z).multiply(tails));
    }
    return sum.shiftRight(DIGITS).add(BigInteger.ONE).add(restAtMost);
  }

  /** An upper bound of P(Z2 ≥ from). */
  private BigInteger tailFrom(long from) {
    if (from >= 1) {
      // P(Z >= m) = P(|Z| > m - 1) / 2.
      return tailAtMost.get((int) Math.min(from - 1, tailAtMost.size() - 1));
    }
    // One less P(Z >= 1 - from), whose upper bound is taken for its lower one, with slack.
    BigInteger whole = BigInteger.ONE.shiftLeft(DIGITS);
    long index = -from;
    return index >= tailAtMost.size()
        ? whole
        : whole.subtract(tailAtMost.get((int) index)).add(SLACK).min(whole);
  }
}
