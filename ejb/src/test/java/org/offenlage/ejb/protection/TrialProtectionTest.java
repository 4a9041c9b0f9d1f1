package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class TrialProtectionTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", areas()),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2023")))));

  private static Hierarchy areas() {
    Map<String, String> parents = new LinkedHashMap<>();
    for (String area : List.of("a", "b", "c", "d")) {
      parents.put(area, "kreis");
    }
    return Hierarchy.ofParents(parents);
  }

  private static TableToProtect table(long a, long b, long c, long d) {
    return new TableToProtect(
        new TabulatedTable(
            TabulatedTable.Part.COUNT,
            new Quantity.Records(),
            new ConfidentialTable(STRUCTURE, new long[] {a + b + c + d, a, b, c, d}),
            Optional.empty(),
            CellKeys.of(new long[5]),
            "people",
            "person",
            List.of(new UUID(0, a)),
            OptionalInt.of(1)),
        new CountedRecords(
            "{\"dataset\":\"people\"}", Map.of("area", "area~1"), Condition.Locality.OWN_RECORD),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2023"));
  }

  private static RuleDraft rule(ProtectionMechanism mechanism) {
    LocalizedText text = LocalizedText.same("x");
    return new RuleDraft("x", text, text, mechanism, RuleDraft.Denominators.PROTECTED);
  }

  private static ProtectionMechanism.Noise noise(PrivacyLoss loss, Estimates estimates) {
    return new ProtectionMechanism.Noise(
        new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
        loss,
        new ProtectionMechanism.Split.Even(),
        Optional.of(new ProtectionMechanism.SmallestShown(3, Rational.of(1, 10))),
        estimates,
        95);
  }

  private static Outcome<TrialTable> protect(TableToProtect table, ProtectionMechanism rule) {
    return new TrialProtection().protect(table, List.of(), rule(rule));
  }

  @Nested
  class OfNoise {

    @ParameterizedTest
    @EnumSource(Estimates.class)
    void tellsTheSameWhateverTheCountsAre(Estimates estimates) {
      for (PrivacyLoss loss :
          List.of(
              new PrivacyLoss.Pure(Rational.of(1, 2)),
              new PrivacyLoss.ZeroConcentrated(Rational.of(1, 8)))) {
        ProtectionMechanism.Noise rule = noise(loss, estimates);
        assertThat(protect(table(0, 1, 2, 3), rule))
            .isEqualTo(protect(table(900, 20, 7, 12_345), rule));
      }
    }

    @Test
    void isTheMoreExactTheMoreItCosts() {
      TrialTable dear =
          protect(
                  table(1, 2, 3, 4),
                  noise(new PrivacyLoss.Pure(Rational.of(2)), Estimates.MEASURED))
              .orElseThrow();
      TrialTable cheap =
          protect(
                  table(1, 2, 3, 4),
                  noise(new PrivacyLoss.Pure(Rational.of(1, 4)), Estimates.MEASURED))
              .orElseThrow();
      for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
        assertThat(((TrialCell.Blurred) dear.cells().get(cell)).width())
            .isLessThan(((TrialCell.Blurred) cheap.cells().get(cell)).width());
      }
      assertThat(dear.loss()).contains(new PrivacyLoss.Pure(Rational.of(2)));
    }

    @Test
    void isRefusedToAnotherPrivacyUnit() {
      ProtectionMechanism.Noise household =
          new ProtectionMechanism.Noise(
              new PrivacyUnit("household", PrivacyUnit.Scope.REFERENCE_PERIOD),
              new PrivacyLoss.Pure(Rational.ONE),
              new ProtectionMechanism.Split.Even(),
              Optional.empty(),
              Estimates.MEASURED,
              95);
      assertThat(protect(table(1, 2, 3, 4), household)).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void ofSuppressionShowsWhatWouldBeHidden() {
    TrialTable table =
        protect(
                table(1, 20, 30, 40),
                new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE))
            .orElseThrow();
    assertThat(table.hidden()).isEqualTo(2);
    assertThat(table.sensitiveCells()).isEqualTo(1);
    assertThat(table.cells().get(0)).isEqualTo(new TrialCell.Exact(91));
    assertThat(table.loss()).isEmpty();
  }

  @Test
  void atAHigherProtectionLevelHidesLargerCounts() {
    TrialCell usual = cellOfD(new ProtectionDemand.Interval(100, 2));
    TrialCell strict = cellOfD(new ProtectionDemand.Interval(100, 30));
    assertThat(usual).isEqualTo(new TrialCell.Exact(400));
    assertThat(strict).isInstanceOf(TrialCell.Hidden.class);
  }

  private static TrialCell cellOfD(ProtectionDemand.Interval demand) {
    return protect(
            table(1, 5, 6, 400),
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE, demand))
        .orElseThrow()
        .cells()
        .get(4);
  }
}
