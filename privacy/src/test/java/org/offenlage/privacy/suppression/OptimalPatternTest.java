package org.offenlage.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableStructure;

/** Small tables are protected at the least possible loss, found by trying every pattern. */
class OptimalPatternTest {

  private static final SafetyRule.MinimumFrequency BELOW_THREE =
      new SafetyRule.MinimumFrequency(3, SafetyRule.Zeros.FREE);

  private static BitSet suppressed(LinkedTables table, SensitiveCells sensitive) {
    SuppressionOutcome outcome =
        new CellSuppressor(1)
            .protect(SuppressionProblem.of(table, sensitive), ProgressListener.SILENT);
    assertThat(outcome).isInstanceOf(SuppressionOutcome.Protected.class);
    return ((SuppressionOutcome.Protected) outcome).pattern().suppressedCells();
  }

  @Nested
  class AgainstEveryPattern {

    /** Seed 4; proof that the check can fail: the next test. */
    @Test
    void no_cheaper_pattern_of_a_random_table_is_safe() {
      Random random = new Random(4);
      List<TableStructure> structures =
          List.of(
              Fixtures.grid(2, 3),
              TableStructure.of(List.of(Fixtures.places(2, 1), Fixtures.flat("sex", "s", 2))));
      int withSecondaries = 0;
      for (int i = 0; i < 60; i++) {
        TableStructure structure = structures.get(i % structures.size());
        LinkedTables table = Fixtures.random(structure, random, 9);
        SensitiveCells sensitive = sensitive(table);
        BitSet ours = suppressed(table, sensitive);
        long loss = loss(table, sensitive, ours);
        withSecondaries += loss > 0 ? 1 : 0;
        assertThat(cheaperSafePattern(table, structure, sensitive, loss)).isEmpty();
      }
      assertThat(withSecondaries).isGreaterThan(20);
    }

    @Test
    void the_same_check_finds_the_cheaper_one_where_a_dearer_was_taken() {
      TableStructure grid = Fixtures.grid(2, 3);
      LinkedTables table = Fixtures.table(grid, 2, 4, 9, 8, 5, 7);
      SensitiveCells sensitive = sensitive(table);
      assertThat(cheaperSafePattern(table, grid, sensitive, 4 + 8 + 5)).isEmpty();
      assertThat(cheaperSafePattern(table, grid, sensitive, 9 + 8 + 7)).isPresent();
    }

    private SensitiveCells sensitive(LinkedTables table) {
      return SensitiveCells.of(table, BELOW_THREE, ProtectionDemand.standard());
    }

    private long loss(LinkedTables table, SensitiveCells sensitive, BitSet suppressed) {
      return suppressed.stream()
          .filter(cell -> sensitive.level(cell).isEmpty())
          .mapToLong(table::value)
          .sum();
    }

    private Optional<BitSet> cheaperSafePattern(
        LinkedTables table, TableStructure structure, SensitiveCells sensitive, long loss) {
      List<Integer> open = new ArrayList<>();
      BitSet primaries = new BitSet();
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        if (sensitive.level(cell).isPresent()) {
          primaries.set(cell);
        } else if (table.value(cell) > 0) {
          open.add(cell);
        }
      }
      for (int choice = 0; choice < 1 << open.size(); choice++) {
        BitSet pattern = (BitSet) primaries.clone();
        for (int i = 0; i < open.size(); i++) {
          pattern.set(open.get(i), (choice >> i & 1) == 1);
        }
        if (loss(table, sensitive, pattern) < loss
            && isSafe(table, structure, sensitive, pattern)) {
          return Optional.of(pattern);
        }
      }
      return Optional.empty();
    }

    private boolean isSafe(
        LinkedTables table, TableStructure structure, SensitiveCells sensitive, BitSet pattern) {
      BruteForce all = new BruteForce(table, structure, pattern, 2);
      LoneRespondents lone = LoneRespondents.ofCounts(table);
      return sensitive.levels().entrySet().stream()
          .allMatch(
              entry -> {
                int cell = entry.getKey();
                long width = entry.getValue().width();
                return all.width(cell, new BitSet()) >= width
                    && pattern.stream()
                        .filter(own -> lone.respondent(own) >= 0)
                        .filter(own -> lone.respondent(own) != lone.respondent(cell))
                        .allMatch(own -> all.width(cell, BitSet.valueOf(bit(own))) >= width);
              });
    }

    private long[] bit(int cell) {
      BitSet known = new BitSet();
      known.set(cell);
      return known.toLongArray();
    }
  }

  @Nested
  class CheapestHittingSet {

    private BitSet of(int... elements) {
      BitSet set = new BitSet();
      for (int element : elements) {
        set.set(element);
      }
      return set;
    }

    @Test
    void takes_a_dear_element_where_it_serves_several_sets() {
      HittingSet sets = new HittingSet(new double[] {3, 2, 2});
      sets.add(of(0, 1));
      sets.add(of(0, 2));
      assertThat(sets.cheapest()).contains(of(0));
    }

    @Test
    void takes_cheap_elements_where_they_cost_less_together() {
      HittingSet sets = new HittingSet(new double[] {5, 2, 2});
      sets.add(of(0, 1));
      sets.add(of(0, 2));
      assertThat(sets.cheapest()).contains(of(1, 2));
    }

    @Test
    void finds_nothing_for_an_empty_set() {
      HittingSet sets = new HittingSet(new double[] {1});
      sets.add(of());
      assertThat(sets.cheapest()).isEmpty();
    }

    /** Seed 8; 200 instances of 10 elements against all 1,024 subsets. */
    @Test
    void is_the_cheapest_of_all_subsets() {
      Random random = new Random(8);
      for (int run = 0; run < 200; run++) {
        double[] costs = random.doubles(10, 1, 9).map(Math::rint).toArray();
        List<BitSet> sets = new ArrayList<>();
        HittingSet hitting = new HittingSet(costs);
        for (int s = 0; s < 8; s++) {
          BitSet set = of(random.ints(3, 0, 10).toArray());
          sets.add(set);
          hitting.add(set);
        }
        double least = Double.POSITIVE_INFINITY;
        for (long subset = 0; subset < 1024; subset++) {
          BitSet chosen = BitSet.valueOf(new long[] {subset});
          if (sets.stream().allMatch(set -> set.intersects(chosen))) {
            least = Math.min(least, cost(costs, chosen));
          }
        }
        assertThat(hitting.cheapest()).isPresent();
        assertThat(cost(costs, hitting.cheapest().orElseThrow())).isEqualTo(least);
      }
    }

    private double cost(double[] costs, BitSet chosen) {
      return chosen.stream().mapToDouble(element -> costs[element]).sum();
    }
  }
}
