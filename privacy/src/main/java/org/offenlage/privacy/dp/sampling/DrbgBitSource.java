package org.offenlage.privacy.dp.sampling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.prng.EntropySource;
import org.bouncycastle.crypto.prng.drbg.HashSP800DRBG;

/**
 * Bits from a deterministic random bit generator after NIST SP 800-90A (Hash_DRBG over SHA-512,
 * strength 256 bits), seeded by the operating system, and expanded by AES-256 in counter mode.
 *
 * <p>The generator gives a key and a counter for 4 MiB of key stream and is reseeded before the
 * next. Not safe for use by several threads; make one for each measurement. Where the entropy
 * source fails or repeats itself, drawing throws and no noise is made. Speed: that of the JDK's
 * AES.
 */
public final class DrbgBitSource implements BitSource {

  private static final int STRENGTH_BITS = 256;
  private static final int KEY_BYTES = 32;
  private static final int COUNTER_BYTES = 16;
  private static final int BUFFER_BYTES = 1 << 14;
  private static final int BYTES_PER_KEY = 1 << 22;
  private static final byte[] ZEROS = new byte[BUFFER_BYTES];
  private static final byte[] PURPOSE =
      "offenlage differential privacy noise".getBytes(StandardCharsets.US_ASCII);
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final HashSP800DRBG generator;
  private final Cipher cipher;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position = BUFFER_BYTES;
  private int bytesLeftOfKey;
  private boolean seedIsFresh = true;
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
    try {
      this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no AES in counter mode", missing);
    }
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

  @Override
  public void fill(long[] words, int count) {
    for (int done = 0; done < count; ) {
      if (position == BUFFER_BYTES) {
        refill();
      }
      int now = Math.min(count - done, (BUFFER_BYTES - position) / Long.BYTES);
      for (int i = 0; i < now; i++) {
        words[done + i] = (long) WORDS.get(buffer, position + i * Long.BYTES);
      }
      position += now * Long.BYTES;
      done += now;
    }
  }

  private long nextWord() {
    if (position == BUFFER_BYTES) {
      refill();
    }
    long word = (long) WORDS.get(buffer, position);
    position += Long.BYTES;
    return word;
  }

  private void refill() {
    if (bytesLeftOfKey == 0) {
      changeKey();
    }
    try {
      int written = cipher.update(ZEROS, 0, BUFFER_BYTES, buffer, 0);
      if (written != BUFFER_BYTES) {
        throw new IllegalStateException("the cipher gave too few bytes");
      }
    } catch (ShortBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
    bytesLeftOfKey -= BUFFER_BYTES;
    position = 0;
  }

  private void changeKey() {
    if (!seedIsFresh) {
      generator.reseed(null);
    }
    seedIsFresh = false;
    byte[] seed = new byte[KEY_BYTES + COUNTER_BYTES];
    if (generator.generate(seed, null, false) != seed.length * Byte.SIZE) {
      throw new IllegalStateException("the random bit generator gave no bits");
    }
    try {
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(seed, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(seed, KEY_BYTES, COUNTER_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
    bytesLeftOfKey = BYTES_PER_KEY;
  }

  /** Seeds of the operating system; refuses one that equals the last (after SP 800-90B, 4.4.1). */
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
