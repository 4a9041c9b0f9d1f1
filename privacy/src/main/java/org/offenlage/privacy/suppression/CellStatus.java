package org.offenlage.privacy.suppression;

/** What was decided about a cell before protection starts. */
public enum CellStatus {
  /** Nothing: it may be published or suppressed. */
  OPEN,
  /** It is known: published earlier, or it must be published now. It can hide nothing. */
  PUBLISHED,
  /** It must be suppressed, though it need not be protected. */
  SUPPRESSED
}
