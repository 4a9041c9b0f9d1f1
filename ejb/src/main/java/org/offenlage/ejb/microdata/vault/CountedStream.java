package org.offenlage.ejb.microdata.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Counts the bytes that pass and tells how many there were. Not safe for use by several threads.
 */
public final class CountedStream extends FilterInputStream {

  private final LongConsumer observer;
  private long byteCount;

  /**
   * Counts what is read from a stream.
   *
   * @param observer is told after each read how many bytes have passed; what it throws ends the
   *     reading
   */
  public CountedStream(InputStream source, LongConsumer observer) {
    super(source);
    this.observer = observer;
  }

  /** How many bytes have passed. */
  public long byteCount() {
    return byteCount;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    if (read > 0) {
      byteCount += read;
      observer.accept(byteCount);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
