package org.offenlage.privacy.audit;

import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.structure.CellAddress;

/**
 * What an intruder can find out about a suppressed cell.
 *
 * <p>For a cell at risk, [lower, upper] is all the intruder cannot rule out. For a safe cell the
 * intruder cannot rule out these ends, and perhaps nothing beyond them either: the search ends when
 * the protection level is reached.
 *
 * @param cell the cell
 * @param lower the lower end, in units of the value
 * @param upper the upper end
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
    AT_RISK,
    /**
     * Neither was shown, which must be taken for a risk: the interval told is one beyond which
     * nothing is, and may be wider than what the intruder finds. Only large linked systems leave
     * that.
     */
    UNDECIDED
  }

  @Override
  public String toString() {
    return cell + " is " + verdict;
  }
}
