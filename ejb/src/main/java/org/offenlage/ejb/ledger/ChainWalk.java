package org.offenlage.ejb.ledger;

import org.jspecify.annotations.Nullable;

/** Checks entries one after the other in the order of their positions. Not thread-safe. */
final class ChainWalk {

  private long position;
  private String hash = Chain.NOTHING_BEFORE;
  private Verification.@Nullable Broken broken;

  /** Looks at the next entry and at the commitment recomputed from its confidential part. */
  void step(LedgerEntry entry, String commitment) {
    if (broken != null) {
      return;
    }
    long expected = position + 1;
    if (entry.position() != expected) {
      broken = new Verification.Broken(expected, Verification.Fault.GAP);
    } else if (!entry.previousHash().equals(hash)) {
      broken = new Verification.Broken(expected, Verification.Fault.CHAIN);
    } else if (!Chain.hash(entry).equals(entry.hash())) {
      broken = new Verification.Broken(expected, Verification.Fault.CONTENT);
    } else if (!entry.commitment().equals(commitment)) {
      broken = new Verification.Broken(expected, Verification.Fault.CONFIDENTIAL_PART);
    }
    position = entry.position();
    hash = entry.hash();
  }

  boolean isBroken() {
    return broken != null;
  }

  /** What was found, given the highest position that the ledger holds. */
  Verification result(long highest) {
    if (broken != null) {
      return broken;
    }
    // A batch that comes up short ends the walk; entries further on lie behind a gap.
    return highest > position
        ? new Verification.Broken(position + 1, Verification.Fault.GAP)
        : new Verification.Intact(position, hash);
  }
}
