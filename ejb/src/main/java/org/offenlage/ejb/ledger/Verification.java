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
    CONFIDENTIAL_PART
  }
}
