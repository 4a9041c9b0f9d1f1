package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a difference from a figure must exceed to mean something, in the figure's unit.
 *
 * @param change by more the figure must differ from that of the period before for the true values
 *     to differ, at the coverage of its interval; empty where only intervals tell
 * @param fromWhole the same for the figure of the whole area
 * @param chance two standard deviations of what was counted: so much such figures vary by chance,
 *     noise aside; empty where no records are counted
 */
public record Reliability(
    Optional<BigDecimal> change, Optional<BigDecimal> fromWhole, Optional<BigDecimal> chance) {

  /** Digits after the point. */
  public static final int FRACTION_DIGITS = 6;

  /** Nothing but the interval is known. */
  public static final Reliability UNKNOWN =
      new Reliability(Optional.empty(), Optional.empty(), Optional.empty());
}
