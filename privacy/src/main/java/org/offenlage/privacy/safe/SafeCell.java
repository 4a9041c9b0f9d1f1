package org.offenlage.privacy.safe;

import java.util.Optional;

/** What may be shown of one cell. */
public sealed interface SafeCell {

  /** The true count. */
  record Published(long count) implements SafeCell {}

  /**
   * Nothing. Never says whether the cell was sensitive itself or protects another.
   *
   * @param reason why, in a form a reader may know
   */
  record Suppressed(Reason reason) implements SafeCell {}

  /** A count changed by the cell key method; not the true count. */
  record Perturbed(long count) implements SafeCell {}

  /**
   * An unbiased estimate with random noise; may be negative.
   *
   * @param estimate true count plus noise, in respondents
   * @param margin holds the true count with the stated probability
   * @param consistent the estimate from all noisy counts of the table together, where the release
   *     rule asks for it
   */
  record Noisy(long estimate, Margin margin, Optional<ConsistentEstimate> consistent)
      implements SafeCell {

    /** A noisy count that stands for itself. */
    public Noisy(long estimate, Margin margin) {
      this(estimate, margin, Optional.empty());
    }
  }

  /** Why a cell shows nothing. */
  enum Reason {
    /** Cell suppression: the cell could reveal a respondent, or helps to reveal another cell. */
    CONFIDENTIAL,
    /** The estimate with noise fell below the threshold of the release rule. */
    BELOW_NOISY_THRESHOLD,
    /** The noisy total of the place was too small for this much detail, so nothing was measured. */
    NOT_MEASURED,
    /** A published figure that an index is computed from is not shown. */
    PART_NOT_SHOWN,
    /** What an index is computed from makes no sense here, such as a base of zero. */
    NOT_MEANINGFUL
  }
}
