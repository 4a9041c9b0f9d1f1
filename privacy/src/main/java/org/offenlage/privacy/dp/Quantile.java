package org.offenlage.privacy.dp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.ExactSampler;
import org.offenlage.privacy.dp.sampling.FixedInterval;

/**
 * A quantile, such as the median rent, chosen by the exponential mechanism: every value of a public
 * range may come out, the likelier the nearer its rank is to the wanted one.
 *
 * <p>P(v) is in proportion to exp(−ε·d(v)/(2s)), exactly, where d(v) is how many ranks v misses the
 * quantile by and s is how much one privacy unit can move that. Immutable and safe for use by
 * several threads; O(n log n) a selection. Proof: docs/proofs/dp-quantile.md. Sources: McSherry and
 * Talwar 2007; Smith 2011, algorithm 2.
 */
public final class Quantile {

  private static final int FIRST_DIGITS = 128;

  /** Most candidates, so that lengths of blocks stay within 64 bits. */
  private static final long MOST_CANDIDATES = 1L << 62;

  private final Rational fraction;
  private final long lowest;
  private final long highest;
  private final PrivacyLoss.Pure loss;

  /** ε/(2s) for each unit of d. */
  private final Rational rate;

  private Quantile(
      Rational fraction, long lowest, long highest, PrivacyLoss.Pure loss, Rational rate) {
    this.fraction = fraction;
    this.lowest = lowest;
    this.highest = highest;
    this.loss = loss;
    this.rate = rate;
  }

  /**
   * Values that may come out, in units of the measure; known without the data.
   *
   * @param lowest the least
   * @param highest the greatest, less than 2^62 above
   */
  public record Range(long lowest, long highest) {
    public Range {
      if (lowest > highest || highest - lowest < 0 || highest - lowest >= MOST_CANDIDATES - 1) {
        throw new IllegalArgumentException("a range goes from its lowest to its highest value");
      }
    }
  }

  /**
   * A mechanism for one quantile.
   *
   * @param fraction 1/2 for the median; above 0 and below 1
   * @param range values outside are taken for its nearest end
   * @param bound how many records one privacy unit has at most; its greatest value is not used
   * @param loss ε above 0
   */
  public static Quantile of(
      Rational fraction, Range range, ContributionBound bound, PrivacyLoss.Pure loss) {
    if (fraction.signum() <= 0 || fraction.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException("the fraction of a quantile lies above 0 and below 1");
    }
    if (loss.epsilon().signum() <= 0) {
      throw new IllegalArgumentException("epsilon must be positive");
    }
    BigInteger below = fraction.numerator();
    BigInteger above = fraction.denominator().subtract(below);
    Rational sensitivity = new Rational(below.max(above), BigInteger.ONE).times(bound.records());
    return new Quantile(
        fraction, range.lowest, range.highest, loss, loss.epsilon().over(sensitivity.times(2)));
  }

  public PrivacyLoss.Pure privacyLoss() {
    return loss;
  }

  /**
   * The same loss as a ρ: an exponential mechanism costs ε²/8, a quarter of what pure ε would
   * (Cesar and Rogers 2021, lemma 3.2).
   */
  public PrivacyLoss.ZeroConcentrated concentratedLoss() {
    return new PrivacyLoss.ZeroConcentrated(loss.epsilon().times(loss.epsilon()).over(8));
  }

  /**
   * So many ranks that the value that comes out misses the quantile by more with at most this
   * probability; from the range alone, so it may be published.
   *
   * @param probability above 0 and below 1
   */
  public Rational ranksMissed(Rational probability) {
    if (probability.signum() <= 0 || probability.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException("the probability must lie above 0 and below 1");
    }
    Rational candidates =
        new Rational(
            BigInteger.valueOf(highest).subtract(BigInteger.valueOf(lowest)).add(BigInteger.ONE),
            BigInteger.ONE);
    Rational ln = LnBounds.of(candidates.over(probability), FIRST_DIGITS).upper();
    return new Rational(ln.over(rate).ceiling(), fraction.denominator());
  }

  /**
   * Chooses a value. Call it once, after the loss was debited.
   *
   * @param values one for each record, in any order
   */
  public long select(long[] values, BitSource bits) {
    List<Block> blocks = blocks(values);
    BigInteger u = BigInteger.ZERO;
    int known = 0;
    for (int digits = FIRST_DIGITS; ; digits *= 2) {
      while (known < digits / 2) {
        u = u.shiftLeft(64).or(new BigInteger(1, bytes(bits.next(64))));
        known += 64;
      }
      int chosen = chosen(blocks, u, known, digits);
      if (chosen >= 0) {
        Block block = blocks.get(chosen);
        return block.first
            + ExactSampler.uniform(BigInteger.valueOf(block.length), bits).longValueExact();
      }
    }
  }

  private static byte[] bytes(long word) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (word >>> (8 * (bytes.length - 1 - i)));
    }
    return bytes;
  }

  /** Neighbouring candidates that miss the quantile by the same. */
  private record Block(long first, long length, BigInteger missedBy) {}

  private List<Block> blocks(long[] values) {
    long[] sorted =
        Arrays.stream(values)
            .map(value -> Math.max(lowest, Math.min(highest, value)))
            .sorted()
            .toArray();
    List<Block> blocks = new ArrayList<>();
    long next = lowest;
    int below = 0;
    while (below < sorted.length) {
      long value = sorted[below];
      if (value > next) {
        blocks.add(new Block(next, value - next, missedBy(below, below, sorted.length)));
      }
      int upTo = below;
      while (upTo < sorted.length && sorted[upTo] == value) {
        upTo++;
      }
      blocks.add(new Block(value, 1, missedBy(below, upTo, sorted.length)));
      below = upTo;
      next = value + 1;
    }
    if (next <= highest) {
      blocks.add(new Block(next, highest - next + 1, missedBy(below, below, sorted.length)));
    }
    return blocks;
  }

  /**
   * How far a value with so many below it and so many up to it is from the quantile, in parts of
   * the fraction's denominator of a rank: 0 where fewer than the fraction lie below it and no fewer
   * up to it.
   */
  private BigInteger missedBy(int below, int upTo, int all) {
    BigInteger wanted = fraction.numerator().multiply(BigInteger.valueOf(all));
    BigInteger denominator = fraction.denominator();
    BigInteger tooFew = wanted.subtract(denominator.multiply(BigInteger.valueOf(upTo)));
    BigInteger tooMany = denominator.multiply(BigInteger.valueOf(below)).subtract(wanted);
    return tooFew.max(tooMany).max(BigInteger.ZERO);
  }

  /** The block that holds a uniform number with these digits; −1 where they do not decide. */
  private int chosen(List<Block> blocks, BigInteger u, int known, int digits) {
    BigInteger[] low = new BigInteger[blocks.size()];
    BigInteger[] high = new BigInteger[blocks.size()];
    BigInteger sumLow = BigInteger.ZERO;
    BigInteger sumHigh = BigInteger.ZERO;
    for (int i = 0; i < low.length; i++) {
      Block block = blocks.get(i);
      FixedInterval weight =
          FixedInterval.expOfNegative(
              rate.numerator().multiply(block.missedBy), rate.denominator(), digits);
      BigInteger length = BigInteger.valueOf(block.length);
      sumLow = sumLow.add(weight.low().multiply(length));
      sumHigh = sumHigh.add(weight.high().multiply(length));
      low[i] = sumLow;
      high[i] = sumHigh;
    }
    // U lies in [u, u + 1) / 2^known; block i holds it where sum(i − 1) ≤ U · total < sum(i).
    BigInteger least = u.multiply(sumLow);
    BigInteger most = u.add(BigInteger.ONE).multiply(sumHigh);
    int i = 0;
    while (high[i].shiftLeft(known).compareTo(least) <= 0) {
      i++;
    }
    return most.compareTo(low[i].shiftLeft(known)) <= 0 ? i : -1;
  }
}
