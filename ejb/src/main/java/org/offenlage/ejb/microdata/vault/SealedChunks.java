package org.offenlage.ejb.microdata.vault;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A sealed part of which some chunks are deciphered, each to its place in a plain file as long as
 * the whole; what was not deciphered is a hole in that file, which takes no memory and reads as
 * zeros.
 *
 * <p>Each chunk is authenticated with its number, the part and the folder, and the last one as the
 * last: as it always is among those deciphered, a part that was cut off or prolonged is noticed.
 * That a chunk was changed is noticed when it is deciphered. For use by one thread.
 */
final class SealedChunks implements AutoCloseable {

  /** Half a megabyte is read, deciphered and written at a time. */
  private static final int MOST_AT_ONCE = 32;

  private final SealedPart part;
  private final SecretKeySpec key;
  private final Cipher cipher = SealedPart.cipher();
  private final FileChannel sealed;
  private final FileChannel plain;
  private final BitSet opened = new BitSet();
  private final int chunks;
  private final long length;

  private SealedChunks(SealedPart part, FileChannel sealed, FileChannel plain) throws IOException {
    this.part = part;
    this.sealed = sealed;
    this.plain = plain;
    byte[] start = read(0, (int) Math.min(SealedPart.START_BYTES, sealed.size()));
    this.key = part.keyOf(start);
    long rest = sealed.size() - SealedPart.START_BYTES;
    this.chunks = Math.toIntExact((rest + SealedPart.SEALED_BYTES - 1) / SealedPart.SEALED_BYTES);
    this.length = rest - (long) chunks * SealedPart.TAG_BYTES;
    // Of a part that ends before its first chunk there is none that is empty enough.
    openChunks(Math.max(0, chunks - 1), Math.max(1, chunks));
  }

  /** Deciphers the last chunk into a new file. */
  static SealedChunks open(SealedPart part, Path sealed, Path plain) throws IOException {
    FileChannel from = FileChannel.open(sealed, StandardOpenOption.READ);
    try {
      FileChannel to =
          FileChannel.open(
              plain,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        return new SealedChunks(part, from, to);
      } catch (IOException | RuntimeException e) {
        to.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      from.close();
      throw e;
    }
  }

  /** How many bytes the whole part has, deciphered. */
  long length() {
    return length;
  }

  /** Deciphers all chunks that hold a byte of a range, unless they are deciphered already. */
  void open(long from, long to) throws IOException {
    if (from >= to) {
      return;
    }
    int end = Math.toIntExact((to - 1) / SealedPart.CHUNK_BYTES) + 1;
    int chunk = opened.nextClearBit(Math.toIntExact(from / SealedPart.CHUNK_BYTES));
    while (chunk < end) {
      int known = opened.nextSetBit(chunk);
      int until = Math.min(known < 0 ? end : Math.min(known, end), chunk + MOST_AT_ONCE);
      openChunks(chunk, until);
      chunk = opened.nextClearBit(until);
    }
  }

  /** Reads what was deciphered. */
  ByteBuffer plain(long from, int byteCount) throws IOException {
    open(from, from + byteCount);
    ByteBuffer bytes = ByteBuffer.allocate(byteCount);
    while (bytes.hasRemaining()) {
      if (plain.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the plain file is shorter than it was made");
      }
    }
    return bytes.flip();
  }

  private void openChunks(int first, int end) throws IOException {
    long from = SealedPart.START_BYTES + (long) first * SealedPart.SEALED_BYTES;
    int bytes = (int) Math.min((end - first) * SealedPart.SEALED_BYTES, sealed.size() - from);
    byte[] input = read(from, bytes);
    ByteBuffer deciphered = ByteBuffer.allocate(bytes);
    for (int chunk = first; chunk < end; chunk++) {
      int at = (chunk - first) * SealedPart.SEALED_BYTES;
      int length = Math.min(SealedPart.SEALED_BYTES, bytes - at);
      boolean last = chunk >= chunks - 1;
      part.openChunk(cipher, key, chunk, last, ByteBuffer.wrap(input, at, length), deciphered);
    }
    deciphered.flip();
    long to = (long) first * SealedPart.CHUNK_BYTES;
    while (deciphered.hasRemaining()) {
      to += plain.write(deciphered, to);
    }
    opened.set(first, end);
  }

  private byte[] read(long from, int byteCount) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(byteCount);
    while (bytes.hasRemaining()) {
      if (sealed.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("a part of the vault became shorter while it was read");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    try {
      plain.close();
    } finally {
      sealed.close();
    }
  }
}
