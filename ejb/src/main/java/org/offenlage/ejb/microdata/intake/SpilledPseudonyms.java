package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms and their lines, put aside in partitions: equal pseudonyms lie in one partition, in
 * the order in which they came. The file is encrypted with AES-256-GCM under a key that only this
 * object knows, and is gone when this is closed or the process ends.
 *
 * <p>Keeps 12 MB in memory and writes 24 bytes a pseudonym. Not safe for use by several threads.
 */
final class SpilledPseudonyms implements AutoCloseable {

  static final int PARTITIONS = 256;

  private static final int ENTRY_BYTES = 24;
  private static final int BLOCK_BYTES = 2_048 * ENTRY_BYTES;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final ByteBuffer[] buffers = new ByteBuffer[PARTITIONS];
  private final List<List<Block>> blocks = new ArrayList<>();
  private final SecretKeySpec key;
  private final FileChannel file;
  private long written;
  private int number;

  /** Where a block lies, and its number, which is its nonce. */
  private record Block(long offset, int length, int number) {}

  /** Is told of each entry of a partition, in order. */
  interface Reader {
    void read(long high, long low, long line);
  }

  SpilledPseudonyms() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "AES");
    for (int p = 0; p < PARTITIONS; p++) {
      buffers[p] = ByteBuffer.allocate(BLOCK_BYTES);
      blocks.add(new ArrayList<>());
    }
    try {
      Path path = Files.createTempFile("offenlage-", ".sealed");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException("pseudonyms cannot be put aside", e);
    }
  }

  void add(long high, long low, long line) {
    int partition = (int) ((high * 0x9E3779B97F4A7C15L ^ low * 0xC2B2AE3D27D4EB4FL) >>> 56);
    ByteBuffer buffer = buffers[partition];
    buffer.putLong(high).putLong(low).putLong(line);
    if (!buffer.hasRemaining()) {
      write(partition);
    }
  }

  /** Tells of a partition's entries in the order in which they were added. */
  void read(int partition, Reader reader) {
    write(partition);
    for (Block block : blocks.get(partition)) {
      ByteBuffer plain = ByteBuffer.wrap(open(block));
      while (plain.hasRemaining()) {
        reader.read(plain.getLong(), plain.getLong(), plain.getLong());
      }
    }
  }

  private void write(int partition) {
    ByteBuffer buffer = buffers[partition];
    if (buffer.position() == 0) {
      return;
    }
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, number).doFinal(buffer.array(), 0, buffer.position());
      ByteBuffer out = ByteBuffer.wrap(sealed);
      for (long at = written; out.hasRemaining(); ) {
        at += file.write(out, at);
      }
      blocks.get(partition).add(new Block(written, sealed.length, number));
      written += sealed.length;
      number = Math.incrementExact(number);
      buffer.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("pseudonyms cannot be put aside", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private byte[] open(Block block) {
    ByteBuffer sealed = ByteBuffer.allocate(block.length());
    try {
      while (sealed.hasRemaining()) {
        if (file.read(sealed, block.offset() + sealed.position()) < 0) {
          throw new IOException("the file is shorter than it was");
        }
      }
      return cipher(Cipher.DECRYPT_MODE, block.number()).doFinal(sealed.array());
    } catch (IOException e) {
      throw new UncheckedIOException("pseudonyms that were put aside cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("pseudonyms that were put aside were changed", e);
    }
  }

  private Cipher cipher(int mode, int block) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putInt(8, block).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    return cipher;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("pseudonyms that were put aside cannot be deleted", e);
    }
  }
}
