package org.offenlage.ejb.protection;

import org.offenlage.privacy.safe.SafeCell;

/** What a citizen would know of a cell under a rule that is tried out. */
public sealed interface TrialCell {

  /** The true count. */
  record Exact(long count) implements TrialCell {}

  /** Nothing. */
  record Hidden(SafeCell.Reason reason) implements TrialCell {}

  /**
   * A count changed by its cell key, always in the same way.
   *
   * @param count what would be shown
   * @param greatestDeviation how far it can be from the truth; internal
   */
  record Changed(long count, int greatestDeviation) implements TrialCell {}

  /**
   * A noisy count, of which only the law is told: nothing is drawn for a trial.
   *
   * @param below how far the truth can lie below what would be shown, by the margin
   * @param above how far above it
   * @param coveragePercent how sure the margin is
   */
  record Blurred(long below, long above, int coveragePercent) implements TrialCell {

    /** The larger of both. */
    public long width() {
      return Math.max(below, above);
    }
  }

  /** Something whose exactness depends on the data, such as a median: nothing can be told. */
  record Untold() implements TrialCell {}
}
