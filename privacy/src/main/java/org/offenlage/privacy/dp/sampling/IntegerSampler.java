package org.offenlage.privacy.dp.sampling;

/** Draws integers from one law, exactly. Immutable and safe for use by several threads. */
public interface IntegerSampler {

  /** Values beyond ±2^62 are drawn as ±2^62. */
  long LIMIT = 1L << 62;

  /** The next value. */
  long draw(BitSource bits);

  /** Fills all of {@code values}. */
  default void fill(BitSource bits, long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = draw(bits);
    }
  }
}
