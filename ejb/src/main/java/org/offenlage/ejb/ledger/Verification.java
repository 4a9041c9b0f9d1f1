package org.offenlage.ejb.ledger;

/** What a walk along the ledger found. */
public sealed interface Verification {

  /**
   * Every entry fits.
   *
   * @param entries how many there are
   * @param lastHash hash of the last; 64 zeros where there is none
   */
  record Intact(long entries, String lastHash) implements Verification {}

  /**
   * Something was changed, removed or put in.
   *
   * @param position where the walk stopped
   * @param fault what does not fit
   */
  record Broken(long position, Fault fault) implements Verification {}

  /** What can be wrong with an entry. */
  enum Fault {
    /** The entry that should stand here is missing. */
    GAP,
    /** It does not name the hash of the entry before. */
    CHAIN,
    /** Its hash is not that of its content. */
    CONTENT,
    /** Its confidential part is missing or not what was committed to. */
    CONFIDENTIAL_PART,
    /** What everybody sees of it is missing, or is not what it says. */
    LEAF,
    /** A node of the tree that it completes is missing or wrong. */
    NODE,
    /** The checkpoint is missing, wrong, or not signed by the key of that time. */
    CHECKPOINT,
    /** The signing keys do not follow from each other. */
    SIGNING_KEYS
  }
}
