package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.ProgressListener;

class SuppressedTablesTest {

  private static final ProtectionMechanism.Suppression RULE =
      new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE);

  private static final UUID SNAPSHOT = new UUID(0, 1);

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

  private static TableToProtect table(UUID snapshot, long a, long b, long c, long d) {
    return new TableToProtect(
        new TabulatedTable(
            TabulatedTable.Part.COUNT,
            new Quantity.Records(),
            new ConfidentialTable(STRUCTURE, new long[] {a + b + c + d, a, b, c, d}),
            Optional.empty(),
            CellKeys.of(new long[5]),
            "people",
            "person",
            List.of(snapshot),
            OptionalInt.empty()),
        new CountedRecords(
            "{\"dataset\":\"people\"}", Map.of("area", "area~1"), Condition.Locality.OWN_RECORD),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2023"));
  }

  private static EarlierTable published(TableToProtect truth, Set<String> hidden) {
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
      cells.add(
          hidden.contains(STRUCTURE.codes(cell).get(0))
              ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
              : new SafeCell.Published(truth.counted().table().count(cell)));
    }
    return new EarlierTable(
        "people@1",
        truth,
        new SafeTable(
            STRUCTURE,
            cells,
            new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of())),
        Optional.of(RULE));
  }

  private static Outcome<ProtectedTable> protect(
      TableToProtect table, List<EarlierTable> earlier, ProtectionMechanism.Suppression rule) {
    return SuppressedTables.protect(table, earlier, rule, ProgressListener.SILENT);
  }

  private static SafeCell cell(Outcome<ProtectedTable> outcome, String area) {
    return outcome.orElseThrow().table().cell(List.of(area, "2023"));
  }

  @Test
  void aSmallCountIsHiddenTogetherWithAnother() {
    Outcome<ProtectedTable> outcome = protect(table(SNAPSHOT, 1, 20, 30, 40), List.of(), RULE);

    assertThat(cell(outcome, "a")).isInstanceOf(SafeCell.Suppressed.class);
    assertThat(cell(outcome, "kreis")).isEqualTo(new SafeCell.Published(91));
    assertThat(
            outcome.orElseThrow().table().cells().stream()
                .filter(SafeCell.Suppressed.class::isInstance))
        .hasSize(2);
    assertThat(outcome.orElseThrow().sensitiveCells()).isEqualTo(1);
  }

  @Test
  void whatWasPublishedEarlierHidesNothing() {
    TableToProtect table = table(SNAPSHOT, 1, 20, 30, 40);

    Outcome<ProtectedTable> outcome =
        protect(table, List.of(published(table, Set.of("a", "d"))), RULE);

    assertThat(cell(outcome, "a")).isInstanceOf(SafeCell.Suppressed.class);
    assertThat(cell(outcome, "d"))
        .as("b and c are known, so only d can hide a")
        .isInstanceOf(SafeCell.Suppressed.class);
    assertThat(cell(outcome, "b")).isEqualTo(new SafeCell.Published(20));
  }

  @Test
  void aCellThatEarlierFiguresGiveAwayIsNamedInTheRefusal() {
    TableToProtect table = table(SNAPSHOT, 1, 20, 30, 40);

    assertThat(protect(table, List.of(published(table, Set.of("a"))), RULE))
        .isEqualTo(
            new Outcome.Refused<>(
                new ProtectionRefusal.CellsUnprotectable("COUNT", List.of("a 2023"))));
  }

  @Nested
  class AnEarlierPublicationStaysAsSafeAsItWas {

    private final TableToProtect earlierCounts = table(SNAPSHOT, 4, 20, 30, 40);

    private final EarlierTable earlier =
        new EarlierTable(
            "people@1",
            earlierCounts,
            published(earlierCounts, Set.of("a", "b")).published(),
            Optional.of(new ProtectionMechanism.Suppression(10, ProtectionMechanism.Zeros.FREE)));

    @Test
    void underALooserRuleToo() {
      Outcome<ProtectedTable> outcome = protect(earlierCounts, List.of(earlier), RULE);

      assertThat(cell(outcome, "a"))
          .as("4 may be shown under the new rule, but the earlier one promised to hide it")
          .isInstanceOf(SafeCell.Suppressed.class);
      assertThat(cell(outcome, "b")).isInstanceOf(SafeCell.Suppressed.class);
    }

    @Test
    void fromFiguresThatArePublishedAsTheyAre() {
      assertThat(
              SuppressedTables.endangeredBy(
                  earlierCounts, List.of(earlier), ProgressListener.SILENT))
          .containsExactly("a 2023");
      assertThat(
              SuppressedTables.endangeredBy(
                  table(new UUID(0, 2), 4, 20, 30, 40), List.of(earlier), ProgressListener.SILENT))
          .as("another snapshot tells nothing about this one")
          .isEmpty();
    }

    @Test
    void butNothingIsPromisedForWhatWasPublishedAsItIs() {
      EarlierTable open =
          new EarlierTable("people@1", earlierCounts, earlier.published(), Optional.empty());

      assertThat(
              SuppressedTables.endangeredBy(earlierCounts, List.of(open), ProgressListener.SILENT))
          .isEmpty();
    }
  }

  @Nested
  class AWaivedCell {

    private final WaivedCells a = new WaivedCells(Set.of(List.of("a", "2023")));

    @Test
    void isShownAndNeedsNoOtherToHideIt() {
      Outcome<ProtectedTable> outcome =
          protect(table(SNAPSHOT, 1, 20, 30, 40).waiving(a), List.of(), RULE);

      assertThat(outcome.orElseThrow().table().cells())
          .allMatch(SafeCell.Published.class::isInstance);
      assertThat(outcome.orElseThrow().sensitiveCells()).isZero();
    }

    @Test
    void hidesNoOtherCell() {
      Outcome<ProtectedTable> outcome =
          protect(table(SNAPSHOT, 1, 2, 30, 40).waiving(a), List.of(), RULE);

      assertThat(cell(outcome, "a")).isEqualTo(new SafeCell.Published(1));
      assertThat(cell(outcome, "b")).isInstanceOf(SafeCell.Suppressed.class);
      assertThat(
              outcome.orElseThrow().table().cells().stream()
                  .filter(SafeCell.Suppressed.class::isInstance))
          .hasSize(2);
    }

    @Test
    void isShownThoughAnEarlierPublicationHidesIt() {
      TableToProtect table = table(SNAPSHOT, 1, 20, 30, 40);

      Outcome<ProtectedTable> outcome =
          protect(table.waiving(a), List.of(published(table, Set.of("a", "d"))), RULE);

      assertThat(cell(outcome, "a")).isEqualTo(new SafeCell.Published(1));
    }

    @Test
    void isRefusedWhereItHidesAnotherCellOfAnEarlierPublication() {
      TableToProtect table = table(SNAPSHOT, 1, 2, 30, 40);

      assertThat(protect(table.waiving(a), List.of(published(table, Set.of("a", "b"))), RULE))
          .isEqualTo(
              new Outcome.Refused<>(
                  new ProtectionRefusal.CellsUnprotectable("COUNT", List.of("b 2023"))));
    }

    @Test
    void ofAnotherPeriodIsNone() {
      WaivedCells other = new WaivedCells(Set.of(List.of("a", "2022")));

      assertThat(cell(protect(table(SNAPSHOT, 1, 20, 30, 40).waiving(other), List.of(), RULE), "a"))
          .isInstanceOf(SafeCell.Suppressed.class);
    }
  }

  @Test
  void figuresOfAnotherSnapshotAreOtherCells() {
    TableToProtect corrected = table(SNAPSHOT, 5, 20, 30, 40);
    TableToProtect before = table(new UUID(0, 2), 1, 20, 30, 40);

    assertThat(protect(corrected, List.of(published(before, Set.of("a", "d"))), RULE))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((ProtectedTable) done.value()).table().cells())
                    .allMatch(SafeCell.Published.class::isInstance));
  }

  @Test
  void aStatementTellsTheThresholdToTheOfficeOnly() {
    ProtectionStatement statement =
        protect(table(SNAPSHOT, 1, 20, 30, 40), List.of(), RULE).orElseThrow().table().statement();

    assertThat(statement.internalParameters()).containsEntry("threshold", "3");
    assertThat(statement.publicParameters()).doesNotContainKey("threshold");
  }
}
