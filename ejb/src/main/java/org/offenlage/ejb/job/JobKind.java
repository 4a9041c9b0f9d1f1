package org.offenlage.ejb.job;

/** What a job does. Names are stored: none is ever renamed or reused. */
public enum JobKind {
  /** Reads a delivered file into a snapshot. */
  DELIVERY,
  /** Counts an indicator and protects its tables. */
  PREPARATION,
  /** Makes the pseudonyms of every snapshot anew under a further key. */
  RELINKING
}
