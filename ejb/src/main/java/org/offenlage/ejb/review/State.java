package org.offenlage.ejb.review;

/** Where a publication stands. Names are stored: none is ever renamed. */
public enum State {
  /** Protected and ready to be looked at; still its author's. */
  PREPARED,
  /** Waits for the data-protection officer. */
  SUBMITTED,
  /** Of two reviewers one has voted; nobody else sees how. */
  PARTIALLY_REVIEWED,
  /** Two reviewers voted differently; goes back to its author, or is turned down. */
  CONFLICTED,
  /** The data-protection officer agrees; waits for a planner who is not the author. */
  REVIEWED,
  /** May be published. */
  APPROVED,
  /** Public. */
  PUBLISHED,
  /** Sent back to its author, with a reason. */
  RETURNED,
  /** Turned down for good, with a reason. */
  REFUSED,
  /** Was public; a tombstone with the reason stands in its place. */
  WITHDRAWN,
  /** Was public; a newer version took its place. */
  SUPERSEDED
}
