package org.offenlage.ejb.analysis;

import java.math.BigDecimal;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Figure;

/**
 * A published figure as a number in an interval.
 *
 * @param value what is shown
 * @param lower where the true figure may lie, at least
 * @param upper and at most
 * @param missedPercent the true figure lies outside with this probability at most, in percent
 * @param kind what is known of it
 */
record Reading(BigDecimal value, BigDecimal lower, BigDecimal upper, int missedPercent, Kind kind) {

  private static final int PERCENT = 100;

  /** What is known of a figure. */
  enum Kind {
    /** It is the true one. */
    EXACT,
    /** Its interval. */
    IN_INTERVAL,
    /** It was changed by no one knows how much. */
    PERTURBED
  }

  /** What a figure tells; empty where it is not shown. */
  static Optional<Reading> of(Figure figure) {
    if (figure instanceof Figure.Exact exact) {
      return Optional.of(new Reading(exact.value(), exact.value(), exact.value(), 0, Kind.EXACT));
    }
    if (figure instanceof Figure.Perturbed perturbed) {
      return Optional.of(
          new Reading(perturbed.value(), perturbed.value(), perturbed.value(), 0, Kind.PERTURBED));
    }
    return figure instanceof Figure.Uncertain uncertain
        ? Optional.of(
            new Reading(
                uncertain.value(),
                uncertain.lower(),
                uncertain.upper(),
                PERCENT - uncertain.coveragePercent(),
                Kind.IN_INTERVAL))
        : Optional.empty();
  }
}
