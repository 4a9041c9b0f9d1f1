package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.Reliability;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.CountedRecords;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.BudgetSplit;
import org.offenlage.privacy.dp.ContributionBound;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.MeasuredTable;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoiseDifference;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ReliabilitiesTest {

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", Hierarchy.flat("kreis", List.of("a", "b"))),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));
  private static final List<PublishedDimension> DIMENSIONS =
      List.of(
          new PublishedDimension(
              "area",
              PublishedDimension.Role.AREA,
              TEXT,
              List.of("kreis", "a", "b"),
              Map.of(),
              Map.of("a", "kreis", "b", "kreis")),
          new PublishedDimension(
              "year",
              PublishedDimension.Role.PERIOD,
              TEXT,
              List.of("2022", "2023"),
              Map.of(),
              Map.of()));
  private static final MeasurementPlan PLAN =
      MeasurementPlan.discreteLaplace(
          STRUCTURE,
          new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
          new ContributionBound(1),
          new PrivacyLoss.Pure(Rational.ONE),
          new BudgetSplit.Even());

  /** Of a in 2022 and in 2023, behind both years of the whole. */
  private static final int A_2022 = 2;

  private static final int A_2023 = 3;

  private static ProtectedTable noisy(Estimates estimates) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
      counts.put(cell, 400L);
    }
    NoisyCounts values = NoisyCounts.ofStored(counts);
    return new ProtectedTable(
        PLAN.protect(values, new Thresholding.ShowAll(), estimates, 95),
        0,
        0,
        Optional.of(MeasuredTable.of(PLAN, values, estimates)),
        List.of());
  }

  private static ProtectedTable known(long... counts) {
    List<SafeCell> cells =
        Arrays.stream(counts).<SafeCell>mapToObj(SafeCell.Published::new).toList();
    return new ProtectedTable(
        new SafeTable(
            STRUCTURE,
            cells,
            new ProtectionStatement(
                ProtectionStatement.Mechanism.PUBLIC_FIGURES, Map.of(), Map.of())),
        0,
        0,
        Optional.empty(),
        List.of());
  }

  private static TableToProtect table(Quantity quantity) {
    return new TableToProtect(
        new TabulatedTable(
            TabulatedTable.Part.COUNT,
            quantity,
            new ConfidentialTable(STRUCTURE, new long[STRUCTURE.cellCount()]),
            Optional.empty(),
            CellKeys.of(new long[STRUCTURE.cellCount()]),
            "people",
            "person",
            List.of(new UUID(0, 1), new UUID(0, 2)),
            OptionalInt.of(1)),
        new CountedRecords("{}", Map.of(), Condition.Locality.OWN_RECORD),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2022", "2023"));
  }

  private static List<Reliability> of(Estimates estimates, Quantity quantity) {
    return Reliabilities.of(
        DIMENSIONS, new Calculation.Count(), List.of(table(quantity)), List.of(noisy(estimates)));
  }

  @Test
  void aCountDiffersFromTheYearBeforeByTheLawOfBothNoises() {
    List<Reliability> all = of(Estimates.MEASURED, new Quantity.Records());
    long exact = NoiseDifference.of(PLAN.noise(0), PLAN.noise(0)).halfWidth(95);

    assertThat(all.get(A_2022).change()).as("there is no year before").isEmpty();
    assertThat(all.get(A_2023).change().orElseThrow().doubleValue())
        .isBetween((double) exact, exact + 1.0);
    assertThat(all.get(A_2022).fromWhole().orElseThrow().doubleValue())
        .isBetween((double) exact, exact + 1.0);
    assertThat(all.get(0).fromWhole()).as("the whole itself").isEmpty();
    assertThat(all.get(A_2023).chance().orElseThrow()).as("2·√400").isEqualByComparingTo("40");
  }

  @Test
  void consistentEstimatesShareNoiseWithTheWholeButNotWithAnotherYear() {
    List<Reliability> all = of(Estimates.CONSISTENT, new Quantity.Records());
    double measured =
        of(Estimates.MEASURED, new Quantity.Records())
            .get(A_2023)
            .change()
            .orElseThrow()
            .doubleValue();

    assertThat(all.get(A_2023).change().orElseThrow().doubleValue()).isLessThan(measured);
    assertThat(all.get(A_2023).fromWhole()).isEmpty();
  }

  @Test
  void ofASumNobodyKnowsHowMuchItVariesByChance() {
    assertThat(of(Estimates.MEASURED, new Quantity.Total("wage", 9)).get(A_2023).chance())
        .isEmpty();
  }

  @Test
  void aRateOverKnownDenominatorsDiffersInItsOwnUnit() {
    List<Reliability> rates =
        Reliabilities.of(
            DIMENSIONS,
            new Calculation.Rate(1000),
            List.of(table(new Quantity.Records()), table(new Quantity.Records())),
            List.of(noisy(Estimates.MEASURED), known(9000, 9000, 4000, 4000, 0, 5000)));
    double count =
        of(Estimates.MEASURED, new Quantity.Records())
            .get(A_2023)
            .change()
            .orElseThrow()
            .doubleValue();

    assertThat(rates.get(A_2023).change().orElseThrow().doubleValue())
        .isBetween(count / 4, count / 4 + 0.001);
    assertThat(rates.get(5).change()).as("nobody lived there the year before").isEmpty();
    assertThat(rates.get(4)).isEqualTo(Reliability.UNKNOWN);
    assertThat(rates.get(A_2023).chance().orElseThrow())
        .as("2·√400 of 4,000, in thousandths")
        .isEqualByComparingTo("10");
  }
}
