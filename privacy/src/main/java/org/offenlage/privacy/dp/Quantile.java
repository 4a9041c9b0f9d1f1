package org.offenlage.privacy.dp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Further digits for products of weights. */
  private static final int PRODUCT_DIGITS = 64;

  /** Most candidates, so that lengths of blocks stay within 64 bits. */
  private static final long MOST_CANDIDATES = 1L << 62;

  private final Rational fraction;
  private final long lowest;
  private final long highest;
  private final PrivacyLoss.Pure loss;

  /** ε/(2s) for each unit of d. */
  private final Rational rate;

  private final Aim aim;

  /** So far from the quantile is the rank that is wanted, in units of d; not negative. */
  private final BigInteger away;

  /** Which side of the quantile a selected value is meant to lie on. */
  private enum Aim {
    AT,
    BELOW,
    ABOVE
  }

  private Quantile(
      Rational fraction,
      long lowest,
      long highest,
      PrivacyLoss.Pure loss,
      Rational rate,
      Aim aim,
      BigInteger away) {
    this.fraction = fraction;
    this.lowest = lowest;
    this.highest = highest;
    this.loss = loss;
    this.rate = rate;
    this.aim = aim;
    this.away = away;
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
        fraction,
        range.lowest,
        range.highest,
        loss,
        loss.epsilon().over(sensitivity.times(2)),
        Aim.AT,
        BigInteger.ZERO);
  }

  /**
   * The same mechanism aimed so far below that a value that comes out lies above the quantile with
   * at most this probability; at the same loss.
   *
   * @param probability above 0 and below 1
   */
  public Quantile lowerEnd(Rational probability) {
    return new Quantile(fraction, lowest, highest, loss, rate, Aim.BELOW, unitsMissed(probability));
  }

  /** The same so far above that a value lies below the quantile with at most this probability. */
  public Quantile upperEnd(Rational probability) {
    return new Quantile(fraction, lowest, highest, loss, rate, Aim.ABOVE, unitsMissed(probability));
  }

  /** Loss and aim in words, exactly. */
  public String description() {
    String how = "exponential mechanism, epsilon " + loss.epsilon();
    return switch (aim) {
      case AT -> how;
      case BELOW -> how + ", " + new Rational(away, fraction.denominator()) + " ranks below";
      case ABOVE -> how + ", " + new Rational(away, fraction.denominator()) + " ranks above";
    };
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
    return new Rational(unitsMissed(probability), fraction.denominator());
  }

  private BigInteger unitsMissed(Rational probability) {
    if (probability.signum() <= 0 || probability.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException("the probability must lie above 0 and below 1");
    }
    Rational candidates =
        new Rational(
            BigInteger.valueOf(highest).subtract(BigInteger.valueOf(lowest)).add(BigInteger.ONE),
            BigInteger.ONE);
    Rational ln = LnBounds.of(candidates.over(probability), FIRST_DIGITS).upper();
    return ln.over(rate).ceiling();
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

  /** How far a candidate is from the rank that is wanted among these records, in units of d. */
  BigInteger missedBy(long candidate, long[] values) {
    for (Block block : blocks(values)) {
      if (candidate >= block.first && candidate - block.first < block.length) {
        return block.missedBy;
      }
    }
    throw new IllegalArgumentException("the range does not hold this candidate");
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
    return switch (aim) {
      case AT -> blocks;
      case BELOW -> withLowest(blocks, sorted);
      case ABOVE -> withHighest(blocks, sorted);
    };
  }

  /**
   * An end of an interval may always lie at the end of the range: no value lies below the lowest,
   * so that it never misses for lying too high.
   */
  private List<Block> withLowest(List<Block> blocks, long[] sorted) {
    Block first = blocks.get(0);
    int upTo = 0;
    while (upTo < sorted.length && sorted[upTo] == lowest) {
      upTo++;
    }
    List<Block> split = new ArrayList<>(blocks);
    BigInteger missed = wanted(sorted.length).subtract(ranks(upTo)).max(BigInteger.ZERO);
    split.set(0, new Block(lowest, 1, missed));
    if (first.length > 1) {
      split.add(1, new Block(lowest + 1, first.length - 1, first.missedBy));
    }
    return split;
  }

  private List<Block> withHighest(List<Block> blocks, long[] sorted) {
    int at = blocks.size() - 1;
    Block last = blocks.get(at);
    int below = sorted.length;
    while (below > 0 && sorted[below - 1] == highest) {
      below--;
    }
    List<Block> split = new ArrayList<>(blocks);
    BigInteger missed = ranks(below).subtract(wanted(sorted.length)).max(BigInteger.ZERO);
    if (last.length > 1) {
      split.set(at, new Block(last.first, last.length - 1, last.missedBy));
      split.add(new Block(highest, 1, missed));
    } else {
      split.set(at, new Block(highest, 1, missed));
    }
    return split;
  }

  /** The rank that is wanted among so many records, in units of d. */
  private BigInteger wanted(int all) {
    BigInteger quantile = fraction.numerator().multiply(BigInteger.valueOf(all));
    return switch (aim) {
      case AT -> quantile;
      case BELOW -> quantile.subtract(away);
      case ABOVE -> quantile.add(away);
    };
  }

  private BigInteger ranks(int records) {
    return fraction.denominator().multiply(BigInteger.valueOf(records));
  }

  /**
   * How far a value with so many below it and so many up to it is from the quantile, in parts of
   * the fraction's denominator of a rank: 0 where fewer than the fraction lie below it and no fewer
   * up to it.
   */
  private BigInteger missedBy(int below, int upTo, int all) {
    BigInteger wanted = wanted(all);
    BigInteger tooFew = wanted.subtract(ranks(upTo));
    BigInteger tooMany = ranks(below).subtract(wanted);
    return tooFew.max(tooMany).max(BigInteger.ZERO);
  }

  /**
   * The weights of the blocks, from the likeliest outwards: each is its neighbour's times what the
   * ranks between them make, which are few different numbers. What the products lose is enclosed
   * and lies far beyond the digits asked for.
   */
  private List<FixedInterval> weights(List<Block> blocks, int digits) {
    int likeliest = 0;
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i).missedBy.compareTo(blocks.get(likeliest).missedBy) < 0) {
        likeliest = i;
      }
    }
    int working = digits + PRODUCT_DIGITS;
    Map<BigInteger, FixedInterval> known = new HashMap<>();
    FixedInterval[] weights = new FixedInterval[blocks.size()];
    weights[likeliest] = weight(blocks.get(likeliest).missedBy, working, known);
    for (int i = likeliest + 1; i < weights.length; i++) {
      weights[i] = from(weights[i - 1], blocks.get(i - 1), blocks.get(i), working, known);
    }
    for (int i = likeliest - 1; i >= 0; i--) {
      weights[i] = from(weights[i + 1], blocks.get(i + 1), blocks.get(i), working, known);
    }
    return Arrays.stream(weights).map(weight -> weight.withDigits(digits)).toList();
  }

  private FixedInterval from(
      FixedInterval weight,
      Block neighbour,
      Block block,
      int working,
      Map<BigInteger, FixedInterval> known) {
    BigInteger further = block.missedBy.subtract(neighbour.missedBy);
    return further.signum() < 0
        ? weight(block.missedBy, working, known)
        : weight.times(weight(further, working, known));
  }

  private FixedInterval weight(
      BigInteger missedBy, int digits, Map<BigInteger, FixedInterval> known) {
    return known.computeIfAbsent(
        missedBy,
        by ->
            FixedInterval.expOfNegative(rate.numerator().multiply(by), rate.denominator(), digits));
  }

  /** The block that holds a uniform number with these digits; −1 where they do not decide. */
  private int chosen(List<Block> blocks, BigInteger u, int known, int digits) {
    BigInteger[] low = new BigInteger[blocks.size()];
    BigInteger[] high = new BigInteger[blocks.size()];
    BigInteger sumLow = BigInteger.ZERO;
    BigInteger sumHigh = BigInteger.ZERO;
    List<FixedInterval> weights = weights(blocks, digits);
    for (int i = 0; i < low.length; i++) {
      BigInteger length = BigInteger.valueOf(blocks.get(i).length);
      sumLow = sumLow.add(weights.get(i).low().multiply(length));
      sumHigh = sumHigh.add(weights.get(i).high().multiply(length));
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
