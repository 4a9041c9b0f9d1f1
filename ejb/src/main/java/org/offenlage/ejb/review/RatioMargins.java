package org.offenlage.ejb.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.FigureCells;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.privacy.dp.MeasuredTable;
import org.offenlage.privacy.dp.TableRatios;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeCell;

/**
 * Intervals of rates, means and shares both parts of which carry noise, by the law of that noise.
 * Where there is none, readers get what follows from the intervals of both parts.
 */
final class RatioMargins {

  private RatioMargins() {}

  /**
   * One for each figure; none at all where the noise of both parts may have something in common.
   */
  static List<Optional<RatioMargin>> of(
      List<PublishedDimension> dimensions,
      Calculation calculation,
      List<TableToProtect> tables,
      List<ProtectedTable> results) {
    ProtectedTable numerators = results.get(0);
    ProtectedTable denominators = results.get(results.size() - 1);
    if (numerators.measured().isEmpty()
        || denominators.measured().isEmpty()
        || !isIndependent(calculation, tables, numerators.measured().get())) {
      return List.of();
    }
    List<FigureCells> cells =
        FigureCells.of(
            dimensions,
            calculation,
            results.stream().map(result -> result.table().structure()).toList());
    Optional<Integer> coverage = coverage(numerators, denominators);
    if (coverage.isEmpty()) {
      return List.of();
    }
    TableRatios ratios =
        TableRatios.of(numerators.measured().get(), denominators.measured().get(), coverage.get());
    List<Optional<RatioMargin>> margins = new ArrayList<>();
    for (FigureCells each : cells) {
      int first = each.first();
      int second = each.second().orElseThrow();
      boolean shown =
          numerators.table().cells().get(first) instanceof SafeCell.Noisy
              && denominators.table().cells().get(second) instanceof SafeCell.Noisy;
      margins.add(
          shown
              ? ratios
                  .ratio(first, second)
                  .map(
                      ratio ->
                          RatioMargin.outwards(
                              ratio.lower(), ratio.upper(), ratio.coveragePercent()))
              : Optional.empty());
    }
    return margins;
  }

  private static boolean isIndependent(
      Calculation calculation, List<TableToProtect> tables, MeasuredTable numerators) {
    if (calculation instanceof Calculation.Rate) {
      // Tables of the same records may hold the same noisy cell.
      return !tables.get(0).records().population().equals(tables.get(1).records().population());
    }
    return calculation instanceof Calculation.Share
        && numerators.independence() == MeasuredTable.Independence.OF_CELLS;
  }

  /** That of the rule, where both tables show a cell with noise. */
  private static Optional<Integer> coverage(ProtectedTable one, ProtectedTable other) {
    return coverage(one).filter(percent -> coverage(other).filter(percent::equals).isPresent());
  }

  /** That of a table, where a cell shows noise. */
  static Optional<Integer> coverage(ProtectedTable table) {
    return table.table().cells().stream()
        .filter(SafeCell.Noisy.class::isInstance)
        .map(cell -> ((SafeCell.Noisy) cell).margin().coveragePercent())
        .findFirst();
  }
}
