package org.offenlage.privacy.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** Which cells the rules make sensitive, and how much protection they ask. */
class SensitiveCellsTest {

  private static final TableStructure LINE =
      TableStructure.of(
          List.of(
              SpanningVariable.of(
                  "place", Hierarchy.flat("Total", List.of("north", "south", "west")))));

  private static int cell(String code) {
    return LINE.cell(List.of(code));
  }

  private static LinkedTables counts(long north, long south, long west) {
    long[] values = new long[4];
    values[cell("Total")] = north + south + west;
    values[cell("north")] = north;
    values[cell("south")] = south;
    values[cell("west")] = west;
    return LinkedTables.of(TableSystem.of(LINE), values);
  }

  @Nested
  class MinimumFrequency {

    @Test
    void leaves_zeros_free_or_protects_them() {
      LinkedTables table = counts(0, 2, 3);
      assertThat(of(table, SafetyRule.Zeros.FREE).levels()).containsOnlyKeys(cell("south"));
      assertThat(of(table, SafetyRule.Zeros.PROTECTED).levels())
          .containsOnlyKeys(cell("north"), cell("south"));
    }

    @Test
    void asks_for_a_width_of_the_value_but_at_least_two() {
      SensitiveCells cells =
          SensitiveCells.of(
              counts(1, 4, 30),
              new SafetyRule.MinimumFrequency(5, SafetyRule.Zeros.FREE),
              ProtectionDemand.standard());
      assertThat(cells.level(cell("north"))).contains(ProtectionLevel.ofWidth(2));
      assertThat(cells.level(cell("south"))).contains(ProtectionLevel.ofWidth(4));
    }

    private SensitiveCells of(LinkedTables table, SafetyRule.Zeros zeros) {
      return SensitiveCells.of(
          table, new SafetyRule.MinimumFrequency(3, zeros), ProtectionDemand.standard());
    }
  }

  @Nested
  class Contributors {

    private final Contributions.Collector collector = new Contributions.Collector(LINE);

    private Contributions north(long... amounts) {
      for (int i = 0; i < amounts.length; i++) {
        collector.add(List.of("north"), "firm " + i, amounts[i]);
      }
      return collector.collect();
    }

    private SensitiveCells judged(SafetyRule rule, Contributions contributions) {
      return SensitiveCells.of(
          contributions, LinkedTables.of(TableSystem.of(LINE), collector.totals()), rule);
    }

    /** Handbook 4.2.2: X = 110, x1 = 100, x2 = 7: 10 % of 100 less the rest of 3 lacks 7. */
    @Test
    void p_percent_asks_for_what_the_rest_lacks_of_p_percent_of_the_largest() {
      SensitiveCells cells = judged(new SafetyRule.PPercent(10), north(100, 7, 3));
      assertThat(cells.level(cell("north"))).contains(new ProtectionLevel(7, 7, 1));
      assertThat(judged(new SafetyRule.PPercent(3), collector.collect()).count()).isZero();
    }

    /** p/q · x1 = 10/50 · 100 = 20; the rest is 3. */
    @Test
    void prior_knowledge_makes_more_sensitive() {
      SensitiveCells cells =
          judged(new SafetyRule.PriorPosterior(10, new SafetyRule.Prior(50)), north(100, 7, 3));
      assertThat(cells.level(cell("north"))).contains(new ProtectionLevel(17, 17, 1));
    }

    /** 100/75 · 100 = 133.3, rounded up to 134; less X = 110 lacks 24. */
    @Test
    void dominance_asks_for_what_makes_the_largest_no_more_than_k_percent() {
      SensitiveCells cells =
          judged(new SafetyRule.Dominance(1, new SafetyRule.Share(75)), north(100, 7, 3));
      assertThat(cells.level(cell("north"))).contains(new ProtectionLevel(24, 24, 1));
    }

    @Test
    void of_one_holding_count_once() {
      collector.add(List.of("south"), "holding", 5);
      collector.add(List.of("south"), "holding", 6);
      collector.add(List.of("south"), "other", 7);
      collector.add(List.of("west"), "a", 1);
      collector.add(List.of("west"), "b", 1);
      collector.add(List.of("west"), "c", 1);
      SensitiveCells cells = judged(new SafetyRule.MinimumContributors(3), collector.collect());
      assertThat(cells.levels()).containsOnlyKeys(cell("south"));
    }
  }

  @Nested
  class GroupDisclosure {

    @Test
    void makes_the_zeros_beside_an_only_category_sensitive() {
      assertThat(
              SensitiveCells.of(counts(0, 9, 0), new SafetyRule.GroupDisclosure("place")).levels())
          .containsOnlyKeys(cell("north"), cell("west"));
      assertThat(
              SensitiveCells.of(counts(0, 9, 1), new SafetyRule.GroupDisclosure("place")).count())
          .isZero();
    }

    @Test
    void needs_a_variable_that_there_is() {
      assertThatThrownBy(
              () -> SensitiveCells.of(counts(0, 9, 1), new SafetyRule.GroupDisclosure("age")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Together {

    @Test
    void the_higher_level_counts_and_waivers_take_cells_out() {
      SensitiveCells one = SensitiveCells.of(Map.of(1, new ProtectionLevel(1, 5, 2)));
      SensitiveCells other = SensitiveCells.of(Map.of(1, ProtectionLevel.ofWidth(9), 2, level()));
      SensitiveCells both = one.and(other);
      assertThat(both.level(1)).contains(new ProtectionLevel(1, 5, 9));
      assertThat(both.without(Set.of(1)).levels()).containsOnlyKeys(2);
    }

    private ProtectionLevel level() {
      return ProtectionLevel.ofWidth(2);
    }
  }
}
