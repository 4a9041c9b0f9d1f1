package org.offenlage.ejb.microdata.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns pseudonyms and record keys into others under the linkage keys, one key after the other.
 *
 * <p>A pseudonym is one block of AES-256: different pseudonyms stay different, equal ones equal,
 * and nobody without the key can tell which new one belongs to which old one. So a snapshot whose
 * pseudonyms were made with the keys 1 to n becomes, under the key n + 1, what it would have been
 * had it been delivered after n + 1 came into force. A record key is the first half of a block that
 * holds it beside a constant. Costs some nanoseconds a block and key. Not safe for use by several
 * threads.
 */
final class Rekeying {

  private static final long RECORD_KEY_MARK = 0x7265636f72642d6bL;

  private final List<Cipher> ciphers = new ArrayList<>();

  /**
   * Under further keys.
   *
   * @param keys in the order in which they came into force; 32 bytes each
   */
  Rekeying(List<byte[]> keys) {
    for (byte[] key : keys) {
      try {
        // Each pseudonym for itself: that equal ones stay equal is what they are for.
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        ciphers.add(cipher);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has AES", e);
      }
    }
  }

  /** Changes the pseudonyms and record keys of these records. */
  void apply(RecordBatch records) {
    for (Cipher cipher : ciphers) {
      encipher(cipher, records.pseudonyms());
      ByteBuffer keys = records.recordKeys();
      for (int at = 0; at < keys.position(); at += RecordBatch.BLOCK_BYTES) {
        keys.putLong(at, RECORD_KEY_MARK);
      }
      encipher(cipher, keys);
      for (int at = 0; at < keys.position(); at += RecordBatch.BLOCK_BYTES) {
        keys.putLong(at + Long.BYTES, keys.getLong(at));
      }
    }
  }

  private static void encipher(Cipher cipher, ByteBuffer blocks) {
    try {
      cipher.doFinal(blocks.array(), 0, blocks.position(), blocks.array(), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks can be enciphered where they lie", e);
    }
  }
}
