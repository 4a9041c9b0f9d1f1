package org.offenlage.ejb.review;

/** What somebody does with a publication. Names are stored: none is ever renamed. */
public enum Action {
  /** Asks for a review. */
  SUBMIT,
  /** Finds it safe. */
  REVIEW,
  /** Finds it unsafe; one of two reviewers. */
  OBJECT,
  /** Sends it back. */
  RETURN,
  /** Turns it down for good. */
  REFUSE,
  /** Allows its publication. */
  APPROVE,
  /** Makes it public. */
  PUBLISH,
  /** Takes it back. */
  WITHDRAW,
  /** Replaces it by a newer version; done by the publication of that version. */
  SUPERSEDE;

  /** Whether it is a reviewer's vote. */
  public boolean isVote() {
    return this == REVIEW || this == OBJECT;
  }

  /** Whether whoever does it must say why. */
  public boolean needsReason() {
    return switch (this) {
      case OBJECT, RETURN, REFUSE, WITHDRAW -> true;
      case SUBMIT, REVIEW, APPROVE, PUBLISH, SUPERSEDE -> false;
    };
  }
}
