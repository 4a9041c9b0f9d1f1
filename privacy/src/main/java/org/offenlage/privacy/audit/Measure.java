package org.offenlage.privacy.audit;

/** What the values of a table are. */
public enum Measure {
  /** Numbers of respondents, so that a one is a respondent who is alone. */
  COUNTS,
  /** Sums of contributions. */
  MAGNITUDES
}
