package org.offenlage.privacy.ledger;

/** What was given to be checked does not hold, or cannot be read; the message says what. */
public final class DamagedProof extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A finding, as a clause that starts in lower case and has no full stop. */
  public DamagedProof(String finding) {
    super(finding);
  }
}
