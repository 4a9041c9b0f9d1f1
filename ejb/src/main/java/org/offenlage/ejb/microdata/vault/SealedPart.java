package org.offenlage.ejb.microdata.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens one part of a snapshot with AES-256-GCM in chunks, after the STREAM construction:
 * the nonce of a chunk is the part's number, the chunk's number and whether it is the last, so that
 * a chunk that was changed, moved, left out or cut off is noticed.
 *
 * <p>Each part is sealed under a key of its own, which is derived from the snapshot's key and a
 * random salt, so nonces never repeat under a key, not even where a part is sealed again after a
 * crash. The identifier of the folder is authenticated along. Immutable; safe for use by several
 * threads. Source: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance" (2015), section 7.
 */
final class SealedPart {

  private static final byte[] MAGIC = "OFFENLAGE-PART-3".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 16;

  /** What stands before the first chunk. */
  static final int START_BYTES = MAGIC.length + SALT_BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Small, because a platform takes its processor's instructions for authentication only after some
   * thousand calls, however long each is: with chunks of 256 KiB that was after a gigabyte.
   */
  static final int CHUNK_BYTES = 1 << 14;

  /** What is enciphered at a time, for the same reason; the result is the same. */
  private static final int PIECE_BYTES = 1 << 10;

  static final int TAG_BYTES = 16;

  /** A chunk that is not the last, sealed. */
  static final int SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

  private final byte[] dataKey;
  private final UUID folder;
  private final int part;

  SealedPart(byte[] dataKey, UUID folder, int part) {
    this.dataKey = dataKey.clone();
    this.folder = folder;
    this.part = part;
  }

  /** Encrypts all of {@code plain}. */
  void seal(InputStream plain, OutputStream sealed) throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    SecretKeySpec key = partKey(salt);
    Cipher cipher = cipher();
    sealed.write(MAGIC);
    sealed.write(salt);
    byte[] chunk = new byte[CHUNK_BYTES];
    byte[] next = new byte[CHUNK_BYTES];
    int length = plain.readNBytes(chunk, 0, CHUNK_BYTES);
    for (int number = 0; ; number++) {
      int nextLength = length < CHUNK_BYTES ? 0 : plain.readNBytes(next, 0, CHUNK_BYTES);
      boolean last = nextLength == 0;
      begin(cipher, key, Cipher.ENCRYPT_MODE, number, last);
      sealed.write(inPieces(cipher, chunk, length));
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
    open(sealed).transferTo(plain);
  }

  /** Decrypts while it is read; reading throws as {@link #open(InputStream, OutputStream)} does. */
  InputStream open(InputStream sealed) throws IOException {
    InputStream buffered = new BufferedInputStream(sealed, CHUNK_BYTES);
    return new Opened(buffered, keyOf(buffered.readNBytes(START_BYTES)));
  }

  /**
   * The key of a part that begins like this.
   *
   * @throws TamperedSnapshotException where no part begins so
   */
  SecretKeySpec keyOf(byte[] start) {
    if (start.length != START_BYTES
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new TamperedSnapshotException(folder);
    }
    return partKey(Arrays.copyOfRange(start, MAGIC.length, START_BYTES));
  }

  /** What chunks are opened with, one after the other; looking it up takes as long as a chunk. */
  static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * Decrypts one chunk.
   *
   * @param cipher of {@link #cipher}
   * @param sealed the chunk and its tag, and nothing else
   * @param plain has room for the chunk and its tag; a buffer of its own for each chunk would take
   *     twice as long as deciphering
   * @throws TamperedSnapshotException where it is not this chunk, or is the last and was not, or
   *     the other way round
   */
  void openChunk(
      Cipher cipher,
      SecretKeySpec key,
      int number,
      boolean last,
      ByteBuffer sealed,
      ByteBuffer plain) {
    if (sealed.remaining() < TAG_BYTES) {
      throw new TamperedSnapshotException(folder);
    }
    begin(cipher, key, Cipher.DECRYPT_MODE, number, last);
    try {
      cipher.doFinal(sealed, plain);
    } catch (AEADBadTagException changed) {
      throw new TamperedSnapshotException(folder);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** The plain bytes of a part, chunk by chunk. */
  private final class Opened extends InputStream {

    private final InputStream sealed;
    private final SecretKeySpec key;
    private final Cipher cipher = cipher();
    private final byte[] chunk = new byte[SEALED_BYTES];
    private final ByteBuffer plain = ByteBuffer.allocate(SEALED_BYTES).limit(0);
    private int number;
    private boolean ended;

    Opened(InputStream sealed, SecretKeySpec key) {
      this.sealed = sealed;
      this.key = key;
    }

    @Override
    public int read() throws IOException {
      return fill() ? plain.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int read = Math.min(length, plain.remaining());
      plain.get(into, from, read);
      return read;
    }

    /** Whether a byte is there to be read. */
    private boolean fill() throws IOException {
      while (!plain.hasRemaining()) {
        if (ended) {
          return false;
        }
        int length = sealed.readNBytes(chunk, 0, chunk.length);
        sealed.mark(1);
        boolean last = length < chunk.length || sealed.read() < 0;
        if (!last) {
          sealed.reset();
        }
        plain.clear();
        try {
          openChunk(cipher, key, number++, last, ByteBuffer.wrap(chunk, 0, length), plain);
        } finally {
          plain.flip();
        }
        ended = last;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      sealed.close();
    }
  }

  private SecretKeySpec partKey(byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(dataKey, "HmacSHA256"));
      mac.update("part".getBytes(StandardCharsets.US_ASCII));
      return new SecretKeySpec(mac.doFinal(salt), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Makes a cipher ready for a chunk. */
  private void begin(Cipher cipher, SecretKeySpec key, int mode, int number, boolean last) {
    if (number > Integer.MAX_VALUE >> 1) {
      throw new IllegalStateException("a part is too large");
    }
    byte[] nonce =
        ByteBuffer.allocate(12).putInt(part).putInt(0).putInt(number << 1 | (last ? 1 : 0)).array();
    try {
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
    cipher.updateAAD(
        ByteBuffer.allocate(16)
            .putLong(folder.getMostSignificantBits())
            .putLong(folder.getLeastSignificantBits())
            .array());
  }

  private static byte[] inPieces(Cipher cipher, byte[] input, int length) {
    byte[] sealed = new byte[length + TAG_BYTES];
    int read = 0;
    int written = 0;
    try {
      for (; length - read > PIECE_BYTES; read += PIECE_BYTES) {
        written += cipher.update(input, read, PIECE_BYTES, sealed, written);
      }
      cipher.doFinal(input, read, length - read, sealed, written);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
    return sealed;
  }
}
