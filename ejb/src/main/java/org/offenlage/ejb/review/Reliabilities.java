package org.offenlage.ejb.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.FigureCells;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.Reliability;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.privacy.dp.MeasuredTable;
import org.offenlage.privacy.dp.TableDifferences;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * By how much figures must differ to differ reliably: from the period before and from the whole
 * area, by the law of the difference. For counts, sums, and rates with known denominators; of
 * others, intervals tell. Made from noisy values alone. For use once, by one thread.
 */
final class Reliabilities {

  /** What rounding of estimates to thousandths may take of each, in respondents. */
  private static final double OF_ESTIMATES = 0.001;

  /** What rounding may take of two figures, in their unit. */
  private static final double OF_FIGURES = 2e-6;

  private static final double STANDARD_DEVIATIONS = 2;

  private final List<PublishedDimension> dimensions;
  private final List<FigureCells> cells;
  private final SafeTable numerators;
  private final Optional<SafeTable> denominators;
  private final MeasuredTable measured;
  private final TableDifferences differences;
  private final Quantity quantity;
  private final int factor;

  private Reliabilities(
      List<PublishedDimension> dimensions,
      List<FigureCells> cells,
      ProtectedTable numerators,
      Optional<SafeTable> denominators,
      MeasuredTable measured,
      int coveragePercent,
      Quantity quantity,
      int factor) {
    this.dimensions = dimensions;
    this.cells = cells;
    this.numerators = numerators.table();
    this.denominators = denominators;
    this.measured = measured;
    this.differences = TableDifferences.of(measured, coveragePercent);
    this.quantity = quantity;
    this.factor = factor;
  }

  /** One for each figure; none at all where nothing more than intervals is known. */
  static List<Reliability> of(
      List<PublishedDimension> dimensions,
      Calculation calculation,
      List<TableToProtect> tables,
      List<ProtectedTable> results) {
    ProtectedTable numerators = results.get(0);
    Optional<Integer> coverage = RatioMargins.coverage(numerators);
    if (numerators.measured().isEmpty()
        || coverage.isEmpty()
        || calculation instanceof Calculation.Share) {
      return List.of();
    }
    Reliabilities all =
        new Reliabilities(
            dimensions,
            FigureCells.of(
                dimensions,
                calculation,
                results.stream().map(result -> result.table().structure()).toList()),
            numerators,
            results.size() > 1 ? Optional.of(results.get(1).table()) : Optional.empty(),
            numerators.measured().get(),
            coverage.get(),
            tables.get(0).counted().quantity(),
            calculation instanceof Calculation.Rate rate ? rate.per() : 1);
    List<Reliability> reliabilities = new ArrayList<>();
    for (int figure = 0; figure < all.cells.size(); figure++) {
      reliabilities.add(all.ofFigure(figure));
    }
    return reliabilities;
  }

  private Reliability ofFigure(int figure) {
    if (!isNoisy(figure)) {
      return Reliability.UNKNOWN;
    }
    if (!(denominator(figure) > 0)) {
      return new Reliability(Optional.empty(), Optional.empty(), chance(figure));
    }
    Optional<BigDecimal> change = periodBefore(figure).flatMap(before -> apart(figure, before));
    Optional<BigDecimal> fromWhole =
        measured.independence() == MeasuredTable.Independence.OF_CELLS
            ? whole(figure).flatMap(whole -> apart(figure, whole))
            : Optional.empty();
    return new Reliability(change, fromWhole, chance(figure));
  }

  private Optional<BigDecimal> apart(int figure, int other) {
    double own = denominator(figure);
    double others = denominator(other);
    if (!isNoisy(other) || !(others > 0)) {
      return Optional.empty();
    }
    double width =
        differences.halfWidth(cells.get(figure).first(), cells.get(other).first(), own / others);
    return Optional.of(
        millionths((width + OF_ESTIMATES * (1 + own / others)) / own * factor + OF_FIGURES));
  }

  /** The count that the numerator is divided by; 1 for a count, not a number where it is noisy. */
  private double denominator(int figure) {
    if (denominators.isEmpty()) {
      return 1;
    }
    return denominators.get().cells().get(cells.get(figure).second().orElseThrow())
            instanceof SafeCell.Published published
        ? published.count()
        : Double.NaN;
  }

  private boolean isNoisy(int figure) {
    return numerators.cells().get(cells.get(figure).first()) instanceof SafeCell.Noisy;
  }

  /** Two standard deviations of a Poisson count with the mean that is told. */
  private Optional<BigDecimal> chance(int figure) {
    double count = told(numerators.cells().get(cells.get(figure).first()));
    double over =
        denominators
            .map(table -> told(table.cells().get(cells.get(figure).second().orElseThrow())))
            .orElse(1.0);
    return quantity instanceof Quantity.Records && over > 0
        ? Optional.of(
            millionths(STANDARD_DEVIATIONS * Math.sqrt(Math.max(0, count)) / over * factor))
        : Optional.empty();
  }

  /** The number that is told of a cell; not a number where none is. */
  private static double told(SafeCell cell) {
    if (cell instanceof SafeCell.Published published) {
      return published.count();
    }
    return cell instanceof SafeCell.Noisy noisy
        ? noisy
            .consistent()
            .map(consistent -> consistent.estimate().doubleValue())
            .orElse((double) noisy.estimate())
        : Double.NaN;
  }

  private static BigDecimal millionths(double value) {
    return new BigDecimal(value).setScale(Reliability.FRACTION_DIGITS, RoundingMode.CEILING);
  }

  private Optional<Integer> periodBefore(int figure) {
    return at(figure, PublishedDimension.Role.PERIOD, dimension -> place(figure, dimension) - 1);
  }

  private Optional<Integer> whole(int figure) {
    return at(figure, PublishedDimension.Role.AREA, this::root).filter(whole -> whole != figure);
  }

  /** Place of the one code without a parent, −1 where there are several. */
  private int root(int dimension) {
    PublishedDimension areas = dimensions.get(dimension);
    List<String> roots =
        areas.codes().stream().filter(code -> !areas.parents().containsKey(code)).toList();
    return roots.size() == 1 ? areas.codes().indexOf(roots.get(0)) : -1;
  }

  /** The figure with another code of the dimension of this role. */
  private Optional<Integer> at(int figure, PublishedDimension.Role role, IntUnaryOperator code) {
    for (int d = 0; d < dimensions.size(); d++) {
      if (dimensions.get(d).role() == role) {
        int wanted = code.applyAsInt(d);
        return wanted < 0
            ? Optional.empty()
            : Optional.of(figure + (wanted - place(figure, d)) * stride(d));
      }
    }
    return Optional.empty();
  }

  private int place(int figure, int dimension) {
    return figure / stride(dimension) % dimensions.get(dimension).codes().size();
  }

  private int stride(int dimension) {
    int stride = 1;
    for (int d = dimension + 1; d < dimensions.size(); d++) {
      stride *= dimensions.get(d).codes().size();
    }
    return stride;
  }
}
