package org.offenlage.ejb.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;

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
    List<Figure> figures = new ArrayList<>();
    int[] positions = new int[content.dimensions().size()];
    do {
      figures.add(figure(content, codes(content.dimensions(), positions)));
    } while (advance(content.dimensions(), positions));
    return figures;
  }

  private static Figure figure(PublicationContent content, Map<String, String> codes) {
    Calculation calculation = content.calculation();
    SafeTable first = content.tables().get(0);
    if (calculation instanceof Calculation.Rate rate) {
      return ratio(
          cell(first, codes), cell(content.tables().get(1), codes), rate.per(), Optional.empty());
    }
    if (calculation instanceof Calculation.Share share) {
      Map<String, String> part = new HashMap<>(codes);
      part.put(share.variable(), share.part());
      Map<String, String> whole = new HashMap<>(codes);
      whole.put(share.variable(), share.whole());
      return ratio(
          cell(first, part), cell(first, whole), PERCENT, Optional.of(BigDecimal.valueOf(PERCENT)));
    }
    return count(cell(first, codes));
  }

  private static Figure count(SafeCell cell) {
    if (cell instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    Estimate estimate = Estimate.of(cell);
    return estimate.margin().isEmpty()
        ? new Figure.Exact(BigDecimal.valueOf(estimate.value()))
        : new Figure.Uncertain(
            BigDecimal.valueOf(estimate.value()),
            BigDecimal.valueOf(estimate.lower()),
            BigDecimal.valueOf(estimate.upper()),
            estimate.margin().get().coveragePercent());
  }

  /** numerator / denominator · factor, hidden where either part is. */
  private static Figure ratio(
      SafeCell numerator, SafeCell denominator, int factor, Optional<BigDecimal> most) {
    if (numerator instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    if (denominator instanceof SafeCell.Suppressed hidden) {
      return new Figure.Hidden(reason(hidden));
    }
    Estimate over = Estimate.of(numerator);
    Estimate under = Estimate.of(denominator);
    // Where zero lies within the denominator's margin, no upper end of the rate can be told.
    if (under.value() <= 0 || under.lower() <= 0) {
      return new Figure.Hidden(Figure.Reason.NOT_MEANINGFUL);
    }
    BigDecimal value = quotient(over.value(), under.value(), factor, RoundingMode.HALF_EVEN);
    if (over.margin().isEmpty() && under.margin().isEmpty()) {
      return new Figure.Exact(value);
    }
    BigDecimal lower = quotient(over.lower(), under.upper(), factor, RoundingMode.FLOOR);
    BigDecimal upper = quotient(over.upper(), under.lower(), factor, RoundingMode.CEILING);
    if (most.isPresent()) {
      lower = lower.min(most.get());
      upper = upper.min(most.get());
      value = value.min(most.get());
    }
    return new Figure.Uncertain(value, lower, upper, jointCoverage(over.margin(), under.margin()));
  }

  /** Both intervals hold with at least this probability, whatever their dependence (Bonferroni). */
  private static int jointCoverage(Optional<Margin> first, Optional<Margin> second) {
    int missed =
        first.map(margin -> PERCENT - margin.coveragePercent()).orElse(0)
            + second.map(margin -> PERCENT - margin.coveragePercent()).orElse(0);
    return Math.max(0, PERCENT - missed);
  }

  private static BigDecimal quotient(
      long numerator, long denominator, int factor, RoundingMode rounding) {
    BigInteger product = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(factor));
    return new BigDecimal(product)
        .divide(BigDecimal.valueOf(denominator), FRACTION_DIGITS, rounding);
  }

  private static SafeCell cell(SafeTable table, Map<String, String> codes) {
    List<String> inOrder = new ArrayList<>();
    for (SpanningVariable variable : table.structure().variables()) {
      String code = codes.get(variable.name());
      if (code == null) {
        throw new IllegalArgumentException(
            "a table has the variable '" + variable.name() + "', which readers do not see");
      }
      inOrder.add(code);
    }
    return table.cell(inOrder);
  }

  private static Figure.Reason reason(SafeCell.Suppressed hidden) {
    return switch (hidden.reason()) {
      case CONFIDENTIAL -> Figure.Reason.CONFIDENTIAL;
      case BELOW_NOISY_THRESHOLD -> Figure.Reason.TOO_SMALL_UNDER_NOISE;
    };
  }

  private static Map<String, String> codes(List<PublishedDimension> dimensions, int[] positions) {
    Map<String, String> codes = new HashMap<>();
    for (int d = 0; d < positions.length; d++) {
      PublishedDimension dimension = dimensions.get(d);
      codes.put(dimension.variable(), dimension.codes().get(positions[d]));
    }
    return codes;
  }

  private static boolean advance(List<PublishedDimension> dimensions, int[] positions) {
    for (int d = positions.length - 1; d >= 0; d--) {
      if (++positions[d] < dimensions.get(d).codes().size()) {
        return true;
      }
      positions[d] = 0;
    }
    return false;
  }

  /** A shown count, moved into its interval where it has one. */
  private record Estimate(long value, Optional<Margin> margin) {

    static Estimate of(SafeCell cell) {
      if (cell instanceof SafeCell.Published published) {
        return new Estimate(published.count(), Optional.empty());
      }
      if (cell instanceof SafeCell.Noisy noisy) {
        Margin margin = noisy.margin();
        long inside = Math.max(margin.lower(), Math.min(margin.upper(), noisy.estimate()));
        return new Estimate(inside, Optional.of(margin));
      }
      throw new IllegalArgumentException("the cell shows no count with a known margin");
    }

    long lower() {
      return margin.map(Margin::lower).orElse(value);
    }

    long upper() {
      return margin.map(Margin::upper).orElse(value);
    }
  }
}
