package org.offenlage.privacy.dp.sampling;

/**
 * Independent uniform bits.
 *
 * <p>Production code has exactly one implementation, {@link DrbgBitSource}, which cannot be seeded;
 * repeatable ones live among the tests. Not safe for use by several threads.
 */
public interface BitSource {

  /**
   * The next bits, as the low bits of the result; all higher bits are zero.
   *
   * @param count 1 to 64
   */
  long next(int count);

  /**
   * Fills the first {@code count} words with 64 bits each.
   *
   * <p>Not a default method: a lambda shall not be able to pass for a source of bits, which a check
   * of the built classes could not see.
   */
  void fill(long[] words, int count);
}
