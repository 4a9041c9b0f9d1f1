package org.offenlage.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.CellSuppressor;
import org.offenlage.privacy.suppression.ProgressListener;
import org.offenlage.privacy.suppression.SuppressionOutcome;
import org.offenlage.privacy.suppression.SuppressionProblem;

class LinearAttackTest {

  private static final TableStructure GRID =
      TableStructure.of(
          List.of(Invented.flat("area", "a", "b", "c"), Invented.flat("sex", "f", "m", "x")));

  private static Conclusion attacked(SafeTable table, int cell) {
    return LinearAttack.on(PublishedCorpus.of(Map.of("table", table)))
        .conclusion(new CellAddress("table", cell));
  }

  private static int cell(String... codes) {
    return GRID.cell(List.of(codes));
  }

  @Nested
  class OneTable {

    private final ConfidentialTable counts = Invented.counts(GRID, 1, 9, 8, 12, 2, 30, 11, 40, 13);

    @Test
    void withNothingHiddenHasNothingToAttackAndAllIsKnown() {
      SafeTable open = Invented.hiding(counts, cell -> false);
      for (int cell = 0; cell < GRID.cellCount(); cell++) {
        assertThat(attacked(open, cell))
            .isEqualTo(new Conclusion.Found(counts.count(cell), Conclusion.Means.OTHER_TABLE));
      }
    }

    @Test
    void withItsSmallCellsAloneHiddenIsFoundByDifferencing() {
      SafeTable primaryOnly =
          Invented.hiding(counts, cell -> cell == cell("a", "f") || cell == cell("b", "m"));
      assertThat(attacked(primaryOnly, cell("a", "f")))
          .isEqualTo(new Conclusion.Found(1, Conclusion.Means.DIFFERENCING));
      assertThat(attacked(primaryOnly, cell("b", "m")))
          .isEqualTo(new Conclusion.Found(2, Conclusion.Means.DIFFERENCING));
    }

    @Test
    void withASafePatternTellsOnlyWhatItMust() {
      SafeTable safe =
          Invented.hiding(
              counts,
              cell ->
                  List.of(cell("a", "f"), cell("a", "m"), cell("b", "f"), cell("b", "m"))
                      .contains(cell));
      // a-f + a-m = 10, b-f + b-m = 14, a-f + b-f = 13.
      assertThat(attacked(safe, cell("a", "f"))).isEqualTo(new Conclusion.Between(0, 10));
      assertThat(attacked(safe, cell("b", "m"))).isEqualTo(new Conclusion.Between(1, 11));
    }

    @Test
    void thatIsPressedAgainstZeroIsFoundByReconstruction() {
      ConfidentialTable empty = Invented.counts(GRID, 0, 0, 8, 0, 0, 30, 11, 40, 13);
      SafeTable hidden =
          Invented.hiding(
              empty,
              cell ->
                  List.of(cell("a", "f"), cell("a", "m"), cell("b", "f"), cell("b", "m"))
                      .contains(cell));
      assertThat(attacked(hidden, cell("a", "f")))
          .as("nobody is in the two rows, so nobody is in any of their cells")
          .isEqualTo(new Conclusion.Found(0, Conclusion.Means.RECONSTRUCTION));
    }

    /**
     * Six cells in a ring, two in each line: all follow from one, which must keep all above zero.
     */
    @Test
    void withARingOfHiddenCellsTellsTheWholeRange() {
      ConfidentialTable six = Invented.counts(GRID, 3, 5, 0, 0, 4, 6, 7, 0, 2);
      SafeTable hidden =
          Invented.hiding(
              six,
              cell ->
                  List.of(
                          cell("a", "f"),
                          cell("a", "m"),
                          cell("b", "m"),
                          cell("b", "x"),
                          cell("c", "x"),
                          cell("c", "f"))
                      .contains(cell));
      assertThat(attacked(hidden, cell("a", "f"))).isEqualTo(new Conclusion.Between(1, 8));
    }

    @Test
    void thatContradictsItselfIsRefused() {
      SafeTable table = Invented.hiding(counts, cell -> cell == cell("a", "f"));
      List<org.offenlage.privacy.safe.SafeCell> cells = new ArrayList<>(table.cells());
      cells.set(cell("a", "all-sex"), new org.offenlage.privacy.safe.SafeCell.Published(3));
      SafeTable wrong = new SafeTable(GRID, cells, table.statement());
      assertThatThrownBy(() -> attacked(wrong, cell("a", "f")))
          .isInstanceOf(ContradictoryCorpusException.class);
    }
  }

  @Nested
  class SeveralTables {

    private static final TableStructure OLD =
        TableStructure.of(
            List.of(
                Invented.tree(
                    "area", "north", "kreis", "south", "kreis", "a", "north", "b", "north", "c",
                    "south", "d", "south")));
    private static final TableStructure REVISED =
        TableStructure.of(
            List.of(
                Invented.tree(
                    "area", "west", "kreis", "east", "kreis", "a", "west", "b", "east", "c", "east",
                    "d", "east")));

    private static final List<Long> COUNTS = List.of(2L, 20L, 30L, 40L);

    private static ConfidentialTable counts(TableStructure structure) {
      Map<String, Long> byArea = Map.of("a", 2L, "b", 20L, "c", 30L, "d", 40L);
      long[] inner =
          IntStream.range(0, structure.cellCount())
              .filter(structure::isInner)
              .mapToLong(cell -> byArea.getOrDefault(structure.codes(cell).get(0), 0L))
              .toArray();
      return Invented.counts(structure, inner);
    }

    private static SafeTable hiding(TableStructure structure, String... areas) {
      return Invented.hiding(
          counts(structure), cell -> List.of(areas).contains(structure.codes(cell).get(0)));
    }

    @Test
    void thatAreEachSafeGiveACellAwayWhereAreasWereRevised() {
      Map<String, SafeTable> one = Map.of("old", hiding(OLD, "a", "b"));
      Map<String, SafeTable> both = new LinkedHashMap<>(one);
      both.put("new", hiding(REVISED, "a", "west", "east", "b", "c"));
      Map<String, SafeTable> alone = Map.of("new", both.getOrDefault("new", hiding(OLD)));
      CellAddress a = new CellAddress("old", OLD.cell(List.of("a")));
      CellAddress again = new CellAddress("new", REVISED.cell(List.of("a")));

      assertThat(COUNTS.get(0)).isEqualTo(2);
      assertThat(LinearAttack.on(PublishedCorpus.of(one)).conclusion(a))
          .isEqualTo(new Conclusion.Between(0, 22));
      assertThat(LinearAttack.on(PublishedCorpus.of(alone)).conclusion(again))
          .isInstanceOf(Conclusion.Between.class);

      Map<String, SafeTable> given = new LinkedHashMap<>(one);
      given.put("new", hiding(REVISED, "a", "west", "c"));
      assertThat(LinearAttack.on(PublishedCorpus.of(given)).conclusion(a))
          .as("the revised table shows b, which the old one needs")
          .isEqualTo(new Conclusion.Found(2, Conclusion.Means.DIFFERENCING));
    }

    /** North lost b to the south and kept its code. */
    @Test
    void areNotConfusedWhereARevisedDistrictKeptItsCode() {
      TableStructure recut =
          TableStructure.of(
              List.of(
                  Invented.tree(
                      "area", "north", "kreis", "south", "kreis", "a", "north", "b", "south", "c",
                      "south", "d", "south")));
      Map<String, SafeTable> tables = new LinkedHashMap<>();
      tables.put("old", hiding(OLD, "a", "b", "c", "d"));
      tables.put("new", hiding(recut, "a", "b", "c", "d"));
      LinearAttack attack = LinearAttack.on(PublishedCorpus.of(tables));

      assertThat(attack.conclusion(new CellAddress("old", OLD.cell(List.of("b")))))
          .as("north before is 22, north now is 2")
          .isEqualTo(new Conclusion.Found(20, Conclusion.Means.DIFFERENCING));
    }

    @Test
    void thatShowWhatAnotherHidesAreRead() {
      Map<String, SafeTable> tables = new LinkedHashMap<>();
      tables.put("withdrawn", hiding(OLD));
      tables.put("new", hiding(OLD, "a", "b"));
      assertThat(
              LinearAttack.on(PublishedCorpus.of(tables))
                  .conclusion(new CellAddress("new", OLD.cell(List.of("a")))))
          .isEqualTo(new Conclusion.Found(2, Conclusion.Means.OTHER_TABLE));
    }
  }

  /** Held against the enumeration of every table that agrees with what is published. */
  @Nested
  class BesideAllConsistentTables {

    private static final int SEED = 20_261_123;

    @Test
    void claimsNothingThatIsNotSoAndMissesHardlyAnything() {
      Random random = new Random(SEED);
      int found = 0;
      int missed = 0;
      for (int problem = 0; problem < 400; problem++) {
        long[] inner = random.longs(9, 0, 4).toArray();
        ConfidentialTable counts = Invented.counts(GRID, inner);
        BitSet hidden = new BitSet();
        IntStream.range(0, GRID.cellCount())
            .filter(cell -> random.nextInt(100) < (GRID.isInner(cell) ? 55 : 15))
            .forEach(hidden::set);
        SafeTable table = Invented.hiding(counts, hidden::get);
        LinearAttack attack = LinearAttack.on(PublishedCorpus.of(Map.of("table", table)));
        long[][] ranges = EveryTable.ranges(GRID, table, 14);
        for (int cell = hidden.nextSetBit(0); cell >= 0; cell = hidden.nextSetBit(cell + 1)) {
          Conclusion conclusion = attack.conclusion(new CellAddress("table", cell));
          long least = ranges[0][cell];
          long most = ranges[1][cell];
          assertThat(conclusion).isNotInstanceOf(Conclusion.NotDecided.class);
          assertThat(conclusion.lower()).isLessThanOrEqualTo(least);
          assertThat(conclusion.upper()).isGreaterThanOrEqualTo(most);
          if (least == most && most < 14) {
            found += conclusion instanceof Conclusion.Found ? 1 : 0;
            missed += conclusion instanceof Conclusion.Found ? 0 : 1;
          }
        }
      }
      assertThat(found).isGreaterThan(200);
      // A linear program cannot know that counts are whole; on tables of two variables it need not.
      assertThat(missed).isZero();
    }
  }

  /** The protectors hide so that this intruder, who shares no code with them, finds nothing. */
  @Nested
  class WhatTheSuppressorProtects {

    @Test
    void staysHiddenOnRandomTables() {
      Random random = new Random(7);
      SafetyRule.MinimumFrequency rule = new SafetyRule.MinimumFrequency(3, SafetyRule.Zeros.FREE);
      int sensitiveCells = 0;
      for (int problem = 0; problem < 60; problem++) {
        long[] inner = random.longs(9, 0, 12).toArray();
        ConfidentialTable counts = Invented.counts(GRID, inner);
        LinkedTables linked = LinkedTables.of(counts);
        SensitiveCells sensitive = SensitiveCells.of(linked, rule, ProtectionDemand.standard());
        SuppressionOutcome outcome =
            new CellSuppressor(1)
                .protect(SuppressionProblem.of(linked, sensitive), ProgressListener.SILENT);
        if (!(outcome instanceof SuppressionOutcome.Protected safe)) {
          continue;
        }
        SafeTable table = Invented.hiding(counts, cell -> safe.pattern().isSuppressed(cell));
        LinearAttack attack = LinearAttack.on(PublishedCorpus.of(Map.of("table", table)));
        for (int cell : sensitive.levels().keySet()) {
          sensitiveCells++;
          assertThat(attack.conclusion(new CellAddress("table", cell)))
              .isInstanceOf(Conclusion.Between.class);
        }
      }
      assertThat(sensitiveCells).isGreaterThan(50);
    }
  }

  @Test
  void noConclusionTellsItsValueInText() {
    assertThat(new Conclusion.Found(4711, Conclusion.Means.DIFFERENCING).toString())
        .doesNotContain("4711");
    assertThat(new Conclusion.Between(4711, 4712).toString()).doesNotContain("4711");
  }
}
