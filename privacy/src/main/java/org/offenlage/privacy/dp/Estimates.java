package org.offenlage.privacy.dp;

/** What is told of a cell besides its own noisy count; all of it follows from noisy counts. */
public enum Estimates {
  /** Nothing: each noisy count stands for itself, and parts and totals need not add up. */
  MEASURED,
  /** The unbiased estimate from all noisy counts of the table, with which totals add up. */
  CONSISTENT,
  /** Also non-negative integers that add up; biased, and labelled so. */
  CONSISTENT_AND_WHOLE
}
