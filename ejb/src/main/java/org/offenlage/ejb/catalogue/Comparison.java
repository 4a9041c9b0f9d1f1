package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * How two published figures compare, as far as their noise allows to tell.
 *
 * <p>Where the law of their difference was worked out when they were published, that decides, at
 * the coverage of their intervals. Else figures whose intervals do not overlap differ, unless one
 * of the intervals misses: with intervals of 95 percent that is certain to at least 90 percent,
 * whatever the two have in common. It is about the noise only; chance in what was counted comes on
 * top.
 */
public enum Comparison {
  HIGHER,
  LOWER,
  SAME,
  /** The intervals overlap: the difference may be the noise's. */
  UNCLEAR;

  /** How a figure compares with that of the period before it. */
  public static Optional<Comparison> withPeriodBefore(Figure figure, Figure before) {
    return with(before, figure, Reliability::change);
  }

  /** How a figure compares with that of the whole area. */
  public static Optional<Comparison> withWhole(Figure figure, Figure whole) {
    return with(whole, figure, Reliability::fromWhole);
  }

  private static Optional<Comparison> with(
      Figure other, Figure figure, Function<Reliability, Optional<BigDecimal>> known) {
    if (figure instanceof Figure.Uncertain one && other instanceof Figure.Uncertain two) {
      Optional<BigDecimal> apart = known.apply(one.reliability());
      if (apart.isPresent()) {
        BigDecimal difference = one.value().subtract(two.value());
        return Optional.of(
            difference.abs().compareTo(apart.get()) <= 0
                ? UNCLEAR
                : difference.signum() > 0 ? HIGHER : LOWER);
      }
    }
    return of(figure, other);
  }

  /**
   * Whether chance in what was counted explains a difference, noise aside: it lies within two
   * standard deviations of such differences. Empty where that is not known.
   */
  public static Optional<Chance> chance(Figure one, Figure other) {
    if (one instanceof Figure.Uncertain first && other instanceof Figure.Uncertain second) {
      Optional<BigDecimal> ofFirst = first.reliability().chance();
      Optional<BigDecimal> ofSecond = second.reliability().chance();
      if (ofFirst.isPresent() && ofSecond.isPresent()) {
        BigDecimal squares = ofFirst.get().pow(2).add(ofSecond.get().pow(2));
        return Optional.of(
            first.value().subtract(second.value()).pow(2).compareTo(squares) <= 0
                ? Chance.EXPLAINS
                : Chance.DOES_NOT_EXPLAIN);
      }
    }
    return Optional.empty();
  }

  /** Whether chance explains a difference. */
  public enum Chance {
    EXPLAINS,
    DOES_NOT_EXPLAIN
  }

  /**
   * How the first compares with the second by their intervals; empty where one of them tells
   * nothing about that.
   */
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
