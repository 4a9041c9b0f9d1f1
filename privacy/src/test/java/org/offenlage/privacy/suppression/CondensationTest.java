package org.offenlage.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableStructure;

/** What a system shrinks to, and what can still be found in it. */
class CondensationTest {

  private final TableStructure grid = Fixtures.grid(3, 3);
  private final LinkedTables table = Fixtures.table(grid, 2, 4, 9, 8, 5, 7, 6, 3, 11);
  private final SparseSystem system = SparseSystem.of(table, new boolean[grid.cellCount()]);

  private int node(String row, String column) {
    return system.node(grid.cell(List.of(row, column)));
  }

  private Condensation condensed() {
    double[] prices = new double[system.nodeCount];
    Arrays.fill(prices, 1);
    return new Condensation(system, prices);
  }

  @Nested
  class SuppressedNodes {

    @Test
    void that_form_a_rectangle_move_as_one() {
      for (String row : List.of("r0", "r1")) {
        system.suppress(node(row, "c0"));
        system.suppress(node(row, "c1"));
      }
      Condensation condensed = condensed();
      int column = condensed.column(node("r0", "c0"));
      assertThat(condensed.linear().columnCount()).isEqualTo(1);
      assertThat(condensed.linear().rowCount()).isZero();
      assertThat(condensed.direction(node("r0", "c1")))
          .isEqualTo(-condensed.direction(node("r0", "c0")));
      // 2 and 5 fall together, 4 and 8 against them.
      long[] bounds = {condensed.linear().up[column], condensed.linear().down[column]};
      assertThat(bounds).containsExactlyInAnyOrder(2, 4);
      assertThat(condensed.price(column)).isEqualTo(4);
    }

    @Test
    void alone_in_a_row_cannot_move_nor_what_depends_on_them() {
      system.suppress(node("r0", "c0"));
      system.suppress(node("r0", "c1"));
      system.suppress(node("r1", "c1"));
      Condensation condensed = condensed();
      for (String[] at : new String[][] {{"r0", "c0"}, {"r0", "c1"}, {"r1", "c1"}}) {
        assertThat(condensed.column(node(at[0], at[1]))).isEqualTo(Condensation.IMMOVABLE);
      }
    }
  }

  @Nested
  class Constants {

    @Test
    void make_two_cells_one_node_where_they_are_the_last_of_an_equation() {
      boolean[] constant = new boolean[grid.cellCount()];
      constant[grid.cell(List.of("r0", "c1"))] = true;
      constant[grid.cell(List.of("r0", "c2"))] = true;
      SparseSystem smaller = SparseSystem.of(table, constant);
      assertThat(smaller.node(grid.cell(List.of("r0", "c0"))))
          .isEqualTo(smaller.node(grid.cell(List.of("r0", "Total"))))
          .isNotEqualTo(Presolve.CONSTANT);
      assertThat(smaller.node(grid.cell(List.of("r0", "c1")))).isEqualTo(Presolve.CONSTANT);
    }

    @Test
    void make_a_constant_of_what_is_left_alone() {
      boolean[] constant = new boolean[grid.cellCount()];
      for (String column : List.of("Total", "c1", "c2")) {
        constant[grid.cell(List.of("r0", column))] = true;
      }
      SparseSystem smaller = SparseSystem.of(table, constant);
      assertThat(smaller.node(grid.cell(List.of("r0", "c0")))).isEqualTo(Presolve.CONSTANT);
    }
  }

  @Nested
  class Relocations {

    private Certificate relocation(Map<Integer, ProtectionLevel> levels, int owner) {
      SensitiveCells sensitive = SensitiveCells.of(levels);
      Intruders intruders = Intruders.of(system, LoneRespondents.ofCounts(table));
      WorkingPattern pattern =
          new WorkingPattern(
              system,
              new Demands(system, sensitive),
              intruders,
              new boolean[system.nodeCount],
              new double[system.nodeCount]);
      Certificate found = new Relocation(pattern).find(owner, Intruders.PUBLIC);
      assertThat(found).isNotNull();
      return java.util.Objects.requireNonNull(found);
    }

    @Test
    void reach_what_is_asked_and_leave_every_equation_as_it_is() {
      for (int cell = 0; cell < grid.cellCount(); cell++) {
        if (cell != grid.cell(List.of("Total", "Total"))) {
          Map<Integer, ProtectionLevel> levels = new HashMap<>();
          levels.put(cell, ProtectionLevel.ofWidth(5));
          Certificate certificate = relocation(levels, system.node(cell));
          assertThat(ExactMoves.isBalanced(system, certificate.up())).isTrue();
          int node = system.node(cell);
          assertThat(certificate.up().rise(node) + certificate.up().fall(node))
              .isGreaterThanOrEqualTo(5);
        }
      }
    }
  }
}
