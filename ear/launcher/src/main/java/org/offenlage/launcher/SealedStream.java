package org.offenlage.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream under a passphrase: AES-256-GCM in chunks, each of which knows its number and whether it
 * is the last; the key by PBKDF2 with HMAC-SHA-256 (600,000 rounds) and a random salt. What was
 * changed, moved or cut off is noticed before a byte of its chunk is handed out. Stateless.
 */
final class SealedStream {

  private static final byte[] MAGIC = "OFFENLAGE-BACKUP-1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 16;
  private static final int ROUNDS = 600_000;
  private static final int KEY_BITS = 256;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int TAG_BYTES = 16;

  private SealedStream() {}

  /** The stream is not as it was written. */
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1L;

    Changed() {
      super("the stream was changed, or the passphrase is another");
    }
  }

  /** What is written comes out encrypted; closing ends the last chunk and closes {@code out}. */
  static OutputStream write(OutputStream out, String passphrase) throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    out.write(MAGIC);
    out.write(salt);
    return new Sealing(out, key(passphrase, salt));
  }

  /** What was encrypted; reading throws {@link Changed} where it is not as it was written. */
  static InputStream read(InputStream in, String passphrase) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    byte[] salt = in.readNBytes(SALT_BYTES);
    if (!Arrays.equals(magic, MAGIC) || salt.length < SALT_BYTES) {
      throw new Changed();
    }
    return new Opening(in, key(passphrase, salt));
  }

  private static SecretKeySpec key(String passphrase, byte[] salt) {
    try {
      return new SecretKeySpec(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, KEY_BITS))
              .getEncoded(),
          "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    }
  }

  private static byte[] crypt(
      SecretKeySpec key, int mode, long number, boolean last, byte[] input, int length)
      throws IOException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      return cipher.doFinal(input, 0, length);
    } catch (AEADBadTagException e) {
      throw new Changed();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static final class Sealing extends FilterOutputStream {
    private final SecretKeySpec key;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int length;
    private long number;
    private boolean closed;

    Sealing(OutputStream out, SecretKeySpec key) {
      super(out);
      this.key = key;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int at = from;
      int left = count;
      while (left > 0) {
        // A full chunk waits until it is known that another follows.
        if (length == CHUNK_BYTES) {
          out.write(crypt(key, Cipher.ENCRYPT_MODE, number++, false, chunk, length));
          length = 0;
        }
        int taken = Math.min(left, CHUNK_BYTES - length);
        System.arraycopy(bytes, at, chunk, length, taken);
        length += taken;
        at += taken;
        left -= taken;
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.write(crypt(key, Cipher.ENCRYPT_MODE, number, true, chunk, length));
        super.close();
      }
    }
  }

  private static final class Opening extends InputStream {
    private final InputStream in;
    private final SecretKeySpec key;
    private final byte[] chunk = new byte[CHUNK_BYTES + TAG_BYTES];
    private byte[] plain = new byte[0];
    private int at;
    private long number;
    private boolean ended;

    Opening(InputStream in, SecretKeySpec key) {
      this.in = in;
      this.key = key;
    }

    @Override
    public int read() throws IOException {
      return fill() ? plain[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int read = Math.min(length, plain.length - at);
      System.arraycopy(plain, at, into, from, read);
      at += read;
      return read;
    }

    private boolean fill() throws IOException {
      while (at == plain.length) {
        if (ended) {
          return false;
        }
        int length = in.readNBytes(chunk, 0, chunk.length);
        in.mark(1);
        boolean last = length < chunk.length || in.read() < 0;
        if (!last) {
          in.reset();
        }
        if (length < TAG_BYTES) {
          throw new Changed();
        }
        plain = crypt(key, Cipher.DECRYPT_MODE, number++, last, chunk, length);
        at = 0;
        ended = last;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
