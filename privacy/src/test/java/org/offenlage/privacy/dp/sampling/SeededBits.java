package org.offenlage.privacy.dp.sampling;

import java.util.SplittableRandom;

/** Repeatable bits for tests; lives among the tests only. */
public final class SeededBits implements WordByWord {

  private final SplittableRandom random;

  public SeededBits(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public long next(int count) {
    return random.nextLong() >>> (64 - count);
  }
}
