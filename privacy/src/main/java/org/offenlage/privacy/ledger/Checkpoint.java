package org.offenlage.privacy.ledger;

/**
 * What an office vouches for: so many entries, under this root.
 *
 * <p>Source: C2SP tlog-checkpoint: three lines, origin, size and Base64 of the root. Extensions are
 * not used here and refused.
 *
 * @param origin which ledger
 * @param size how many entries
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

  /**
   * Reads the text of a checkpoint, without signatures.
   *
   * @throws DamagedProof where it is none
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty() || lines[0].isEmpty()) {
      throw new DamagedProof("a checkpoint does not consist of origin, size and root");
    }
    return new Checkpoint(lines[0], number(lines[1]), Hash.parseBase64(lines[2]));
  }

  private static long number(String text) {
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new DamagedProof("the size in a checkpoint is no number");
    }
    return Long.parseLong(text);
  }

  /** The three lines. */
  public String text() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }
}
