package org.offenlage.ejb.evidence;

/**
 * What the office vouches for: that so many entries lead to one root.
 *
 * @param size number of entries
 * @param note signed note with origin, size and root (C2SP tlog-checkpoint)
 */
public record SignedCheckpoint(long size, String note) {

  /** The root, as Base64. */
  public String root() {
    return note.split("\n", 4)[2];
  }
}
