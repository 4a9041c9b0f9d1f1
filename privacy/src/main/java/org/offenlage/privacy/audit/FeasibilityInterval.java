package org.offenlage.privacy.audit;

import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.structure.CellAddress;

/**
 * What an intruder can find out about a suppressed cell: it lies in [lower, upper].
 *
 * @param cell the cell
 * @param lower the smallest value that agrees with everything published
 * @param upper the largest, or {@link Long#MAX_VALUE} where nothing bounds it
 * @param level what the interval must hold
 * @param verdict whether it does
 */
public record FeasibilityInterval(
    CellAddress cell, long lower, long upper, ProtectionLevel level, Verdict verdict) {

  /** Whether a cell is protected. */
  public enum Verdict {
    /** The interval holds the protection level. */
    SAFE,
    /** It does not. */
    AT_RISK
  }

  @Override
  public String toString() {
    return cell + " is " + verdict;
  }
}
