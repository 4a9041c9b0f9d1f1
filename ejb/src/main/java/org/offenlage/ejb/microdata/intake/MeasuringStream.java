package org.offenlage.ejb.microdata.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts and hashes the bytes that pass. Not safe for use by several threads. */
final class MeasuringStream extends FilterInputStream {

  private final MessageDigest digest;
  private long byteCount;

  MeasuringStream(InputStream source) {
    super(source);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
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
      digest.update(into, from, read);
      byteCount += read;
    }
    return read;
  }

  long byteCount() {
    return byteCount;
  }

  byte[] sha256() {
    return digest.digest();
  }
}
