package org.offenlage.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** Cell suppression on tables small enough to know the answer. */
class CellSuppressorTest {

  private static final SafetyRule.MinimumFrequency BELOW_THREE =
      new SafetyRule.MinimumFrequency(3, SafetyRule.Zeros.FREE);

  private static SuppressionPattern protect(LinkedTables tables, SensitiveCells sensitive) {
    return protect(SuppressionProblem.of(tables, sensitive), 1);
  }

  private static SuppressionPattern protect(SuppressionProblem problem, int threads) {
    SuppressionOutcome outcome =
        new CellSuppressor(threads).protect(problem, ProgressListener.SILENT);
    assertThat(outcome).isInstanceOf(SuppressionOutcome.Protected.class);
    return ((SuppressionOutcome.Protected) outcome).pattern();
  }

  private static SensitiveCells belowThree(LinkedTables tables) {
    return SensitiveCells.of(tables, BELOW_THREE, ProtectionDemand.standard());
  }

  @Nested
  class KnownAnswers {

    @Test
    void nothing_is_suppressed_where_nothing_is_sensitive() {
      LinkedTables table = Fixtures.table(Fixtures.grid(2, 2), 10, 11, 12, 13);
      assertThat(protect(table, belowThree(table)).suppressedCells().isEmpty()).isTrue();
    }

    @Test
    void one_small_cell_takes_the_cheapest_rectangle_with_it() {
      TableStructure grid = Fixtures.grid(3, 3);
      LinkedTables table = Fixtures.table(grid, 2, 30, 9, 31, 32, 33, 8, 35, 7);
      SuppressionPattern pattern = protect(table, belowThree(table));
      assertThat(pattern.suppressedCells().stream())
          .containsExactlyInAnyOrder(
              grid.cell(List.of("r0", "c0")),
              grid.cell(List.of("r0", "c2")),
              grid.cell(List.of("r2", "c0")),
              grid.cell(List.of("r2", "c2")));
    }

    @Test
    void two_per_line_are_not_enough_where_a_cell_is_the_only_bridge() {
      // Two rectangles of sensitive cells joined by one cell: every line holds two or more, and yet
      // the bridge follows from the sums over the first rectangle. Counted by hand.
      TableStructure grid = Fixtures.grid(4, 4);
      LinkedTables table =
          Fixtures.table(grid, 2, 2, 20, 21, 2, 2, 2, 22, 23, 24, 2, 2, 25, 26, 2, 2);
      SensitiveCells sensitive = belowThree(table);
      assertThat(sensitive.count()).isEqualTo(9);
      BitSet primaries = new BitSet();
      sensitive.levels().keySet().forEach(primaries::set);
      assertThat(DisclosureAudit.of(table, primaries, sensitive).atRisk()).hasSize(1);

      SuppressionPattern pattern = protect(table, sensitive);

      assertThat(pattern.suppressedCells().cardinality()).isEqualTo(10);
      assertThat(DisclosureAudit.of(table, pattern.suppressedCells(), sensitive).isSafe()).isTrue();
    }

    @Test
    void an_only_part_falls_with_its_total() {
      SpanningVariable months =
          SpanningVariable.of(
              "months",
              Hierarchy.ofParents(
                  new LinkedHashMap<>(
                      Map.of("m1", "early", "early", "Total", "m2", "late", "late", "Total"))));
      TableStructure structure = TableStructure.of(List.of(Fixtures.flat("row", "r", 2), months));
      long[] inner = {1, 20, 21, 22};
      LinkedTables table = Fixtures.table(structure, inner);
      SuppressionPattern pattern = protect(table, belowThree(table));
      for (String row : List.of("r0", "r1")) {
        assertThat(pattern.isSuppressed(structure.cell(List.of(row, "m1"))))
            .isEqualTo(pattern.isSuppressed(structure.cell(List.of(row, "early"))));
      }
      assertThat(DisclosureAudit.of(table, pattern.suppressedCells(), belowThree(table)).isSafe())
          .isTrue();
    }
  }

  @Nested
  class AgainstEveryConsistentTable {

    /** Seed 20261; 240 tables. Proof that the check can fail: the next test. */
    @Test
    void no_interval_of_a_random_table_is_narrower_than_asked_even_for_lone_respondents() {
      Random random = new Random(20261);
      List<TableStructure> structures =
          List.of(
              Fixtures.grid(2, 3),
              Fixtures.grid(3, 3),
              TableStructure.of(List.of(Fixtures.places(2, 1), Fixtures.flat("sex", "s", 2))),
              TableStructure.of(
                  List.of(
                      Fixtures.flat("a", "a", 2),
                      Fixtures.flat("b", "b", 2),
                      Fixtures.flat("c", "c", 2))));
      int sensitiveCells = 0;
      for (int i = 0; i < 240; i++) {
        TableStructure structure = structures.get(i % structures.size());
        LinkedTables table = Fixtures.random(structure, random, 12);
        SensitiveCells sensitive = belowThree(table);
        BitSet suppressed = protect(table, sensitive).suppressedCells();
        assertThat(tooNarrow(table, structure, sensitive, suppressed)).isEmpty();
        sensitiveCells += sensitive.count();
      }
      assertThat(sensitiveCells).isGreaterThan(500);
    }

    @Test
    void the_sensitive_cells_alone_are_found_too_narrow_by_the_same_check() {
      TableStructure grid = Fixtures.grid(3, 3);
      LinkedTables table = Fixtures.table(grid, 2, 30, 9, 31, 32, 33, 8, 35, 7);
      SensitiveCells sensitive = belowThree(table);
      BitSet primaries = new BitSet();
      sensitive.levels().keySet().forEach(primaries::set);
      assertThat(tooNarrow(table, grid, sensitive, primaries)).hasSize(1);
    }

    private List<String> tooNarrow(
        LinkedTables table, TableStructure structure, SensitiveCells sensitive, BitSet suppressed) {
      BruteForce all = new BruteForce(table, structure, suppressed, 2);
      List<BitSet> knowledge = new ArrayList<>();
      knowledge.add(new BitSet());
      for (int cell = suppressed.nextSetBit(0); cell >= 0; cell = suppressed.nextSetBit(cell + 1)) {
        if (table.value(cell) == 1) {
          BitSet own = new BitSet();
          own.set(cell);
          knowledge.add(own);
        }
      }
      List<String> narrow = new ArrayList<>();
      sensitive
          .levels()
          .forEach(
              (cell, level) -> {
                for (BitSet known : knowledge) {
                  if (!sameRespondent(table, structure, cell, known)
                      && all.width(cell, known) < level.width()) {
                    narrow.add("cell " + cell + " for one who knows " + known);
                  }
                }
              });
      return narrow;
    }

    /** Whether the knower is the only respondent in the cell too. */
    private boolean sameRespondent(
        LinkedTables table, TableStructure structure, int cell, BitSet known) {
      if (known.isEmpty() || table.value(cell) != 1) {
        return false;
      }
      return loneInner(table, structure, cell) == loneInner(table, structure, known.nextSetBit(0));
    }

    private int loneInner(LinkedTables table, TableStructure structure, int cell) {
      List<String> codes = structure.codes(cell);
      for (int inner = 0; inner < structure.cellCount(); inner++) {
        if (structure.isInner(inner) && table.value(inner) == 1) {
          List<String> leaf = structure.codes(inner);
          boolean inside = true;
          for (int v = 0; v < leaf.size(); v++) {
            Hierarchy hierarchy = structure.variables().get(v).hierarchies().get(0);
            inside &= hierarchy.pathToRoot(leaf.get(v)).contains(codes.get(v));
          }
          if (inside) {
            return inner;
          }
        }
      }
      throw new AssertionError("a cell of one holds no inner cell of one");
    }
  }

  @Nested
  class TheSameEveryTime {

    private final TableStructure structure =
        TableStructure.of(
            List.of(
                Fixtures.places(6, 5), Fixtures.flat("age", "a", 6), Fixtures.flat("sex", "s", 2)));
    private final LinkedTables table = Fixtures.random(structure, new Random(7), 60);

    @Test
    void whatever_the_number_of_threads() {
      SuppressionProblem problem = SuppressionProblem.of(table, belowThree(table));
      SuppressionPattern once = protect(problem, 1);
      assertThat(protect(problem, 1)).isEqualTo(once);
      assertThat(protect(problem, 2)).isEqualTo(once);
      assertThat(protect(problem, 5)).isEqualTo(once);
    }

    @Test
    void and_safe_in_the_eyes_of_the_audit() {
      SensitiveCells sensitive = belowThree(table);
      BitSet suppressed = protect(table, sensitive).suppressedCells();
      assertThat(DisclosureAudit.of(table, suppressed, sensitive).atRisk()).isEmpty();
    }

    @Test
    void and_none_of_the_suppressed_cells_could_be_shown_without_harm() {
      SensitiveCells sensitive =
          SensitiveCells.of(table, BELOW_THREE, new ProtectionDemand.Exact());
      BitSet suppressed = protect(table, sensitive).suppressedCells();
      int secondary = suppressed.cardinality() - sensitive.count();
      assertThat(secondary).isBetween(1, sensitive.count());
    }
  }

  @Nested
  class LinkedPublications {

    private final TableStructure byAge =
        TableStructure.of(List.of(Fixtures.places(2, 2), Fixtures.flat("age", "a", 3)));
    private final TableStructure bySex =
        TableStructure.of(List.of(Fixtures.places(2, 2), Fixtures.flat("sex", "s", 2)));

    private ConfidentialTable confidential(TableStructure structure, long... inner) {
      LinkedTables table = Fixtures.table(structure, inner);
      long[] counts = new long[structure.cellCount()];
      for (int cell = 0; cell < counts.length; cell++) {
        counts[cell] = table.value(cell);
      }
      return new ConfidentialTable(structure, counts);
    }

    private LinkedTables linked() {
      Map<String, ConfidentialTable> tables = new LinkedHashMap<>();
      tables.put("by age", confidential(byAge, 2, 10, 11, 12, 9, 14, 8, 16, 17, 18, 19, 20));
      tables.put("by sex", confidential(bySex, 12, 11, 17, 18, 21, 20, 28, 29));
      return LinkedTables.linkedByCodes(tables);
    }

    @Test
    void share_the_cells_that_mean_the_same() {
      LinkedTables linked = linked();
      assertThat(linked.system().cellCount()).isEqualTo(byAge.cellCount() + bySex.cellCount() - 7);
    }

    @Test
    void hide_a_shared_cell_in_both_or_in_none() {
      LinkedTables linked = linked();
      SuppressionPattern pattern = protect(linked, belowThree(linked));
      SafeTable age = pattern.safeTable(linked, "by age", Map.of());
      SafeTable sex = pattern.safeTable(linked, "by sex", Map.of());
      for (String place : byAge.variables().get(0).codes()) {
        assertThat(age.cell(List.of(place, "Total")) instanceof SafeCell.Suppressed)
            .isEqualTo(sex.cell(List.of(place, "Total")) instanceof SafeCell.Suppressed);
      }
    }

    @Test
    void are_refused_with_the_cells_named_where_everything_else_is_out_already() {
      LinkedTables linked = linked();
      SensitiveCells sensitive = belowThree(linked);
      Map<Integer, CellStatus> statuses = new LinkedHashMap<>();
      for (int cell = 0; cell < linked.system().cellCount(); cell++) {
        if (sensitive.level(cell).isEmpty()) {
          statuses.put(cell, CellStatus.PUBLISHED);
        }
      }
      SuppressionOutcome outcome =
          new CellSuppressor(1)
              .protect(SuppressionProblem.of(linked, sensitive, statuses), ProgressListener.SILENT);
      assertThat(outcome).isInstanceOf(SuppressionOutcome.Unprotectable.class);
      assertThat(((SuppressionOutcome.Unprotectable) outcome).cells())
          .containsExactly(linked.system().address(sensitive.levels().firstKey()));
    }
  }

  @Nested
  class OverlappingHierarchies {

    @Test
    void are_protected_together() {
      Map<String, String> districts = new LinkedHashMap<>();
      Map<String, String> schools = new LinkedHashMap<>();
      districts.put("north", "Total");
      districts.put("south", "Total");
      schools.put("school 1", "Total");
      schools.put("school 2", "Total");
      for (int i = 0; i < 6; i++) {
        districts.put("p" + i, i < 3 ? "north" : "south");
        schools.put("p" + i, i % 2 == 0 ? "school 1" : "school 2");
      }
      SpanningVariable place =
          new SpanningVariable(
              "place", List.of(Hierarchy.ofParents(districts), Hierarchy.ofParents(schools)));
      TableStructure structure = TableStructure.of(List.of(place, Fixtures.flat("sex", "s", 2)));
      long[] values = new long[structure.cellCount()];
      Random random = new Random(11);
      for (int cell = 0; cell < values.length; cell++) {
        values[cell] = structure.isInner(cell) ? 1 + random.nextInt(9) : 0;
      }
      Margins.fill(structure, values);
      LinkedTables table = LinkedTables.of(TableSystem.of(structure), values);
      SensitiveCells sensitive = belowThree(table);
      assertThat(sensitive.count()).isPositive();
      BitSet suppressed = protect(table, sensitive).suppressedCells();
      assertThat(DisclosureAudit.of(table, suppressed, sensitive).atRisk()).isEmpty();
    }
  }

  @Nested
  class Refusals {

    @Test
    void no_thread_is_too_few() {
      assertThatThrownBy(() -> new CellSuppressor(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
