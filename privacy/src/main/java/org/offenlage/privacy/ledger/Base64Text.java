package org.offenlage.privacy.ledger;

import java.util.Base64;

/** Base64 with one text for each value: other texts that a lenient decoder takes are refused. */
final class Base64Text {

  private Base64Text() {}

  static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException unreadable) {
      // Said below, as for a text that is not the one of its bytes.
    }
    throw new DamagedProof("a value is not in Base64");
  }
}
