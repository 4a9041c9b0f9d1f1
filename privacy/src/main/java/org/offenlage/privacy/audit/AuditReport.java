package org.offenlage.privacy.audit;

import java.util.List;

/**
 * The feasibility intervals of all sensitive cells. Confidential: stays in the office.
 *
 * @param intervals one for each sensitive cell, in the order of their numbers
 */
public record AuditReport(List<FeasibilityInterval> intervals) {

  public AuditReport {
    intervals = List.copyOf(intervals);
  }

  /** The cells whose interval is narrower than their protection level, or may be. */
  public List<FeasibilityInterval> atRisk() {
    return intervals.stream()
        .filter(interval -> interval.verdict() != FeasibilityInterval.Verdict.SAFE)
        .toList();
  }

  /** Whether no cell is at risk. */
  public boolean isSafe() {
    return atRisk().isEmpty();
  }

  @Override
  public String toString() {
    return "AuditReport of " + intervals.size() + " cells, " + atRisk().size() + " at risk";
  }
}
