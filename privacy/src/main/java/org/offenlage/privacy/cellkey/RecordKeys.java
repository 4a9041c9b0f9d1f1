package org.offenlage.privacy.cellkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Gives every record its key: 64 bits that look random to all who do not know the secret, and stay
 * the same for the same record.
 *
 * <p>A cell key is the sum of its records' keys modulo 2^64, which is what {@code long} addition
 * does; being integers, they add up to the same in any order. Not safe for use by several threads.
 */
public final class RecordKeys {

  private static final int LEAST_SECRET_BYTES = 32;

  private final HMac mac = new HMac(new SHA256Digest());
  private final byte[] tag = new byte[mac.getMacSize()];

  /**
   * Keys under this secret, which must stay the same for as long as perturbed tables are published.
   *
   * @param secret at least 32 random bytes
   */
  public RecordKeys(byte[] secret) {
    if (secret.length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException("the secret must have at least 32 bytes");
    }
    mac.init(new KeyParameter(secret));
  }

  /** The record key of the record with this identifier. */
  public long of(String recordIdentifier) {
    byte[] bytes = recordIdentifier.getBytes(StandardCharsets.UTF_8);
    mac.update(bytes, 0, bytes.length);
    mac.doFinal(tag, 0);
    return ByteBuffer.wrap(tag).getLong();
  }

  @Override
  public String toString() {
    return "RecordKeys";
  }
}
