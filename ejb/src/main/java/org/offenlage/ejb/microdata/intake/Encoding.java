package org.offenlage.ejb.microdata.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes can be text in a declared encoding. Stateless. */
final class Encoding {

  private Encoding() {}

  /** Whether the range is well-formed in this encoding, and not plainly in another one. */
  static boolean fits(Charset charset, byte[] bytes, int from, int to) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return isUtf8(bytes, from, to);
    }
    // A single-byte text whose high bytes all happen to form UTF-8 sequences is UTF-8 in truth.
    return !isUtf8(bytes, from, to) && isPrintable(charset, bytes, from, to);
  }

  private static boolean isPrintable(Charset charset, byte[] bytes, int from, int to) {
    boolean windows = !charset.equals(StandardCharsets.ISO_8859_1);
    for (int at = from; at < to; at++) {
      int b = bytes[at] & 0xFF;
      if (b >= 0x80 && b < 0xA0) {
        boolean unused = b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
        if (!windows || unused) {
          return false;
        }
      }
    }
    return true;
  }

  /** Well-formed UTF-8 by the table of the Unicode standard, chapter 3.9, table 3-7. */
  private static boolean isUtf8(byte[] bytes, int from, int to) {
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
