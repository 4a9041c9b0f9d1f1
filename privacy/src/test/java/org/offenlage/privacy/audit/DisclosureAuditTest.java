package org.offenlage.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** The audit against a solver of others, and its own promises. */
class DisclosureAuditTest {

  private final TableStructure structure =
      TableStructure.of(
          List.of(
              SpanningVariable.of("place", places()),
              SpanningVariable.of("age", Hierarchy.flat("Total", List.of("a", "b", "c", "d"))),
              SpanningVariable.of("sex", Hierarchy.flat("Total", List.of("f", "m")))));
  private final LinkedTables table = table(structure, 20265);
  private final SensitiveCells sensitive =
      SensitiveCells.of(
          table,
          new SafetyRule.MinimumFrequency(4, SafetyRule.Zeros.FREE),
          ProtectionDemand.standard());

  private static Hierarchy places() {
    Map<String, String> parents = new LinkedHashMap<>();
    for (int i = 0; i < 15; i++) {
      parents.put("p" + i, "district " + i / 5);
      parents.put("district " + i / 5, "Total");
    }
    return Hierarchy.ofParents(parents);
  }

  private static LinkedTables table(TableStructure structure, long seed) {
    Random random = new Random(seed);
    long[] values = new long[structure.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = structure.isInner(cell) && random.nextInt(4) > 0 ? random.nextInt(14) : 0;
    }
    Margins.fill(structure, values);
    return LinkedTables.of(TableSystem.of(structure), values);
  }

  /** Sensitive cells, and at least two in every equation: safe mostly, not always. */
  private BitSet twoInEachRow() {
    BitSet suppressed = new BitSet();
    sensitive.levels().keySet().forEach(suppressed::set);
    TableSystem system = table.system();
    boolean hasChanged = true;
    while (hasChanged) {
      hasChanged = false;
      for (int e = 0; e < system.equationCount(); e++) {
        int count = 0;
        int cheapest = -1;
        for (int place = 0; place < system.equationSize(e); place++) {
          int cell = system.equationCell(e, place);
          if (suppressed.get(cell)) {
            count++;
          } else if (table.value(cell) > 0
              && (cheapest < 0 || table.value(cell) < table.value(cheapest))) {
            cheapest = cell;
          }
        }
        if (count == 1 && cheapest >= 0) {
          suppressed.set(cheapest);
          hasChanged = true;
        }
      }
    }
    return suppressed;
  }

  @Nested
  class BesideFullLinearPrograms {

    @Test
    void it_finds_the_same_cells_at_risk_with_the_same_intervals() {
      BitSet suppressed = twoInEachRow();
      FullProgram program = new FullProgram(table, suppressed);
      int atRisk = 0;
      for (FeasibilityInterval found :
          DisclosureAudit.of(table, suppressed, sensitive, 2).intervals()) {
        int cell = found.cell().cell();
        long low = program.smallest(cell);
        long high = program.largest(cell);
        long value = table.value(cell);
        boolean isSafe = found.level().isMetBy(value - low, high - value);
        assertThat(found.verdict() == FeasibilityInterval.Verdict.SAFE).isEqualTo(isSafe);
        if (!isSafe) {
          atRisk++;
          assertThat(List.of(found.lower(), found.upper())).isEqualTo(List.of(low, high));
        }
      }
      assertThat(atRisk).as("the pattern is one that is not safe").isPositive();
    }

    @Test
    void it_needs_no_true_value_to_find_them() {
      BitSet suppressed = twoInEachRow();
      long[] values = new long[structure.cellCount()];
      for (int cell = 0; cell < values.length; cell++) {
        values[cell] = suppressed.get(cell) ? 0 : table.value(cell);
      }
      FullProgram program = new FullProgram(table, suppressed);
      for (PublishedAudit.Bounds found :
          PublishedAudit.of(new PublishedTable(structure, values, suppressed), cell -> 3, 2)) {
        boolean isWide = program.largest(found.cell()) - program.smallest(found.cell()) >= 3;
        assertThat(found.verdict() == PublishedAudit.Verdict.WIDE_ENOUGH).isEqualTo(isWide);
      }
    }
  }

  @Test
  void it_finds_the_same_with_any_number_of_threads() {
    BitSet suppressed = twoInEachRow();
    AuditReport once = DisclosureAudit.of(table, suppressed, sensitive, 1);
    assertThat(DisclosureAudit.of(table, suppressed, sensitive, 2)).isEqualTo(once);
    assertThat(DisclosureAudit.of(table, suppressed, sensitive, 5)).isEqualTo(once);
  }

  @Test
  void a_sensitive_cell_that_is_shown_is_at_risk_with_its_value() {
    FeasibilityInterval shown =
        DisclosureAudit.of(table, new BitSet(), sensitive, 1).intervals().get(0);
    assertThat(shown.verdict()).isEqualTo(FeasibilityInterval.Verdict.AT_RISK);
    assertThat(shown.lower()).isEqualTo(shown.upper());
  }

  @Test
  void published_values_that_do_not_add_up_are_refused() {
    long[] values = new long[structure.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = table.value(cell);
    }
    values[0]++;
    assertThatThrownBy(
            () ->
                PublishedAudit.of(
                    new PublishedTable(structure, values, new BitSet()), cell -> 1, 1))
        .isInstanceOf(InconsistentTableException.class);
  }
}
