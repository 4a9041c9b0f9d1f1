package org.offenlage.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** Tables at the edge of what there is. */
class DegenerateTablesTest {

  private static SensitiveCells below(int k, SafetyRule.Zeros zeros, LinkedTables table) {
    return SensitiveCells.of(
        table, new SafetyRule.MinimumFrequency(k, zeros), ProtectionDemand.standard());
  }

  private static BitSet suppressed(LinkedTables table, SensitiveCells sensitive) {
    SuppressionOutcome outcome =
        new CellSuppressor(2)
            .protect(SuppressionProblem.of(table, sensitive), ProgressListener.SILENT);
    assertThat(outcome).isInstanceOf(SuppressionOutcome.Protected.class);
    return ((SuppressionOutcome.Protected) outcome).pattern().suppressedCells();
  }

  @Nested
  class TablesOfOneKind {

    @Test
    void a_single_sensitive_cell_is_hidden_with_its_total() {
      TableStructure one = TableStructure.of(List.of(Fixtures.flat("row", "r", 1)));
      LinkedTables table = Fixtures.table(one, 2);
      assertThat(suppressed(table, below(3, SafetyRule.Zeros.FREE, table)).cardinality())
          .isEqualTo(one.cellCount());
    }

    @Test
    void nothing_is_hidden_where_all_is_zero_and_zeros_are_free() {
      LinkedTables table = Fixtures.table(Fixtures.grid(3, 3), new long[9]);
      assertThat(suppressed(table, below(3, SafetyRule.Zeros.FREE, table)).isEmpty()).isTrue();
    }

    @Test
    void everything_is_hidden_where_all_is_zero_and_zeros_are_protected() {
      LinkedTables table = Fixtures.table(Fixtures.grid(3, 3), new long[9]);
      assertThat(suppressed(table, below(3, SafetyRule.Zeros.PROTECTED, table)).cardinality())
          .isEqualTo(16);
    }

    @Test
    void everything_is_hidden_where_everything_is_sensitive() {
      LinkedTables table = Fixtures.table(Fixtures.grid(2, 2), 1, 1, 1, 1);
      assertThat(suppressed(table, below(9, SafetyRule.Zeros.FREE, table)).cardinality())
          .isEqualTo(9);
    }
  }

  @Nested
  class Published {

    @Test
    void a_sensitive_cell_whose_equation_is_public_otherwise_is_refused_by_name() {
      TableStructure row = TableStructure.of(List.of(Fixtures.flat("row", "r", 3)));
      LinkedTables table = Fixtures.table(row, 2, 8, 9);
      Map<Integer, CellStatus> statuses = new HashMap<>();
      for (String code : List.of("r1", "r2", "Total")) {
        statuses.put(row.cell(List.of(code)), CellStatus.PUBLISHED);
      }
      SuppressionOutcome outcome =
          new CellSuppressor(1)
              .protect(
                  SuppressionProblem.of(table, below(3, SafetyRule.Zeros.FREE, table), statuses),
                  ProgressListener.SILENT);
      assertThat(outcome).isInstanceOf(SuppressionOutcome.Unprotectable.class);
      assertThat(((SuppressionOutcome.Unprotectable) outcome).cells()).hasSize(1);
    }
  }

  @Nested
  class Wide {

    /** 4,000 leaves beside two; every seventh pair is small. */
    @Test
    void a_variable_of_thousands_of_leaves_is_protected() {
      TableStructure wide =
          TableStructure.of(
              List.of(Fixtures.flat("leaf", "l", 4000), Fixtures.flat("sex", "s", 2)));
      long[] values = new long[wide.cellCount()];
      IntStream.range(0, values.length)
          .filter(wide::isInner)
          .forEach(cell -> values[cell] = cell % 21 == 0 ? 1 + cell % 2 : 10 + cell % 17);
      Margins.fill(wide, values);
      LinkedTables table = LinkedTables.of(TableSystem.of(wide), values);
      SensitiveCells sensitive = below(3, SafetyRule.Zeros.FREE, table);
      BitSet suppressed = suppressed(table, sensitive);
      assertThat(suppressed.cardinality()).isBetween(2 * sensitive.count(), 3 * sensitive.count());
    }
  }

  @Nested
  class ThreeSingletonsInOneLine {

    @Test
    void stay_hidden_from_each_other() {
      TableStructure grid = Fixtures.grid(3, 4);
      LinkedTables table = Fixtures.table(grid, 1, 1, 1, 9, 9, 8, 7, 12, 11, 13, 10, 14);
      SensitiveCells sensitive = below(3, SafetyRule.Zeros.FREE, table);
      BitSet suppressed = suppressed(table, sensitive);
      assertThat(DisclosureAudit.of(table, suppressed, sensitive).isSafe()).isTrue();
      for (String column : List.of("c0", "c1", "c2")) {
        Map<Integer, CellStatus> own = new HashMap<>();
        int cell = grid.cell(List.of("r0", column));
        own.put(cell, CellStatus.PUBLISHED);
        BitSet seen = (BitSet) suppressed.clone();
        seen.clear(cell);
        SensitiveCells others = sensitive.without(own.keySet());
        assertThat(DisclosureAudit.of(table, seen, others).isSafe()).isTrue();
      }
    }
  }
}
