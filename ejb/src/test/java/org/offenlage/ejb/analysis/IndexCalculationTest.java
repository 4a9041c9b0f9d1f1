package org.offenlage.ejb.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.analysis.IndexFormula.Orientation;
import org.offenlage.ejb.analysis.IndexFormula.Scale;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedTables;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Indices from published figures, against values worked out by hand. */
@NullMarked
class IndexCalculationTest {

  private static final SafeCell HIDDEN = new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL);
  private static final SafeCell NOT_SHOWN = new SafeCell.Suppressed(SafeCell.Reason.PART_NOT_SHOWN);
  private static final SafeCell NO_MEANING =
      new SafeCell.Suppressed(SafeCell.Reason.NOT_MEANINGFUL);

  private static final PublishedDimension AREAS =
      dimension("area", PublishedDimension.Role.AREA, List.of("all", "a", "b", "c"));

  private static PublishedDimension dimension(
      String variable, PublishedDimension.Role role, List<String> codes) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    Map<String, String> parents = new HashMap<>();
    for (String code : codes) {
      labels.put(code, LocalizedText.same(code));
      if (role == PublishedDimension.Role.AREA && !code.equals("all")) {
        parents.put(code, "all");
      }
    }
    return new PublishedDimension(
        variable, role, LocalizedText.same(variable), codes, labels, parents);
  }

  private static PublishedDimension years(String... years) {
    return dimension("year", PublishedDimension.Role.PERIOD, List.of(years));
  }

  /** A publication of counts with these cells, the last dimension fastest. */
  private static PublishedTable published(
      String id, List<PublishedDimension> dimensions, SafeCell... cells) {
    LocalizedText text = LocalizedText.same(id);
    TableStructure structure =
        TableStructure.of(
            dimensions.stream()
                .map(
                    each ->
                        SpanningVariable.of(each.variable(), Hierarchy.withoutTotal(each.codes())))
                .toList());
    SafeTable table =
        new SafeTable(
            structure,
            List.of(cells),
            new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of()));
    return PublishedTables.of(
        new PublicationContent(
            new IndicatorMetadata(
                id,
                FieldOfAction.POVERTY,
                text,
                text,
                text,
                text,
                text,
                1,
                IndicatorMetadata.DataOrigin.SYNTHETIC),
            dimensions,
            new Calculation.Count(),
            List.of(table),
            text),
        id + "@2",
        2,
        Instant.EPOCH,
        "hash-of-" + id);
  }

  private static SafeCell exactly(long count) {
    return new SafeCell.Published(count);
  }

  private static SafeCell about(long estimate, long lower, long upper) {
    return new SafeCell.Noisy(estimate, new Margin(lower, upper, 95));
  }

  private static SafeCell thousandths(long value, long lower, long upper, int coverage) {
    return new SafeCell.Noisy(value, new Margin(lower, upper, coverage));
  }

  @Nested
  class AgainstABasePeriod {

    private final IndexPart part = IndexPart.of("births");
    private final IndexFormula formula = new IndexFormula.AgainstBase(part, "2019");

    private IndexCalculation calculation(PublishedDimension years, PublishedTable table) {
      return new IndexCalculation(formula, List.of(years), Map.of(part, table));
    }

    @Test
    void theBaseIsHundredAndOthersAreInPercentOfIt() {
      PublishedTable births =
          published(
              "births",
              List.of(years("2018", "2019", "2020")),
              exactly(30),
              exactly(40),
              exactly(50));
      assertThat(calculation(years("2018", "2019", "2020"), births).table().cells())
          .containsExactly(exactly(75_000), exactly(100_000), exactly(125_000));
    }

    @Test
    void theBaseNeedNotBeShown() {
      PublishedTable births =
          published("births", List.of(years("2019", "2020")), exactly(3), exactly(4));
      assertThat(calculation(years("2020"), births).table().cells())
          .containsExactly(exactly(133_333));
    }

    @Test
    void intervalsAreThoseOfTheQuotientRoundedOutwards() {
      PublishedTable births =
          published("births", List.of(years("2019", "2020")), about(40, 36, 44), about(50, 47, 53));
      // 4,700/44 = 106.81…; 5,300/36 = 147.22…; both miss with at most 5 percent.
      assertThat(calculation(years("2019", "2020"), births).table().cells())
          .containsExactly(exactly(100_000), thousandths(125_000, 106_818, 147_223, 90));
    }

    @Test
    void withoutABaseThereIsNoIndex() {
      PublishedTable births =
          published("births", List.of(years("2019", "2020")), HIDDEN, exactly(50));
      assertThat(calculation(years("2019", "2020"), births).table().cells())
          .containsExactly(NOT_SHOWN, NOT_SHOWN);
    }

    @Test
    void aBaseThatMayBeZeroHasNoMeaning() {
      PublishedTable births =
          published("births", List.of(years("2019", "2020")), about(4, 0, 9), exactly(50));
      assertThat(calculation(years("2020"), births).table().cells()).containsExactly(NO_MEANING);
    }

    @Test
    void aBaseThatIsNotPublishedIsLacking() {
      PublishedTable births = published("births", List.of(years("2020")), exactly(50));
      assertThat(calculation(years("2020"), births).lacking()).containsExactly("births 2019");
    }
  }

  @Nested
  class OfSeveralParts {

    private final IndexPart poor = IndexPart.of("poor");
    private final IndexPart employed = new IndexPart("employed", OptionalInt.of(2), Map.of());

    private IndexCalculation calculation(Scale scale, PublishedTable poverty, PublishedTable work) {
      return new IndexCalculation(
          new IndexFormula.Composite(
              List.of(
                  new IndexFormula.Weighted(poor, 3, Orientation.SAME),
                  new IndexFormula.Weighted(employed, 1, Orientation.REVERSED)),
              scale),
          List.of(AREAS),
          Map.of(poor, poverty, employed, work));
    }

    private PublishedTable table(String id, SafeCell... cells) {
      return published(id, List.of(AREAS), cells);
    }

    @Test
    void figuresBetweenTheSmallestAndTheLargestAreaAreWeighted() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), exactly(10), exactly(20), exactly(30)),
              table("employed", exactly(62), exactly(70), exactly(50), exactly(60)));
      // a: (3·0 + 0)/4; b: (3·50 + 100)/4; c: (3·100 + 50)/4; all: (3·25 + 40)/4.
      assertThat(calculation.table().cells())
          .containsExactly(exactly(28_750), exactly(0), exactly(62_500), exactly(87_500));
    }

    @Test
    void standardScoresAreAroundTheMeanOfTheAreas() {
      IndexCalculation calculation =
          calculation(
              Scale.Z_SCORE,
              table("poor", exactly(20), exactly(10), exactly(20), exactly(30)),
              table("employed", exactly(60), exactly(50), exactly(60), exactly(70)));
      // Standard deviations 8.16496…; a: (3·(−1.2247…) + 1.2247…)/4.
      assertThat(calculation.table().cells())
          .containsExactly(exactly(0), exactly(-612), exactly(0), exactly(612));
    }

    @Test
    void whereAPartIsNotShownThereIsNoIndexAndNoSayInTheScale() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), exactly(10), exactly(20), HIDDEN),
              table("employed", exactly(62), exactly(70), exactly(50), exactly(60)));
      assertThat(calculation.table().cells().get(3)).isEqualTo(NOT_SHOWN);
      // b is the largest that is shown: (3·100 + 100)/4.
      assertThat(calculation.table().cells().get(2)).isEqualTo(exactly(100_000));
    }

    @Test
    void figuresThatDoNotDifferGiveNoScale() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), exactly(10), exactly(10), exactly(10)),
              table("employed", exactly(62), exactly(70), exactly(50), exactly(60)));
      assertThat(calculation.table().cells()).containsOnly(NO_MEANING);
    }

    @Test
    void whatWasPerturbedStaysPerturbed() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), new SafeCell.Perturbed(10), exactly(20), exactly(30)),
              table("employed", exactly(62), exactly(70), exactly(50), exactly(60)));
      assertThat(calculation.table().cells().get(1)).isEqualTo(new SafeCell.Perturbed(0));
    }

    @Test
    void intervalsOfPartsAreCarriedThroughAndTheirRisksAdded() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), exactly(10), about(20, 18, 24), exactly(30)),
              table("employed", exactly(62), exactly(70), about(50, 48, 56), about(60, 55, 65)));
      // b: poor 40 … 70 of 100, employed (turned) 70 … 110.
      assertThat(calculation.table().cells().get(2))
          .isEqualTo(thousandths(62_500, 47_500, 80_000, 90));
      assertThat(calculation.table().cells().get(3))
          .isEqualTo(thousandths(87_500, 81_250, 93_750, 95));
    }

    @Test
    void itTellsFromWhichPublicationsItIsComputed() {
      IndexCalculation calculation =
          calculation(
              Scale.MIN_MAX,
              table("poor", exactly(15), exactly(10), exactly(20), exactly(30)),
              table("employed", exactly(62), exactly(70), exactly(50), exactly(60)));
      assertThat(calculation.calculation().sources())
          .containsExactly(
              new Calculation.Source("poor@2", "hash-of-poor"),
              new Calculation.Source("employed@2", "hash-of-employed"));
      assertThat(calculation.table().statement().publicParameters())
          .containsEntry(IndexCalculation.SOURCES, "poor@2, employed@2");
      int[] equations = new int[1];
      calculation.table().structure().forEachEquation(equation -> equations[0]++);
      assertThat(equations[0]).as("an index does not add up").isZero();
    }

    @Test
    void areasThatAPartDoesNotHaveAreLacking() {
      PublishedTable fewer =
          published(
              "poor",
              List.of(dimension("area", PublishedDimension.Role.AREA, List.of("all", "a", "b"))),
              exactly(1),
              exactly(2),
              exactly(3));
      assertThat(
              calculation(
                      Scale.MIN_MAX,
                      fewer,
                      table("employed", exactly(62), exactly(70), exactly(50), exactly(60)))
                  .lacking())
          .containsExactly("poor c");
    }

    @Test
    void ofFurtherDimensionsTheTopIsMeantOrTheCodeThatWasChosen() {
      PublishedDimension sex =
          new PublishedDimension(
              "sex",
              PublishedDimension.Role.CLASSIFICATION,
              LocalizedText.same("sex"),
              List.of("both", "f", "m"),
              Map.of(),
              Map.of("f", "both", "m", "both"));
      PublishedTable bySex =
          published(
              "x",
              List.of(AREAS, sex),
              exactly(0),
              exactly(0),
              exactly(0),
              exactly(1),
              exactly(9),
              exactly(5),
              exactly(2),
              exactly(8),
              exactly(5),
              exactly(3),
              exactly(4),
              exactly(5));
      assertThat(middle(IndexPart.of("x"), bySex)).isEqualTo(exactly(50_000));
      assertThat(middle(new IndexPart("x", OptionalInt.empty(), Map.of("sex", "f")), bySex))
          .isEqualTo(exactly(80_000));
    }

    private SafeCell middle(IndexPart part, PublishedTable table) {
      return new IndexCalculation(
              new IndexFormula.Composite(
                  List.of(new IndexFormula.Weighted(part, 1, Orientation.SAME)), Scale.MIN_MAX),
              List.of(AREAS),
              Map.of(part, table))
          .table()
          .cells()
          .get(2);
    }

    @Test
    void aPartIsNamedOnce() {
      assertThatThrownBy(
              () ->
                  new IndexFormula.Composite(
                      List.of(
                          new IndexFormula.Weighted(poor, 3, Orientation.SAME),
                          new IndexFormula.Weighted(poor, 1, Orientation.REVERSED)),
                      Scale.MIN_MAX))
          .hasMessageContaining("twice");
    }
  }

  /**
   * Whatever the true figures in their intervals, the index on the published scale is in its own.
   */
  @Property(tries = 200)
  void intervalsHoldTheIndexOfAllFiguresThatIntervalsHold(@ForAll @LongRange(min = 0) long seed) {
    Random random = new Random(seed);
    Scale scale = random.nextBoolean() ? Scale.MIN_MAX : Scale.Z_SCORE;
    List<IndexFormula.Weighted> weighted = new ArrayList<>();
    Map<IndexPart, PublishedTable> shown = new HashMap<>();
    List<long[]> truths = new ArrayList<>();
    List<long[]> estimates = new ArrayList<>();
    for (int k = 0; k < 1 + random.nextInt(4); k++) {
      IndexPart part = IndexPart.of("part-" + k);
      SafeCell[] cells = new SafeCell[4];
      long[] truth = new long[4];
      long[] estimate = new long[4];
      for (int a = 0; a < 4; a++) {
        estimate[a] = 100 * a + random.nextInt(100);
        long lower = estimate[a] - random.nextInt(30);
        long upper = estimate[a] + random.nextInt(30);
        truth[a] = lower + (upper == lower ? 0 : random.nextInt((int) (upper - lower + 1)));
        cells[a] = about(estimate[a], lower, upper);
      }
      truths.add(truth);
      estimates.add(estimate);
      shown.put(part, published("part-" + k, List.of(AREAS), cells));
      weighted.add(
          new IndexFormula.Weighted(
              part,
              1 + random.nextInt(9),
              random.nextBoolean() ? Orientation.SAME : Orientation.REVERSED));
    }
    SafeTable index =
        new IndexCalculation(new IndexFormula.Composite(weighted, scale), List.of(AREAS), shown)
            .table();
    for (int a = 0; a < 4; a++) {
      double sum = 0;
      double weights = 0;
      for (int k = 0; k < weighted.size(); k++) {
        sum +=
            weighted.get(k).weight()
                * standardised(scale, weighted.get(k), estimates.get(k), truths.get(k)[a]);
        weights += weighted.get(k).weight();
      }
      SafeCell.Noisy noisy = (SafeCell.Noisy) index.cells().get(a);
      assertThat(1000 * sum / weights)
          .isBetween(noisy.margin().lower() - 1e-6, noisy.margin().upper() + 1e-6);
      assertThat(noisy.margin().coveragePercent()).isEqualTo(100 - 5 * weighted.size());
    }
  }

  /** An independent way: in floating point, with the population standard deviation. */
  private static double standardised(
      Scale scale, IndexFormula.Weighted part, long[] estimates, long truth) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    double mean = 0;
    for (int a = 1; a < 4; a++) {
      least = Math.min(least, estimates[a]);
      most = Math.max(most, estimates[a]);
      mean += estimates[a] / 3.0;
    }
    double squares = 0;
    for (int a = 1; a < 4; a++) {
      squares += (estimates[a] - mean) * (estimates[a] - mean) / 3;
    }
    double on =
        scale == Scale.MIN_MAX
            ? 100 * (truth - least) / (most - least)
            : (truth - mean) / Math.sqrt(squares);
    return part.orientation() == Orientation.SAME ? on : (scale == Scale.MIN_MAX ? 100 : 0) - on;
  }

  @Test
  void readersSeeThousandthsAsNumbers() {
    assertThat(Calculation.FromPublished.thousandths(new BigDecimal("12.3456"), RoundingMode.FLOOR))
        .isEqualTo(12_345);
  }
}
