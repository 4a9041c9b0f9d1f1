package org.offenlage.ejb.review;

/** What a move depends on besides state, role and author. */
public enum Circumstance {
  /** The release rule asks for one reviewer. */
  ONE_REVIEWER,
  /** The release rule asks for two reviewers, and none has voted. */
  TWO_REVIEWERS,
  /** The other reviewer found it safe. */
  OTHER_AGREED,
  /** The other reviewer found it unsafe. */
  OTHER_OBJECTED
}
