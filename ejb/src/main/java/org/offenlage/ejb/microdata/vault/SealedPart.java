package org.offenlage.ejb.microdata.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens one part of a snapshot with AES-256-GCM in chunks, after the STREAM construction:
 * the nonce of a chunk is the part's number, the chunk's number and whether it is the last, so that
 * a chunk that was changed, moved, left out or cut off is noticed.
 *
 * <p>Each snapshot has a key of its own, so nonces never repeat under a key. The snapshot's
 * identifier is authenticated along. Immutable; safe for use by several threads. Source: Hoang,
 * Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance" (2015), section 7.
 */
final class SealedPart {

  private static final byte[] MAGIC = "OFFENLAGE-PART-2".getBytes(StandardCharsets.US_ASCII);

  /**
   * Small, because a platform takes its processor's instructions for authentication only after some
   * thousand calls, however long each is: with chunks of 256 KiB that was after a gigabyte.
   */
  private static final int CHUNK_BYTES = 1 << 14;

  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final UUID snapshot;
  private final int part;

  SealedPart(byte[] dataKey, UUID snapshot, int part) {
    this.key = new SecretKeySpec(dataKey, "AES");
    this.snapshot = snapshot;
    this.part = part;
  }

  /** Encrypts all of {@code plain}. */
  void seal(InputStream plain, OutputStream sealed) throws IOException {
    sealed.write(MAGIC);
    byte[] chunk = new byte[CHUNK_BYTES];
    byte[] next = new byte[CHUNK_BYTES];
    int length = plain.readNBytes(chunk, 0, CHUNK_BYTES);
    for (int number = 0; ; number++) {
      int nextLength = length < CHUNK_BYTES ? 0 : plain.readNBytes(next, 0, CHUNK_BYTES);
      boolean last = nextLength == 0;
      sealed.write(crypt(Cipher.ENCRYPT_MODE, number, last, chunk, length));
      if (last) {
        return;
      }
      byte[] swap = chunk;
      chunk = next;
      next = swap;
      length = nextLength;
    }
  }

  /**
   * Decrypts all of {@code sealed}.
   *
   * @throws TamperedSnapshotException where a bit of it is not as it was written; what was written
   *     to {@code plain} until then must be thrown away
   */
  void open(InputStream sealed, OutputStream plain) throws IOException {
    InputStream buffered = new BufferedInputStream(sealed, CHUNK_BYTES);
    byte[] magic = buffered.readNBytes(MAGIC.length);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw new TamperedSnapshotException(snapshot);
    }
    byte[] chunk = new byte[CHUNK_BYTES + TAG_BYTES];
    for (int number = 0; ; number++) {
      int length = buffered.readNBytes(chunk, 0, chunk.length);
      buffered.mark(1);
      boolean last = length < chunk.length || buffered.read() < 0;
      if (!last) {
        buffered.reset();
      }
      if (length < TAG_BYTES) {
        throw new TamperedSnapshotException(snapshot);
      }
      plain.write(crypt(Cipher.DECRYPT_MODE, number, last, chunk, length));
      if (last) {
        return;
      }
    }
  }

  private byte[] crypt(int mode, int number, boolean last, byte[] input, int length) {
    byte[] nonce =
        ByteBuffer.allocate(12).putInt(part).putInt(0).putInt(number << 1 | (last ? 1 : 0)).array();
    if (number > Integer.MAX_VALUE >> 1) {
      throw new IllegalStateException("a part is too large");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.updateAAD(
          ByteBuffer.allocate(16)
              .putLong(snapshot.getMostSignificantBits())
              .putLong(snapshot.getLeastSignificantBits())
              .array());
      return cipher.doFinal(input, 0, length);
    } catch (AEADBadTagException changed) {
      throw new TamperedSnapshotException(snapshot);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }
}
