package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Inverts the cumulative probabilities of a symmetric law, by a table of their first 63 binary
 * digits, and by more digits whenever those do not decide: exact, and as fast as a table.
 *
 * <p>One word of 64 bits gives a sign and the first 63 digits of a uniform number U; where a table
 * is small, a quarter of a word gives a sign and the first 13 or 15, which decide nearly all draws;
 * for the others the rest of the 63 is drawn. The drawn magnitude is the least k with U &lt; P(|Z|
 * ≤ k). Where the digits of U equal those of a cumulative probability, which happens once in 2^63
 * draws for each entry, both get more digits until they differ. Immutable and safe for use by
 * several threads. Memory 8 bytes an entry: some 44 scales of Laplace or 9 standard deviations of
 * Gaussian noise. Proof: docs/proofs/dp-sampling-inversion.md.
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

  /** So many draws at most may be undecided by a quarter of a word, one in 32. */
  private static final int DECIDED_BY_QUARTERS = 32;

  /** Tables so short are decided by fewer digits, whose guide the nearest cache holds. */
  private static final int SHORT_TABLE = 64;

  private static final int FEW_QUARTER_DIGITS = 13;
  private static final int QUARTER_DIGITS = 15;
  private static final int QUARTERS = 4;
  private static final int QUARTER_BITS = 16;

  /** Stands for zero in the guide by quarters, in which what is negative is undecided. */
  private static final int MIDDLE = 1 << 14;

  private final SymmetricLaw law;
  private final int digits;
  private final long[] table;

  /**
   * By the leading digits of U: the magnitude, where they decide it; else the complement of the
   * least magnitude that is possible.
   */
  private final int[] guide;

  private final int guideShift;

  /**
   * By the digits that a quarter of a word gives, and its sign behind them: {@link #MIDDLE} and the
   * draw, where they decide it; else the complement of the least magnitude that is possible. Empty
   * where they decide too little.
   */
  private final short[] quarters;

  private final int quarterDigits;

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
    this.guide = guide(table, digits, guideBits);
    this.quarterDigits = table.length <= SHORT_TABLE ? FEW_QUARTER_DIGITS : QUARTER_DIGITS;
    this.quarters =
        digits == 63 && table.length < MIDDLE
            ? quarters(guide(table, digits, quarterDigits))
            : new short[0];
  }

  private static short[] quarters(int[] guide) {
    long undecided = Arrays.stream(guide).filter(magnitude -> magnitude < 0).count();
    if (undecided * DECIDED_BY_QUARTERS > guide.length) {
      return new short[0];
    }
    short[] quarters = new short[2 * guide.length];
    for (int bucket = 0; bucket < guide.length; bucket++) {
      int magnitude = guide[bucket];
      quarters[2 * bucket] = (short) (magnitude < 0 ? magnitude : MIDDLE + magnitude);
      quarters[2 * bucket + 1] = (short) (magnitude < 0 ? magnitude : MIDDLE - magnitude);
    }
    return quarters;
  }

  private static int[] guide(long[] table, int digits, int guideBits) {
    int[] guide = new int[1 << guideBits];
    int shift = digits - guideBits;
    int at = 0;
    for (int bucket = 0; bucket < guide.length; bucket++) {
      long first = (long) bucket << shift;
      long last = first + ((1L << shift) - 1);
      while (table[at] < first) {
        at++;
      }
      guide[bucket] = table[at] > last ? at : ~at;
    }
    return guide;
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
    if (quarters.length > 0) {
      fillByQuarters(bits, values);
      return;
    }
    long[] words = new long[Math.min(WORDS_AT_ONCE, values.length)];
    for (int from = 0; from < values.length; from += words.length) {
      int count = Math.min(words.length, values.length - from);
      bits.fill(words, count);
      invert(words, count, values, from, bits);
    }
  }

  private void fillByQuarters(BitSource bits, long[] values) {
    long[] words = new long[Math.min(WORDS_AT_ONCE, values.length / QUARTERS + 1)];
    int from = 0;
    while (values.length - from >= QUARTERS) {
      int count = Math.min(words.length, (values.length - from) / QUARTERS);
      bits.fill(words, count);
      invertByQuarters(words, count, values, from, bits);
      from += QUARTERS * count;
    }
    for (; from < values.length; from++) {
      values[from] = byQuarter((int) bits.next(quarterDigits + 1), bits);
    }
  }

  /** Four draws a word; only where a quarter does not decide are further digits drawn. */
  private void invertByQuarters(long[] words, int count, long[] values, int from, BitSource bits) {
    short[] leading = quarters;
    int mask = leading.length - 1;
    int to = from;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      int first = leading[(int) word & mask];
      int second = leading[(int) (word >>> QUARTER_BITS) & mask];
      int third = leading[(int) (word >>> 2 * QUARTER_BITS) & mask];
      int fourth = leading[(int) (word >>> 3 * QUARTER_BITS) & mask];
      if ((first | second | third | fourth) < 0) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
          values[to + quarter] = byQuarter((int) (word >>> quarter * QUARTER_BITS) & mask, bits);
        }
      } else {
        values[to] = first - MIDDLE;
        values[to + 1] = second - MIDDLE;
        values[to + 2] = third - MIDDLE;
        values[to + 3] = fourth - MIDDLE;
      }
      to += QUARTERS;
    }
  }

  /** A draw whose U begins with the digits of this quarter, and goes on with fresh ones. */
  private long byQuarter(int quarter, BitSource bits) {
    int decided = quarters[quarter];
    if (decided >= 0) {
      return decided - MIDDLE;
    }
    int further = digits - quarterDigits;
    long u = (long) (quarter >>> 1) << further | bits.next(further);
    long magnitude = undecided(u, ~decided, bits);
    return (quarter & 1) == 0 ? magnitude : -magnitude;
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
