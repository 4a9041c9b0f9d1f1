package org.offenlage.ejb.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.CountedRecords;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.protection.WaivedCells;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ExaminationTest {

  private static final ProtectionMechanism.Suppression BELOW_THREE =
      new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE);
  private static final UUID SNAPSHOT = new UUID(0, 1);

  private static final TableStructure STRUCTURE = structure(Hierarchy.flat("kreis", areas()));

  private static List<String> areas() {
    return List.of("a", "b", "c", "d");
  }

  private static TableStructure structure(Hierarchy areas) {
    return TableStructure.of(
        List.of(
            SpanningVariable.of("area", areas),
            SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));
  }

  private static RuleDraft rule(ProtectionMechanism mechanism) {
    LocalizedText text = LocalizedText.same("rule");
    return new RuleDraft("rule", text, text, mechanism, RuleDraft.Denominators.PROTECTED);
  }

  /** The same counts in both years; record keys depend on area and year alone. */
  private static TableToProtect table(String meaning, TableStructure structure, long... counts) {
    long[] values = new long[structure.cellCount()];
    long[] keys = new long[structure.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      List<String> codes = structure.codes(cell);
      for (int area = 0; area < counts.length; area++) {
        if (isIn(areas().get(area), codes.get(0), structure)) {
          values[cell] += counts[area];
          keys[cell] += counts[area] * (codes.get(1).equals("2022") ? 7919 : 104_729) * (area + 1);
        }
      }
    }
    return new TableToProtect(
        new TabulatedTable(
            TabulatedTable.Part.COUNT,
            new Quantity.Records(),
            new ConfidentialTable(structure, values),
            Optional.empty(),
            CellKeys.of(keys),
            "people",
            "person",
            List.of(SNAPSHOT, new UUID(0, 2)),
            OptionalInt.of(1)),
        new CountedRecords(
            "{\"dataset\":\"people\"}", Map.of("area", meaning), Condition.Locality.OWN_RECORD),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2022", "2023"));
  }

  private static boolean isIn(String area, String code, TableStructure structure) {
    return structure.variables().get(0).hierarchies().get(0).pathToRoot(area).contains(code);
  }

  private static SafeTable hiding(TableToProtect truth, String... areas) {
    return shown(truth, count -> new SafeCell.Published(count), areas);
  }

  private static SafeTable shown(
      TableToProtect truth, LongFunction<SafeCell> cell, String... hidden) {
    ConfidentialTable table = truth.counted().table();
    List<SafeCell> cells = new ArrayList<>();
    for (int each = 0; each < table.structure().cellCount(); each++) {
      cells.add(
          Set.of(hidden).contains(table.structure().codes(each).get(0))
              ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
              : cell.apply(table.count(each)));
    }
    return new SafeTable(
        table.structure(),
        cells,
        new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of()));
  }

  private static ExaminedTable examined(
      TableToProtect truth, SafeTable result, EarlierTable... earlier) {
    return new ExaminedTable(
        truth,
        new ProtectedTable(result, 0, earlier.length, Optional.empty(), List.of()),
        List.of(earlier));
  }

  private static Map<String, Check.Result> results(ExaminedTable table) {
    Map<String, Check.Result> results = new LinkedHashMap<>();
    Examination.of(List.of(table), rule(BELOW_THREE))
        .checks()
        .forEach(check -> results.put(check.name(), check.result()));
    return results;
  }

  private final TableToProtect truth = table("area~1", STRUCTURE, 1, 20, 30, 40);

  @Nested
  class OneTable {

    @Test
    void thatIsWellProtectedPassesEverything() {
      Examination examination =
          Examination.of(List.of(examined(truth, hiding(truth, "a", "b"))), rule(BELOW_THREE));

      assertThat(examination.checks())
          .extracting(Check::name)
          .contains(
              "threshold",
              "dominance",
              "group-disclosure",
              "differencing",
              "linear-reconstruction",
              "microdata-reconstruction",
              "implausible-change");
      assertThat(examination.checks())
          .allSatisfy(check -> assertThat(check.result()).isEqualTo(Check.Result.PASSED));
      assertThat(examination.sensitive())
          .containsExactly(
              new SensitiveCell("count", "a 2022"), new SensitiveCell("count", "a 2023"));
      assertThat(examination.hasFailed()).isFalse();
    }

    @Test
    void thatShowsItsSmallCellsFails() {
      assertThat(results(examined(truth, hiding(truth))))
          .containsEntry("threshold", Check.Result.FAILED)
          .containsEntry("differencing", Check.Result.FAILED)
          .containsEntry("microdata-reconstruction", Check.Result.FAILED);
    }

    @Test
    void thatHidesItsSmallCellsAloneFails() {
      assertThat(results(examined(truth, hiding(truth, "a"))))
          .containsEntry("threshold", Check.Result.PASSED)
          .containsEntry("differencing", Check.Result.FAILED)
          .containsEntry("microdata-reconstruction", Check.Result.FAILED);
    }

    @Test
    void thatShowsAWaivedCellIsNotableAndShowsNoOther() {
      TableToProtect waived =
          truth.waiving(new WaivedCells(Set.of(List.of("a", "2022"), List.of("a", "2023"))));

      assertThat(results(examined(waived, hiding(waived))))
          .containsEntry("threshold", Check.Result.NOTABLE)
          .containsEntry("differencing", Check.Result.PASSED)
          .containsEntry("microdata-reconstruction", Check.Result.PASSED);
      TableToProtect only2022 = truth.waiving(new WaivedCells(Set.of(List.of("a", "2022"))));
      assertThat(results(examined(only2022, hiding(only2022))))
          .as("the cell of the other year is not waived")
          .containsEntry("threshold", Check.Result.FAILED);
    }

    @Test
    void whosePartnerIsTooSmallToHideItFailsByReconstruction() {
      TableToProtect close = table("area~1", STRUCTURE, 2, 0, 30, 40);
      TableToProtect tight = table("area~1", STRUCTURE, 1, 0, 30, 40);
      assertThat(results(examined(close, hiding(close, "a", "b"))))
          .as("a lies between 0 and 2, as wide as asked")
          .containsEntry("linear-reconstruction", Check.Result.PASSED);
      assertThat(results(examined(tight, hiding(tight, "a", "b"))))
          .as("a lies between 0 and 1")
          .containsEntry("linear-reconstruction", Check.Result.FAILED);
    }
  }

  @Nested
  class OfSums {

    private static final ProtectionMechanism.Suppression P_PERCENT =
        new ProtectionMechanism.Suppression(
            3,
            ProtectionMechanism.Zeros.FREE,
            ProtectionMechanism.Suppression.USUAL,
            Optional.of(new SafetyRule.PPercent(10)));

    /** In b the largest of four contributes nearly all; each contributor is in one area. */
    private final long[][] contributions = {
      {300, 290, 280, 270}, {90_000, 900, 20, 10}, {400, 390, 380, 370}, {5000, 4900, 4800, 4700}
    };

    private TableToProtect sums() {
      long[] totals = new long[4];
      for (int area = 0; area < totals.length; area++) {
        totals[area] = Arrays.stream(contributions[area]).sum();
      }
      TableToProtect counts = table("area~1", STRUCTURE, totals);
      LargestContributions.Collector largest = new LargestContributions.Collector(STRUCTURE, 2);
      for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
        String code = STRUCTURE.codes(cell).get(0);
        long[] in =
            areas().stream()
                .filter(area -> isIn(area, code, STRUCTURE))
                .flatMapToLong(area -> Arrays.stream(contributions[areas().indexOf(area)]))
                .sorted()
                .toArray();
        largest.put(
            cell,
            in.length,
            Arrays.stream(in).sum(),
            new long[] {in[in.length - 1], in[in.length - 2]});
      }
      TabulatedTable counted = counts.counted();
      return new TableToProtect(
          new TabulatedTable(
              counted.part(),
              new Quantity.Total("turnover", 1_000_000),
              counted.table(),
              Optional.empty(),
              counted.cellKeys(),
              counted.datasetId(),
              counted.privacyUnit(),
              counted.snapshots(),
              counted.recordsPerRespondent(),
              Optional.of(largest.collect())),
          counts.records(),
          counts.area(),
          counts.period(),
          counts.periods());
    }

    private Map<String, Check.Result> results(String... hidden) {
      TableToProtect sums = sums();
      Map<String, Check.Result> results = new LinkedHashMap<>();
      Examination.of(List.of(examined(sums, hiding(sums, hidden))), rule(P_PERCENT))
          .checks()
          .forEach(check -> results.put(check.name(), check.result()));
      return results;
    }

    @Test
    void aSumThatGivesItsLargestContributionAwayFails() {
      assertThat(results())
          .containsEntry("largest-contributions", Check.Result.FAILED)
          .doesNotContainKeys("threshold", "microdata-reconstruction", "group-disclosure");
    }

    @Test
    void soDoesOneThatFollowsFromTheTotal() {
      assertThat(results("b"))
          .containsEntry("largest-contributions", Check.Result.PASSED)
          .containsEntry("differencing", Check.Result.FAILED);
    }

    @Test
    void aPartnerMustBeAsLargeAsTheRuleAsks() {
      // 10 percent of 90,000 less the rest of 30 are 8,970; a and c together hold 2,680, d 19,400.
      assertThat(results("a", "b", "c"))
          .containsEntry("linear-reconstruction", Check.Result.FAILED);
      assertThat(results("b", "d").values()).containsOnly(Check.Result.PASSED);
    }
  }

  @Nested
  class TogetherWithEarlierTables {

    private EarlierTable earlier(
        TableToProtect earlier, Optional<ProtectionMechanism.Suppression> rule, String... hidden) {
      return new EarlierTable("old@1 COUNT", earlier, hiding(earlier, hidden), rule);
    }

    @Test
    void aPartnerThatWasShownFails() {
      assertThat(
              results(
                  examined(
                      truth,
                      hiding(truth, "a", "b"),
                      earlier(truth, Optional.of(BELOW_THREE), "a", "c"))))
          .containsEntry("differencing", Check.Result.FAILED);
    }

    @Test
    void aCellThatWasShownUnderALaxerRuleIsNotableAndNoLongerAttacked() {
      assertThat(results(examined(truth, hiding(truth), earlier(truth, Optional.empty()))))
          .containsEntry("threshold", Check.Result.NOTABLE)
          .containsEntry("differencing", Check.Result.PASSED)
          .containsEntry("microdata-reconstruction", Check.Result.PASSED);
    }

    @Test
    void whatIsShownByWaiverIsNoBreachOfAnEarlierPromiseForTheSameCell() {
      TableToProtect waived =
          truth.waiving(new WaivedCells(Set.of(List.of("a", "2022"), List.of("a", "2023"))));
      EarlierTable earlier = earlier(truth, Optional.of(BELOW_THREE), "a", "b");

      assertThat(results(examined(waived, hiding(waived), earlier)))
          .containsEntry("threshold", Check.Result.NOTABLE)
          .containsEntry("differencing", Check.Result.PASSED);
      assertThat(results(examined(truth, hiding(truth), earlier)))
          .as("without a waiver it is")
          .containsEntry("differencing", Check.Result.FAILED);
    }

    @Test
    void whatAnEarlierOnePromisedToHideIsAttackedToo() {
      ProtectionMechanism.Suppression strict =
          new ProtectionMechanism.Suppression(25, ProtectionMechanism.Zeros.FREE);
      TableToProtect larger = table("area~1", STRUCTURE, 10, 20, 30, 40);
      assertThat(
              results(
                  examined(
                      larger, hiding(larger, "a"), earlier(larger, Optional.of(strict), "a", "b"))))
          .as("no cell is below 3, but the earlier table hid what is below 25")
          .containsEntry("threshold", Check.Result.PASSED)
          .containsEntry("differencing", Check.Result.FAILED);
    }

    /** Another column, other codes: only the records tell that the cells are the same. */
    @Test
    void cellsAreKnownByTheirRecordsWhateverTheyAreCalled() {
      TableStructure finer =
          structure(
              Hierarchy.ofParents(
                  parents("west", "kreis", "a", "west", "b", "west", "c", "kreis", "d", "kreis")));
      TableToProtect other = table("area~2", finer, 1, 20, 30, 40);
      assertThat(
              results(
                  examined(
                      truth,
                      hiding(truth, "a", "c"),
                      earlier(other, Optional.of(BELOW_THREE), "a", "b"))))
          .as("the other table shows c under a name that means something else here")
          .containsEntry("differencing", Check.Result.FAILED);
    }

    private static Map<String, String> parents(String... childAndParent) {
      Map<String, String> parents = new LinkedHashMap<>();
      for (int i = 0; i < childAndParent.length; i += 2) {
        parents.put(childAndParent[i], childAndParent[i + 1]);
      }
      return parents;
    }
  }

  @Nested
  class Noise {

    private final ProtectionMechanism.Noise noise =
        new ProtectionMechanism.Noise(
            new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
            new PrivacyLoss.Pure(Rational.ONE),
            new ProtectionMechanism.Split.Even(),
            Optional.empty(),
            Estimates.MEASURED,
            95);

    @Test
    void keepsWhatItPromisesInTheGame() {
      SafeTable noisy = shown(truth, count -> new SafeCell.Perturbed(count + 1));
      List<Check> checks = Examination.of(List.of(examined(truth, noisy)), rule(noise)).checks();

      assertThat(checks)
          .filteredOn(check -> check.name().equals("membership-game"))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.result()).isEqualTo(Check.Result.PASSED);
                assertThat(check.figures().get(3)).as("tanh(1/2)").isEqualTo("46.2");
              });
      assertThat(checks).extracting(Check::name).contains("microdata-reconstruction");
    }
  }

  @Nested
  class Changes {

    @Test
    void beyondChanceAreNotable() {
      assertThat(
              Plausibility.isImplausible(
                  new SafeCell.Published(1_000), new SafeCell.Published(2_000)))
          .isTrue();
    }

    @Test
    void withinChanceOrSmallSharesAreNot() {
      assertThat(Plausibility.isImplausible(new SafeCell.Published(4), new SafeCell.Published(12)))
          .isFalse();
      assertThat(
              Plausibility.isImplausible(
                  new SafeCell.Published(100_000), new SafeCell.Published(110_000)))
          .isFalse();
    }

    @Test
    void toOrFromWhatIsHiddenAreNotLookedAt() {
      assertThat(
              Plausibility.isImplausible(
                  new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL),
                  new SafeCell.Published(2_000)))
          .isFalse();
    }
  }

  @Test
  void nothingPrintsWhichCellsAreSensitive() {
    assertThat(new SensitiveCell("count", "a 2023").toString()).doesNotContain("a 2023");
  }
}
