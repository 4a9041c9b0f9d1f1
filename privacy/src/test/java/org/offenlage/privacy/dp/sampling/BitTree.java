package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.offenlage.privacy.dp.Rational;

/**
 * The outcomes of a sampler over every string of bits up to a length: a lower bound of each
 * outcome's probability, exactly, and the probability of the strings that were too short.
 */
public final class BitTree<T> {

  private final Function<BitSource, T> sampler;
  private final int depth;
  private final Map<T, BigInteger> leavesByOutcome = new HashMap<>();
  private BigInteger undecided = BigInteger.ZERO;

  private BitTree(Function<BitSource, T> sampler, int depth) {
    this.sampler = sampler;
    this.depth = depth;
  }

  /** Runs the sampler on every string of at most this many bits. */
  public static <T> BitTree<T> exhaust(Function<BitSource, T> sampler, int depth) {
    BitTree<T> tree = new BitTree<>(sampler, depth);
    tree.visit(0, 0);
    return tree;
  }

  /** The probability mass that certainly leads to this outcome. */
  public Rational decided(T outcome) {
    return share(leavesByOutcome.getOrDefault(outcome, BigInteger.ZERO));
  }

  /** The mass of all strings that end before the sampler does. */
  public Rational undecided() {
    return share(undecided);
  }

  private Rational share(BigInteger leaves) {
    return new Rational(leaves, BigInteger.ONE.shiftLeft(depth));
  }

  private void visit(long prefix, int length) {
    Prefix bits = new Prefix(prefix, length);
    try {
      T outcome = sampler.apply(bits);
      leavesByOutcome.merge(outcome, BigInteger.ONE.shiftLeft(depth - bits.used), BigInteger::add);
    } catch (OutOfBits out) {
      int longer = length + out.missing;
      if (longer > depth) {
        undecided = undecided.add(BigInteger.ONE.shiftLeft(depth - length));
        return;
      }
      for (long suffix = 0; suffix < 1L << out.missing; suffix++) {
        visit(prefix << out.missing | suffix, longer);
      }
    }
  }

  private static final class Prefix implements WordByWord {
    private final long bits;
    private final int length;
    private int used;

    Prefix(long bits, int length) {
      this.bits = bits;
      this.length = length;
    }

    @Override
    public long next(int count) {
      if (used + count > length) {
        throw new OutOfBits(used + count - length);
      }
      used += count;
      return bits >>> (length - used) & ((1L << count) - 1);
    }
  }

  private static final class OutOfBits extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int missing;

    OutOfBits(int missing) {
      super("out of bits", null, false, false);
      this.missing = missing;
    }
  }
}
