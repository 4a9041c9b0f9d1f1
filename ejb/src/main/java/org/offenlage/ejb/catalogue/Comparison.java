package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How two published figures compare, as far as their intervals allow to tell.
 *
 * <p>Figures whose intervals do not overlap differ, unless one of the intervals misses: with
 * intervals of 95 percent that is certain to at least 90 percent, whatever the two have in common.
 * It is about the noise only; chance in what was counted comes on top.
 */
public enum Comparison {
  HIGHER,
  LOWER,
  SAME,
  /** The intervals overlap: the difference may be the noise's. */
  UNCLEAR;

  /** How the first compares with the second; empty where one of them tells nothing about that. */
  public static Optional<Comparison> of(Figure one, Figure other) {
    Optional<Range> first = Range.of(one);
    Optional<Range> second = Range.of(other);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().lower.compareTo(second.get().upper) > 0) {
      return Optional.of(HIGHER);
    }
    if (first.get().upper.compareTo(second.get().lower) < 0) {
      return Optional.of(LOWER);
    }
    return Optional.of(
        one instanceof Figure.Exact && other instanceof Figure.Exact ? SAME : UNCLEAR);
  }

  /** Where the true value lies, but for the probability that its interval misses. */
  private record Range(BigDecimal lower, BigDecimal upper) {
    static Optional<Range> of(Figure figure) {
      if (figure instanceof Figure.Exact exact) {
        return Optional.of(new Range(exact.value(), exact.value()));
      }
      if (figure instanceof Figure.Uncertain uncertain) {
        return Optional.of(new Range(uncertain.lower(), uncertain.upper()));
      }
      return Optional.empty();
    }
  }
}
