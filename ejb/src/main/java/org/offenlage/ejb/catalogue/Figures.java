package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.safe.ConsistentEstimate;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Computes figures from safe cells alone, in exact arithmetic.
 *
 * <p>Values are rounded half to even to {@value #FRACTION_DIGITS} digits after the point, lower
 * ends of intervals down and upper ends up, so that rounding never makes an interval too narrow.
 * Estimates that lie outside what a count can be (below zero) are moved to the nearest end of their
 * interval; the tables keep the unbiased ones. O(cells).
 */
final class Figures {

  static final int FRACTION_DIGITS = 6;

  private static final int PERCENT = 100;

  private Figures() {}

  static List<Figure> of(PublicationContent content) {
    List<FigureCells> cells =
        FigureCells.of(
            content.dimensions(),
            content.calculation(),
            content.tables().stream().map(SafeTable::structure).toList());
    List<Figure> figures = new ArrayList<>();
    for (int f = 0; f < cells.size(); f++) {
      Figure figure = figure(content, cells.get(f), content.ratioMargin(f));
      figures.add(
          figure instanceof Figure.Uncertain uncertain
              ? new Figure.Uncertain(
                  uncertain.value(),
                  uncertain.lower(),
                  uncertain.upper(),
                  uncertain.coveragePercent(),
                  content.reliability(f),
                  uncertain.beside())
              : figure);
    }
    return figures;
  }

  private static Figure figure(
      PublicationContent content, FigureCells cells, Optional<RatioMargin> margin) {
    Calculation calculation = content.calculation();
    List<SafeCell> first = content.tables().get(0).cells();
    if (calculation instanceof Calculation.Rate rate) {
      List<SafeCell> second = content.tables().get(1).cells();
      return ratio(
          first.get(cells.first()),
          second.get(cells.second().orElseThrow()),
          margin,
          rate.per(),
          Optional.empty());
    }
    if (calculation instanceof Calculation.Share) {
      return ratio(
          first.get(cells.first()),
          first.get(cells.second().orElseThrow()),
          margin,
          PERCENT,
          Optional.of(BigDecimal.valueOf(PERCENT)));
    }
    Figure count = count(first.get(cells.first()));
    return calculation instanceof Calculation.FromPublished ? index(count) : count;
  }

  private static Figure index(Figure thousandths) {
    if (thousandths instanceof Figure.Exact exact) {
      return new Figure.Exact(Calculation.FromPublished.index(exact.value()));
    }
    if (thousandths instanceof Figure.Perturbed perturbed) {
      return new Figure.Perturbed(Calculation.FromPublished.index(perturbed.value()));
    }
    return thousandths instanceof Figure.Uncertain uncertain
        ? new Figure.Uncertain(
            Calculation.FromPublished.index(uncertain.value()),
            Calculation.FromPublished.index(uncertain.lower()),
            Calculation.FromPublished.index(uncertain.upper()),
            uncertain.coveragePercent())
        : thousandths;
  }

  private static Figure count(SafeCell cell) {
    if (cell instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    Estimate estimate = Estimate.of(cell);
    BigDecimal value = estimate.value().stripTrailingZeros();
    value = value.scale() < 0 ? value.setScale(0) : value;
    if (estimate.kind() == Estimate.Kind.PERTURBED) {
      return new Figure.Perturbed(value);
    }
    return estimate.margin().isEmpty()
        ? new Figure.Exact(value)
        : new Figure.Uncertain(
            value,
            estimate.lower(),
            estimate.upper(),
            estimate.margin().get().coveragePercent(),
            estimate
                .consistent()
                .map(
                    consistent ->
                        new Figure.Beside(
                            Estimate.measured(cell).value(),
                            wholeOf(consistent).map(BigDecimal::valueOf))));
  }

  private static Optional<Long> wholeOf(ConsistentEstimate consistent) {
    return consistent.whole().isPresent()
        ? Optional.of(consistent.whole().getAsLong())
        : Optional.empty();
  }

  /** numerator / denominator · factor, hidden where either part is. */
  private static Figure ratio(
      SafeCell numerator,
      SafeCell denominator,
      Optional<RatioMargin> margin,
      int factor,
      Optional<BigDecimal> most) {
    if (numerator instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    if (denominator instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    Estimate over = Estimate.of(numerator);
    Estimate under = Estimate.of(denominator);
    // Where zero lies within the denominator's margin, no upper end of the rate can be told.
    if (under.value().signum() <= 0 || under.lower().signum() <= 0) {
      return new Figure.Hidden(Figure.Reason.NOT_MEANINGFUL);
    }
    BigDecimal value =
        atMost(most, quotient(over.value(), under.value(), factor, RoundingMode.HALF_EVEN));
    if (over.kind() == Estimate.Kind.PERTURBED || under.kind() == Estimate.Kind.PERTURBED) {
      return new Figure.Perturbed(value);
    }
    if (over.margin().isEmpty() && under.margin().isEmpty()) {
      return new Figure.Exact(value);
    }
    if (margin.isPresent()) {
      BigDecimal lower = scaled(margin.get().lower(), factor, RoundingMode.FLOOR);
      BigDecimal upper = scaled(margin.get().upper(), factor, RoundingMode.CEILING);
      return new Figure.Uncertain(
          value,
          atMost(most, lower).min(value),
          atMost(most, upper).max(value),
          margin.get().coveragePercent(),
          beside(numerator, denominator, factor, most));
    }
    return new Figure.Uncertain(
        value,
        atMost(most, quotient(over.lower(), under.upper(), factor, RoundingMode.FLOOR)),
        atMost(most, quotient(over.upper(), under.lower(), factor, RoundingMode.CEILING)),
        jointCoverage(over.margin(), under.margin()),
        beside(numerator, denominator, factor, most));
  }

  private static BigDecimal scaled(BigDecimal ratio, int factor, RoundingMode rounding) {
    return ratio.multiply(BigDecimal.valueOf(factor)).setScale(FRACTION_DIGITS, rounding);
  }

  private static BigDecimal atMost(Optional<BigDecimal> most, BigDecimal value) {
    return most.map(value::min).orElse(value);
  }

  /** The same ratio of the noisy counts themselves, where estimates were made of them. */
  private static Optional<Figure.Beside> beside(
      SafeCell numerator, SafeCell denominator, int factor, Optional<BigDecimal> most) {
    Estimate over = Estimate.measured(numerator);
    Estimate under = Estimate.measured(denominator);
    boolean estimated =
        Estimate.of(numerator).consistent().isPresent()
            || Estimate.of(denominator).consistent().isPresent();
    if (!estimated || under.value().signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal wholeUnder = Estimate.whole(denominator);
    return Optional.of(
        new Figure.Beside(
            atMost(most, quotient(over.value(), under.value(), factor, RoundingMode.HALF_EVEN)),
            isWhole(numerator) && isWhole(denominator) && wholeUnder.signum() > 0
                ? Optional.of(
                    atMost(
                        most,
                        quotient(
                            Estimate.whole(numerator), wholeUnder, factor, RoundingMode.HALF_EVEN)))
                : Optional.empty()));
  }

  private static boolean isWhole(SafeCell cell) {
    return !(cell instanceof SafeCell.Noisy noisy)
        || noisy.consistent().filter(consistent -> consistent.whole().isPresent()).isPresent();
  }

  /** Both intervals hold with at least this probability, whatever their dependence (Bonferroni). */
  private static int jointCoverage(Optional<Margin> first, Optional<Margin> second) {
    int missed =
        first.map(margin -> PERCENT - margin.coveragePercent()).orElse(0)
            + second.map(margin -> PERCENT - margin.coveragePercent()).orElse(0);
    return Math.max(0, PERCENT - missed);
  }

  private static BigDecimal quotient(
      BigDecimal numerator, BigDecimal denominator, int factor, RoundingMode rounding) {
    return numerator
        .multiply(BigDecimal.valueOf(factor))
        .divide(denominator, FRACTION_DIGITS, rounding);
  }

  private static Figure.Reason reason(SafeCell.Suppressed hidden) {
    return switch (hidden.reason()) {
      case CONFIDENTIAL -> Figure.Reason.CONFIDENTIAL;
      case BELOW_NOISY_THRESHOLD -> Figure.Reason.TOO_SMALL_UNDER_NOISE;
      case NOT_MEASURED -> Figure.Reason.NOT_MEASURED;
      case PART_NOT_SHOWN -> Figure.Reason.PART_NOT_SHOWN;
      case NOT_MEANINGFUL -> Figure.Reason.NOT_MEANINGFUL;
    };
  }

  /**
   * A shown count, moved into its interval where it has one.
   *
   * @param value in respondents
   * @param margin holds the true count; empty where there is no deliberate uncertainty or none that
   *     is public
   * @param consistent what the value was taken from, where it is no noisy count itself
   * @param kind whether and how it was changed
   */
  private record Estimate(
      BigDecimal value,
      Optional<Margin> margin,
      Optional<ConsistentEstimate> consistent,
      Kind kind) {

    enum Kind {
      TRUE,
      NOISY,
      PERTURBED
    }

    /** The best there is. */
    static Estimate of(SafeCell cell) {
      if (cell instanceof SafeCell.Noisy noisy && noisy.consistent().isPresent()) {
        ConsistentEstimate consistent = noisy.consistent().get();
        return inside(consistent.estimate(), consistent.margin(), noisy.consistent());
      }
      return measured(cell);
    }

    /** What was measured here, whatever was estimated from it. */
    static Estimate measured(SafeCell cell) {
      if (cell instanceof SafeCell.Published published) {
        return new Estimate(
            BigDecimal.valueOf(published.count()), Optional.empty(), Optional.empty(), Kind.TRUE);
      }
      if (cell instanceof SafeCell.Perturbed perturbed) {
        return new Estimate(
            BigDecimal.valueOf(perturbed.count()),
            Optional.empty(),
            Optional.empty(),
            Kind.PERTURBED);
      }
      if (cell instanceof SafeCell.Noisy noisy) {
        return inside(BigDecimal.valueOf(noisy.estimate()), noisy.margin(), Optional.empty());
      }
      throw new IllegalArgumentException("the cell shows no count");
    }

    private static Estimate inside(
        BigDecimal value, Margin margin, Optional<ConsistentEstimate> consistent) {
      return new Estimate(
          value.max(BigDecimal.valueOf(margin.lower())).min(BigDecimal.valueOf(margin.upper())),
          Optional.of(margin),
          consistent,
          Kind.NOISY);
    }

    /** The integer that adds up; of a cell without one, what is published of it. */
    static BigDecimal whole(SafeCell cell) {
      return of(cell)
          .consistent()
          .flatMap(Figures::wholeOf)
          .map(BigDecimal::valueOf)
          .orElseGet(() -> measured(cell).value());
    }

    BigDecimal lower() {
      return margin.map(Margin::lower).map(BigDecimal::valueOf).orElse(value);
    }

    BigDecimal upper() {
      return margin.map(Margin::upper).map(BigDecimal::valueOf).orElse(value);
    }
  }
}
