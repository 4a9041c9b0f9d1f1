package org.offenlage.ejb.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A scale to which figures are brought: so many units above an origin. Made from published figures,
 * and taken for exact from then on. Immutable.
 *
 * @param origin the figure that becomes 0
 * @param unit the difference of figures that becomes {@code factor}; positive
 * @param factor what a unit becomes
 */
record Standard(BigDecimal origin, BigDecimal unit, int factor) {

  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final int PERCENT = 100;

  /** The scale of these figures; empty where they do not differ. */
  static Optional<Standard> of(IndexFormula.Scale scale, List<BigDecimal> figures) {
    if (figures.stream().map(BigDecimal::stripTrailingZeros).distinct().count() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        switch (scale) {
          case MIN_MAX -> {
            BigDecimal least = figures.stream().reduce(BigDecimal::min).orElseThrow();
            BigDecimal most = figures.stream().reduce(BigDecimal::max).orElseThrow();
            yield new Standard(least, most.subtract(least), PERCENT);
          }
          case Z_SCORE -> {
            BigDecimal number = BigDecimal.valueOf(figures.size());
            BigDecimal mean =
                figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(number, DIGITS);
            BigDecimal squares =
                figures.stream()
                    .map(figure -> figure.subtract(mean).pow(2))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            yield new Standard(mean, squares.divide(number, DIGITS).sqrt(DIGITS), 1);
          }
        });
  }

  /** A figure on this scale, times a weight. */
  BigDecimal weighted(
      BigDecimal figure, IndexFormula.Orientation orientation, int weight, RoundingMode rounding) {
    BigDecimal above =
        switch (orientation) {
          case SAME -> figure.subtract(origin);
          // On a scale from 0 to 100 the turned figure lies as far below 100; else below 0.
          case REVERSED -> (factor == PERCENT ? origin.add(unit) : origin).subtract(figure);
        };
    return above
        .multiply(BigDecimal.valueOf((long) factor * weight))
        .divide(unit, new MathContext(DIGITS.getPrecision(), rounding));
  }
}
