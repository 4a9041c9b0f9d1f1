package org.offenlage.privacy.dp.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.prng.EntropySource;
import org.bouncycastle.crypto.prng.drbg.HashSP800DRBG;

/**
 * Bits from a deterministic random bit generator after NIST SP 800-90A (Hash_DRBG over SHA-512,
 * strength 256 bits), seeded by the operating system and reseeded after every mebibyte.
 *
 * <p>Not safe for use by several threads; make one for each measurement. Where the entropy source
 * fails or repeats itself, drawing throws and no noise is made.
 */
public final class DrbgBitSource implements BitSource {

  private static final int STRENGTH_BITS = 256;
  private static final int BUFFER_BYTES = 1 << 13;
  private static final int BYTES_BETWEEN_SEEDS = 1 << 20;
  private static final byte[] PURPOSE =
      "offenlage differential privacy noise".getBytes(StandardCharsets.US_ASCII);

  private final HashSP800DRBG generator;
  private final byte[] bytes = new byte[BUFFER_BYTES];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private int bytesSinceSeed;
  private long pool;
  private int poolBits;

  /** A source with a fresh seed of the operating system. */
  public DrbgBitSource() {
    this(new OperatingSystemEntropy());
  }

  DrbgBitSource(EntropySource entropy) {
    this.generator =
        new HashSP800DRBG(
            new SHA512Digest(), STRENGTH_BITS, entropy, PURPOSE, entropy.getEntropy());
    buffer.position(BUFFER_BYTES);
  }

  @Override
  public long next(int count) {
    if (count < 1 || count > 64) {
      throw new IllegalArgumentException("1 to 64 bits can be drawn at once");
    }
    if (count == 64) {
      return nextWord();
    }
    if (poolBits < count) {
      // What is left in the pool is thrown away: simpler than joining, and bits are cheap.
      pool = nextWord();
      poolBits = 64;
    }
    long result = pool & ((1L << count) - 1);
    pool >>>= count;
    poolBits -= count;
    return result;
  }

  private long nextWord() {
    if (buffer.remaining() < Long.BYTES) {
      refill();
    }
    return buffer.getLong();
  }

  private void refill() {
    if (bytesSinceSeed >= BYTES_BETWEEN_SEEDS) {
      generator.reseed(null);
      bytesSinceSeed = 0;
    }
    if (generator.generate(bytes, null, false) != BUFFER_BYTES * Byte.SIZE) {
      throw new IllegalStateException("the random bit generator gave no bits");
    }
    bytesSinceSeed += BUFFER_BYTES;
    buffer.rewind();
  }

  /**
   * Seeds of the operating system, with the repetition test of SP 800-90B, 4.4.1, on whole seeds.
   */
  private static final class OperatingSystemEntropy implements EntropySource {
    private final SecureRandom system = new SecureRandom();
    private byte[] last = new byte[0];

    @Override
    public boolean isPredictionResistant() {
      return true;
    }

    @Override
    public byte[] getEntropy() {
      byte[] seed = system.generateSeed(STRENGTH_BITS / Byte.SIZE);
      if (Arrays.equals(seed, last)) {
        throw new IllegalStateException("the entropy source repeats itself");
      }
      last = seed.clone();
      return seed;
    }

    @Override
    public int entropySize() {
      return STRENGTH_BITS;
    }
  }
}
