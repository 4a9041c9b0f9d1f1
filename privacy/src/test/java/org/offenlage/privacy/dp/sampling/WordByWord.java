package org.offenlage.privacy.dp.sampling;

/** Bits for tests that come one request after the other; lives among the tests only. */
interface WordByWord extends BitSource {

  @Override
  default void fill(long[] words, int count) {
    for (int i = 0; i < count; i++) {
      words[i] = next(Long.SIZE);
    }
  }
}
