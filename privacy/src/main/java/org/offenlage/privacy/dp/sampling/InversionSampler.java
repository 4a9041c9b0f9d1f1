package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Inverts the cumulative probabilities of a symmetric law, by a table of their first 63 binary
 * digits, and by more digits whenever those do not decide: exact, and as fast as a table.
 *
 * <p>One word of 64 bits gives a sign and the first 63 digits of a uniform number U. The drawn
 * magnitude is the least k with U &lt; P(|Z| ≤ k). Where the digits of U equal those of a
 * cumulative probability, which happens once in 2^63 draws for each entry, both get more digits
 * until they differ. Immutable and safe for use by several threads. Memory 8 bytes an entry: some
 * 44 scales of Laplace or 9 standard deviations of Gaussian noise. Proof:
 * docs/proofs/dp-sampling-inversion.md.
 */
public final class InversionSampler implements IntegerSampler {

  private static final int WORDS_AT_ONCE = 1024;

  /** 32 kilobytes: as much as the nearest cache holds. */
  private static final int USUAL_GUIDE_BITS = 13;

  /** Four megabytes: a larger guide decides more but no longer fits any cache. */
  private static final int MOST_GUIDE_BITS = 20;

  /** A guide some two times as long as the table decides nearly all. */
  private static final int BITS_BEYOND_TABLE = 1;

  private static final int GUARD_DIGITS = 130;

  private final SymmetricLaw law;
  private final int digits;
  private final long[] table;

  /**
   * By the leading digits of U: the magnitude, where they decide it; else the complement of the
   * least magnitude that is possible.
   */
  private final int[] guide;

  private final int guideShift;

  private InversionSampler(SymmetricLaw law, int digits) {
    this.law = law;
    this.digits = digits;
    this.table = table(law, digits);
    int guideBits =
        Math.min(
            digits,
            Math.min(
                MOST_GUIDE_BITS,
                Math.max(USUAL_GUIDE_BITS, BITS_BEYOND_TABLE + bitLength(table.length))));
    this.guideShift = digits - guideBits;
    this.guide = new int[1 << guideBits];
    int at = 0;
    for (int bucket = 0; bucket < guide.length; bucket++) {
      long first = (long) bucket << guideShift;
      long last = first + ((1L << guideShift) - 1);
      while (table[at] < first) {
        at++;
      }
      guide[bucket] = table[at] > last ? at : ~at;
    }
  }

  private static int bitLength(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** A sampler of this law; builds the table, about a microsecond an entry. */
  public static InversionSampler of(SymmetricLaw law) {
    return new InversionSampler(law, 63);
  }

  /** With a table so coarse that the digits often do not decide; for tests. */
  static InversionSampler coarse(SymmetricLaw law, int digits) {
    return new InversionSampler(law, digits);
  }

  /** Entry k is ⌊2^digits · P(|Z| ≤ k)⌋; the last entry is the first that has only ones. */
  private static long[] table(SymmetricLaw law, int digits) {
    SymmetricLaw.Walk walk = law.walk(digits + GUARD_DIGITS);
    long last = digits == 63 ? Long.MAX_VALUE : (1L << digits) - 1;
    long[] table = new long[64];
    for (int k = 0; ; k++) {
      FixedInterval cumulative = walk.cumulative();
      long floor =
          cumulative.low().shiftRight(GUARD_DIGITS).min(BigInteger.valueOf(last)).longValueExact();
      long above =
          cumulative.high().shiftRight(GUARD_DIGITS).min(BigInteger.valueOf(last)).longValueExact();
      if (floor != above) {
        // Some 100 digits of the probability would have to be all ones or all zeros.
        throw new ArithmeticException("the working digits do not decide a table entry");
      }
      if (k == table.length) {
        table = Arrays.copyOf(table, 2 * k);
      }
      table[k] = floor;
      if (floor == last) {
        return Arrays.copyOf(table, k + 1);
      }
      walk.advance();
    }
  }

  /** How many entries the table has. */
  public int size() {
    return table.length;
  }

  @Override
  public long draw(BitSource bits) {
    return invert(bits.next(digits + 1), bits);
  }

  @Override
  public void fill(BitSource bits, long[] values) {
    if (digits != 63) {
      IntegerSampler.super.fill(bits, values);
      return;
    }
    long[] words = new long[Math.min(WORDS_AT_ONCE, values.length)];
    for (int from = 0; from < values.length; from += words.length) {
      int count = Math.min(words.length, values.length - from);
      bits.fill(words, count);
      invert(words, count, values, from, bits);
    }
  }

  /** The loop that matters; all it needs in local variables, and nothing in it but the guide. */
  private void invert(long[] words, int count, long[] values, int from, BitSource bits) {
    int[] leading = guide;
    int shift = guideShift + 1;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      long magnitude = leading[(int) (word >>> shift)];
      if (magnitude < 0) {
        magnitude = undecided(word >>> 1, (int) ~magnitude, bits);
      }
      long sign = -(word & 1);
      values[from + i] = (magnitude ^ sign) - sign;
    }
  }

  private long invert(long word, BitSource bits) {
    long u = word >>> 1;
    long magnitude = guide[(int) (u >>> guideShift)];
    if (magnitude < 0) {
      magnitude = undecided(u, (int) ~magnitude, bits);
    }
    // Minus zero is zero, so no draw need be repeated: the table is that of the magnitude.
    long sign = -(word & 1);
    return (magnitude ^ sign) - sign;
  }

  /** The magnitude for a U that begins with these digits, which is at least so much. */
  private long undecided(long u, int least, BitSource bits) {
    int k = least;
    while (table[k] < u) {
      k++;
    }
    return table[k] == u ? refine(u, k, bits) : k;
  }

  /**
   * The magnitude for a U that begins with {@code prefix} and lies above P(|Z| ≤ k − 1), where the
   * digits of P(|Z| ≤ k) begin with the same.
   */
  private long refine(long prefix, int k, BitSource bits) {
    BigInteger u = BigInteger.valueOf(prefix);
    int known = digits;
    long least = k;
    while (true) {
      u = u.shiftLeft(digits).or(BigInteger.valueOf(bits.next(digits)));
      known += digits;
      SymmetricLaw.Walk walk = law.walk(known + GUARD_DIGITS);
      while (walk.magnitude() < least) {
        walk.advance();
      }
      while (true) {
        FixedInterval cumulative = walk.cumulative();
        BigInteger uLow = u.shiftLeft(GUARD_DIGITS);
        BigInteger uHigh = u.add(BigInteger.ONE).shiftLeft(GUARD_DIGITS);
        if (uHigh.compareTo(cumulative.low()) <= 0) {
          return walk.magnitude();
        }
        if (uLow.compareTo(cumulative.high()) < 0) {
          least = walk.magnitude();
          break;
        }
        walk.advance();
      }
    }
  }
}
