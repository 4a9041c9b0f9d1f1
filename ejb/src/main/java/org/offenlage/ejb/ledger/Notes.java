package org.offenlage.ejb.ledger;

import java.util.Base64;
import java.util.HexFormat;

/** The signed notes of a ledger (C2SP signed-note, tlog-checkpoint). */
final class Notes {

  private Notes() {}

  /** That a ledger of this size has this root. */
  static String checkpoint(SigningKey key, long size, String root) {
    String text =
        key.name()
            + '\n'
            + size
            + '\n'
            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root))
            + '\n';
    return text + '\n' + key.signatureLine(text);
  }

  /**
   * That one key takes over from another: both sign, so that whoever trusts either can follow.
   *
   * @param fromSize the smallest checkpoint that the new key signs
   */
  static String succession(SigningKey old, SigningKey next, long fromSize) {
    String text =
        old.name()
            + "/key-succession\n"
            + next.number()
            + '\n'
            + old.verifierKey()
            + '\n'
            + next.verifierKey()
            + '\n'
            + fromSize
            + '\n';
    return text + '\n' + old.signatureLine(text) + next.signatureLine(text);
  }
}
