package org.offenlage.ejb.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Works out an index from published figures.
 *
 * <p>All that goes in is public, so nothing that comes out costs privacy. Where a part is not shown
 * the index is not shown either. Intervals are carried through in exact arithmetic and rounded
 * outwards; they hold together with at least the probability that is stated, whatever the
 * dependence of the parts (Bonferroni). O(parts · areas · periods). Immutable.
 */
public final class IndexCalculation {

  /** Name of the parameter of the statement that tells the publications. */
  public static final String SOURCES = "computed from";

  private static final int PERCENT = 100;

  private final IndexFormula formula;
  private final List<PublishedDimension> dimensions;
  private final List<PartFigures> parts;
  private final List<Optional<String>> areas;
  private final List<Optional<String>> periods;

  /**
   * A calculation of an index.
   *
   * @param dimensions of the index: areas, periods or both, in this order
   * @param published for each part of the formula the version it is computed from
   */
  public IndexCalculation(
      IndexFormula formula,
      List<PublishedDimension> dimensions,
      Map<IndexPart, PublishedTable> published) {
    this.formula = formula;
    this.dimensions = List.copyOf(dimensions);
    this.parts =
        formula.parts().stream()
            .map(part -> new PartFigures(part, table(published, part)))
            .toList();
    this.areas = codes(PublishedDimension.Role.AREA);
    this.periods = codes(PublishedDimension.Role.PERIOD);
  }

  private static PublishedTable table(Map<IndexPart, PublishedTable> published, IndexPart part) {
    PublishedTable table = published.get(part);
    if (table == null) {
      throw new IllegalArgumentException("a part of the index has no publication");
    }
    return table;
  }

  private List<Optional<String>> codes(PublishedDimension.Role role) {
    return dimensions.stream()
        .filter(dimension -> dimension.role() == role)
        .findFirst()
        .map(dimension -> dimension.codes().stream().map(Optional::of).toList())
        .orElse(List.of(Optional.empty()));
  }

  /** Parts, areas and periods of which no figure was published; empty where all is there. */
  public List<String> lacking() {
    Set<String> lacking = new LinkedHashSet<>();
    List<Optional<String>> needed = new ArrayList<>(periods);
    if (formula instanceof IndexFormula.AgainstBase base) {
      needed.add(Optional.of(base.basePeriod()));
    }
    for (PartFigures part : parts) {
      for (Optional<String> period : needed) {
        for (Optional<String> area : areas) {
          part.lack(area, period).ifPresent(lacking::add);
        }
      }
    }
    return List.copyOf(lacking);
  }

  /** What the index is computed from. */
  public Calculation.FromPublished calculation() {
    return new Calculation.FromPublished(
        parts.stream()
            .map(PartFigures::published)
            .map(each -> new Calculation.Source(each.publicationId(), each.contentHash()))
            .distinct()
            .toList());
  }

  /**
   * The index, in thousandths.
   *
   * @throws java.util.NoSuchElementException where something is {@link #lacking}
   */
  public SafeTable table() {
    SafeCell[] cells = new SafeCell[areas.size() * periods.size()];
    for (int p = 0; p < periods.size(); p++) {
      List<Optional<Standard>> standards = standards(periods.get(p));
      for (int a = 0; a < areas.size(); a++) {
        cells[a * periods.size() + p] = cell(areas.get(a), periods.get(p), standards);
      }
    }
    return new SafeTable(
        TableStructure.of(
            dimensions.stream()
                // An index of a whole is not the sum of those of its parts.
                .map(
                    dimension ->
                        SpanningVariable.of(
                            dimension.variable(), Hierarchy.withoutTotal(dimension.codes())))
                .toList()),
        List.of(cells),
        new ProtectionStatement(
            ProtectionStatement.Mechanism.PUBLISHED_FIGURES,
            Map.of(
                SOURCES,
                calculation().sources().stream()
                    .map(Calculation.Source::publicationId)
                    .collect(Collectors.joining(", "))),
            Map.of()));
  }

  private SafeCell cell(
      Optional<String> area, Optional<String> period, List<Optional<Standard>> standards) {
    return formula instanceof IndexFormula.AgainstBase base
        ? againstBase(base, area, period)
        : composite((IndexFormula.Composite) formula, area, period, standards);
  }

  private SafeCell againstBase(
      IndexFormula.AgainstBase formula, Optional<String> area, Optional<String> period) {
    Optional<Reading> now = parts.get(0).at(area, period);
    Optional<Reading> then = parts.get(0).at(area, Optional.of(formula.basePeriod()));
    if (now.isEmpty() || then.isEmpty()) {
      return hidden(SafeCell.Reason.PART_NOT_SHOWN);
    }
    Reading base = then.get();
    if (base.value().signum() <= 0 || base.lower().signum() <= 0) {
      return hidden(SafeCell.Reason.NOT_MEANINGFUL);
    }
    if (period.equals(Optional.of(formula.basePeriod()))) {
      return new SafeCell.Published(
          Calculation.FromPublished.thousandths(
              BigDecimal.valueOf(PERCENT), RoundingMode.UNNECESSARY));
    }
    Reading above = now.get();
    return shown(
        List.of(above, base),
        percent(above.value(), base.value(), RoundingMode.HALF_EVEN),
        percent(
            above.lower(),
            above.lower().signum() < 0 ? base.lower() : base.upper(),
            RoundingMode.FLOOR),
        percent(
            above.upper(),
            above.upper().signum() < 0 ? base.upper() : base.lower(),
            RoundingMode.CEILING));
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole, RoundingMode rounding) {
    return part.multiply(BigDecimal.valueOf(PERCENT))
        .divide(whole, new MathContext(MathContext.DECIMAL128.getPrecision(), rounding));
  }

  /** The scale of each part in a period; empty where its figures do not differ. */
  private List<Optional<Standard>> standards(Optional<String> period) {
    if (!(formula instanceof IndexFormula.Composite composite)) {
      return List.of();
    }
    List<Optional<Standard>> standards = new ArrayList<>();
    for (PartFigures part : parts) {
      List<BigDecimal> shown =
          smallest().stream()
              .flatMap(area -> part.at(area, period).stream())
              .map(Reading::value)
              .toList();
      standards.add(Standard.of(composite.scale(), shown));
    }
    return standards;
  }

  /** The areas that no other lies in. */
  private List<Optional<String>> smallest() {
    Set<String> above =
        dimensions.stream()
            .filter(dimension -> dimension.role() == PublishedDimension.Role.AREA)
            .flatMap(dimension -> dimension.parents().values().stream())
            .collect(Collectors.toSet());
    return areas.stream().filter(area -> area.filter(above::contains).isEmpty()).toList();
  }

  private SafeCell composite(
      IndexFormula.Composite composite,
      Optional<String> area,
      Optional<String> period,
      List<Optional<Standard>> standards) {
    List<Reading> readings = new ArrayList<>();
    for (PartFigures part : parts) {
      part.at(area, period).ifPresent(readings::add);
    }
    if (readings.size() < parts.size()) {
      return hidden(SafeCell.Reason.PART_NOT_SHOWN);
    }
    if (standards.stream().anyMatch(Optional::isEmpty)) {
      return hidden(SafeCell.Reason.NOT_MEANINGFUL);
    }
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal lower = BigDecimal.ZERO;
    BigDecimal upper = BigDecimal.ZERO;
    long weights = 0;
    for (int k = 0; k < readings.size(); k++) {
      IndexFormula.Weighted weighted = composite.weighted().get(k);
      Standard standard = standards.get(k).orElseThrow();
      Reading reading = readings.get(k);
      boolean turned = weighted.orientation() == IndexFormula.Orientation.REVERSED;
      value = value.add(on(standard, weighted, reading.value(), RoundingMode.HALF_EVEN));
      lower =
          lower.add(
              on(
                  standard,
                  weighted,
                  turned ? reading.upper() : reading.lower(),
                  RoundingMode.FLOOR));
      upper =
          upper.add(
              on(
                  standard,
                  weighted,
                  turned ? reading.lower() : reading.upper(),
                  RoundingMode.CEILING));
      weights += weighted.weight();
    }
    return shown(
        readings,
        mean(value, weights, RoundingMode.HALF_EVEN),
        mean(lower, weights, RoundingMode.FLOOR),
        mean(upper, weights, RoundingMode.CEILING));
  }

  private static BigDecimal on(
      Standard standard, IndexFormula.Weighted weighted, BigDecimal figure, RoundingMode rounding) {
    return standard.weighted(figure, weighted.orientation(), weighted.weight(), rounding);
  }

  private static BigDecimal mean(BigDecimal sum, long weights, RoundingMode rounding) {
    return sum.divide(
        BigDecimal.valueOf(weights),
        new MathContext(MathContext.DECIMAL128.getPrecision(), rounding));
  }

  /** A number made from these readings, in an interval where they have one. */
  private static SafeCell shown(
      List<Reading> from, BigDecimal value, BigDecimal lower, BigDecimal upper) {
    long told = Calculation.FromPublished.thousandths(value, RoundingMode.HALF_EVEN);
    if (from.stream().anyMatch(reading -> reading.kind() == Reading.Kind.PERTURBED)) {
      return new SafeCell.Perturbed(told);
    }
    if (from.stream().allMatch(reading -> reading.kind() == Reading.Kind.EXACT)) {
      return new SafeCell.Published(told);
    }
    int coverage = PERCENT - from.stream().mapToInt(Reading::missedPercent).sum();
    return coverage < 1
        // So many intervals together say nothing that could be relied on.
        ? hidden(SafeCell.Reason.NOT_MEANINGFUL)
        : new SafeCell.Noisy(
            told,
            new Margin(
                Calculation.FromPublished.thousandths(lower, RoundingMode.FLOOR),
                Calculation.FromPublished.thousandths(upper, RoundingMode.CEILING),
                coverage));
  }

  private static SafeCell hidden(SafeCell.Reason reason) {
    return new SafeCell.Suppressed(reason);
  }
}
