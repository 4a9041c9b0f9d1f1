package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns text of another encoding into UTF-8 as it is read, so that the same identifier becomes the
 * same pseudonym however a file is written. What is no text in the encoding becomes the byte
 * {@value #NO_TEXT}, which is not UTF-8, so that the line on which it stands is refused. Not safe
 * for use by several threads.
 */
final class Transcoder extends InputStream {

  /** No byte of UTF-8. */
  static final byte NO_TEXT = (byte) 0xFF;

  private static final int CHUNK_BYTES = 1 << 15;
  private static final int MOST_BYTES_OF_A_CHARACTER = 4;

  private final InputStream source;
  private final byte[][] table;
  private final int lowByte;
  private final byte[] raw = new byte[CHUNK_BYTES];
  private final byte[] out = new byte[(CHUNK_BYTES + 2) * MOST_BYTES_OF_A_CHARACTER];
  private int rawLeft;
  private int position;
  private int filled;
  private boolean ended;

  /** Reads text of any encoding that can be declared, UTF-8 aside. */
  Transcoder(InputStream source, Charset charset) {
    this.source = source;
    if (charset.equals(StandardCharsets.UTF_16LE)) {
      lowByte = 0;
      table = new byte[0][];
    } else if (charset.equals(StandardCharsets.UTF_16BE)) {
      lowByte = 1;
      table = new byte[0][];
    } else {
      lowByte = -1;
      table = table(charset);
    }
  }

  private static byte[][] table(Charset charset) {
    byte[][] table = new byte[256][];
    for (int b = 0; b < table.length; b++) {
      try {
        char character =
            charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {(byte) b})).charAt(0);
        // Control characters above ASCII are a sign of another encoding.
        table[b] =
            b >= 0x80 && Character.isISOControl(character)
                ? new byte[] {NO_TEXT}
                : String.valueOf(character).getBytes(StandardCharsets.UTF_8);
      } catch (CharacterCodingException undefined) {
        table[b] = new byte[] {NO_TEXT};
      }
    }
    return table;
  }

  @Override
  public int read() throws IOException {
    return position < filled || fill() ? out[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == filled && !fill()) {
      return -1;
    }
    int count = Math.min(length, filled - position);
    System.arraycopy(out, position, into, from, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = 0;
    while (filled == 0 && !ended) {
      int read = source.read(raw, rawLeft, raw.length - rawLeft);
      ended = read < 0;
      int available = rawLeft + Math.max(read, 0);
      int used = lowByte < 0 ? singleBytes(available) : pairs(available);
      rawLeft = available - used;
      System.arraycopy(raw, used, raw, 0, rawLeft);
    }
    return filled > 0;
  }

  private int singleBytes(int available) {
    for (int at = 0; at < available; at++) {
      byte b = raw[at];
      if (b >= 0) {
        out[filled++] = b;
      } else {
        for (byte one : table[b & 0xFF]) {
          out[filled++] = one;
        }
      }
    }
    return available;
  }

  private int pairs(int available) {
    int at = 0;
    while (at + 1 < available) {
      int unit = unit(at);
      int codePoint = unit;
      int used = 2;
      if (Character.isHighSurrogate((char) unit)) {
        if (at + 3 >= available && !ended) {
          return at;
        }
        if (at + 3 < available && Character.isLowSurrogate((char) unit(at + 2))) {
          codePoint = Character.toCodePoint((char) unit, (char) unit(at + 2));
          used = 4;
        }
      }
      put(codePoint);
      at += used;
    }
    if (ended && at < available) {
      out[filled++] = NO_TEXT;
      at = available;
    }
    return at;
  }

  private int unit(int at) {
    return (raw[at + 1 - lowByte] & 0xFF) << 8 | (raw[at + lowByte] & 0xFF);
  }

  private void put(int codePoint) {
    if (codePoint < 0x80) {
      out[filled++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      out[filled++] = (byte) (0xC0 | codePoint >> 6);
      out[filled++] = (byte) (0x80 | codePoint & 0x3F);
    } else if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
      out[filled++] = NO_TEXT;
    } else if (codePoint < 0x10000) {
      out[filled++] = (byte) (0xE0 | codePoint >> 12);
      out[filled++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      out[filled++] = (byte) (0x80 | codePoint & 0x3F);
    } else {
      out[filled++] = (byte) (0xF0 | codePoint >> 18);
      out[filled++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      out[filled++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      out[filled++] = (byte) (0x80 | codePoint & 0x3F);
    }
  }
}
