package org.offenlage.ejb.microdata.intake;

import java.util.Arrays;
import org.offenlage.ejb.microdata.CsvFormat;

/** Numbers whose digits are grouped by three, such as {@code 1.234.567,8}. Immutable. */
final class Grouped {

  private static final int GROUP_DIGITS = 3;

  private final boolean allowed;
  private final byte groupMark;
  private final byte decimalMark;

  Grouped(CsvFormat format) {
    this.allowed = format.grouping() == CsvFormat.Grouping.THOUSANDS;
    this.groupMark = (byte) format.decimalMark().groupMark();
    this.decimalMark = (byte) format.decimalMark().character();
  }

  /** Whether the format lets digits be grouped and this number makes use of it. */
  boolean isGrouped(byte[] bytes, int from, int to) {
    if (!allowed) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (bytes[at] == groupMark) {
        return true;
      }
    }
    return false;
  }

  /** The number without its group marks; empty where they do not part it into groups of three. */
  byte[] plain(byte[] bytes, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    int digits = 0;
    boolean first = true;
    int at = from;
    for (; at < to && bytes[at] != decimalMark; at++) {
      if (bytes[at] == groupMark) {
        if (digits == 0 || digits > GROUP_DIGITS || (!first && digits < GROUP_DIGITS)) {
          return new byte[0];
        }
        first = false;
        digits = 0;
      } else {
        digits += bytes[at] == '-' ? 0 : 1;
        plain[length++] = bytes[at];
      }
    }
    if (digits != GROUP_DIGITS) {
      return new byte[0];
    }
    for (; at < to; at++) {
      if (bytes[at] == groupMark) {
        return new byte[0];
      }
      plain[length++] = bytes[at];
    }
    return Arrays.copyOf(plain, length);
  }
}
