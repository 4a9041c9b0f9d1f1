package org.offenlage.ejb.microdata.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells how text is encoded, and whether bytes are text at all. Stateless. */
final class Encoding {

  private Encoding() {}

  /** The encoding that the first bytes of a file say for certain: by a byte order mark. */
  static Optional<Charset> marked(byte[] start, int length) {
    if (length >= 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  /** How long the byte order mark of an encoding is, in bytes. */
  static int markLength(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? 3 : 2;
  }

  /**
   * The encoding that a piece of text is most likely in. Every UTF-8 text is told for certain; of
   * the encodings of one byte a character, ISO-8859-15 where a byte stands for a euro sign in it
   * and none is one that only windows-1252 has.
   */
  static Charset guess(byte[] bytes, int from, int to) {
    int zerosAtEven = 0;
    int zerosAtOdd = 0;
    boolean windows = false;
    boolean euro = false;
    for (int at = from; at < to; at++) {
      int b = bytes[at] & 0xFF;
      if (b == 0) {
        if ((at - from) % 2 == 0) {
          zerosAtEven++;
        } else {
          zerosAtOdd++;
        }
      }
      windows |= b >= 0x80 && b < 0xA0;
      euro |= b == 0xA4;
    }
    int units = (to - from) / 2;
    if (zerosAtOdd > units / 2 && zerosAtEven == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (zerosAtEven > units / 2 && zerosAtOdd == 0) {
      return StandardCharsets.UTF_16BE;
    }
    if (isUtf8(bytes, from, to)) {
      return StandardCharsets.UTF_8;
    }
    return Charset.forName(euro && !windows ? "ISO-8859-15" : "windows-1252");
  }

  /**
   * Whether a range that was turned into UTF-8 was text in its encoding, and not plainly in another
   * one.
   */
  static boolean fits(Charset charset, byte[] utf8, int from, int to) {
    if (!isUtf8(utf8, from, to)) {
      return false;
    }
    if (charset.name().startsWith("UTF-")) {
      return true;
    }
    // A single-byte text whose high bytes all happen to form UTF-8 sequences is UTF-8 in truth.
    byte[] original = new String(utf8, from, to - from, StandardCharsets.UTF_8).getBytes(charset);
    return !isUtf8(original, 0, original.length);
  }

  /** Well-formed UTF-8 by the table of the Unicode standard, chapter 3.9, table 3-7. */
  static boolean isUtf8(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at++] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int more;
      int least = 0x80;
      int most = 0xBF;
      if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1;
      } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2;
        least = lead == 0xE0 ? 0xA0 : 0x80;
        most = lead == 0xED ? 0x9F : 0xBF;
      } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        least = lead == 0xF0 ? 0x90 : 0x80;
        most = lead == 0xF4 ? 0x8F : 0xBF;
      } else {
        return false;
      }
      for (int i = 0; i < more; i++) {
        if (at >= to) {
          return false;
        }
        int next = bytes[at++] & 0xFF;
        if (next < least || next > most) {
          return false;
        }
        least = 0x80;
        most = 0xBF;
      }
    }
    return true;
  }
}
