package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class MeasurementPlanTest {

  private static final PrivacyUnit HOLDER =
      new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);

  private static MeasurementPlan plan(TableStructure structure, int records, Rational epsilon) {
    return MeasurementPlan.discreteLaplace(
        structure,
        HOLDER,
        new ContributionBound(records),
        new PrivacyLoss.Pure(epsilon),
        new BudgetSplit.Even());
  }

  private static PrivacyLoss pure(long numerator, long denominator) {
    return new PrivacyLoss.Pure(Rational.of(numerator, denominator));
  }

  @Nested
  class Levels_of_a_table {

    @Test
    void put_all_municipalities_on_one_level_whether_or_not_they_have_an_amt() {
      TableStructure structure = DemoTables.areaOnly();
      Levels levels = Levels.of(structure);
      assertThat(levels.all()).hasSize(3);
      int municipality = levels.indexOf(structure.cell(List.of("A")));
      assertThat(levels.indexOf(structure.cell(List.of("free")))).isEqualTo(municipality);
      assertThat(levels.indexOf(structure.cell(List.of("Amt")))).isNotEqualTo(municipality);
    }

    @Test
    void tell_every_cell_a_record_is_counted_in() {
      TableStructure structure = DemoTables.areaByYear();
      int[] cells = Levels.of(structure).cellsContaining(structure.cell(List.of("B", "2023")));
      assertThat(cells)
          .containsExactlyInAnyOrder(
              structure.cell(List.of("B", "2023")),
              structure.cell(List.of("Amt", "2023")),
              structure.cell(List.of("Kreis", "2023")));
    }

    @Test
    void count_a_record_twice_where_two_hierarchies_overlap() {
      Hierarchy schools =
          Hierarchy.ofParents(
              new LinkedHashMap<>(
                  Map.of("North", "Kreis", "A", "North", "B", "North", "free", "North")));
      TableStructure structure =
          TableStructure.of(
              List.of(new SpanningVariable("area", List.of(DemoTables.area(), schools))));
      Levels levels = Levels.of(structure);
      assertThat(levels.multiplicity(new Level(List.of(1)))).isEqualTo(2);
      assertThat(levels.multiplicity(new Level(List.of(0)))).isEqualTo(1);
      assertThat(plan(structure, 1, Rational.ONE).privacyLoss()).isEqualTo(pure(1, 1));
    }
  }

  @Nested
  class Privacy_loss_before_the_draw {

    @Test
    void is_the_total_that_was_asked_for() {
      assertThat(plan(DemoTables.areaByYear(), 1, Rational.of(3, 7)).privacyLoss())
          .isEqualTo(pure(3, 7));
      assertThat(plan(DemoTables.areaByYear(), 5, Rational.of(3, 7)).privacyLoss())
          .isEqualTo(pure(3, 7));
    }

    @Test
    void is_the_same_for_each_year_since_a_unit_lies_in_one() {
      assertThat(plan(DemoTables.areaByYear(), 2, Rational.ONE).privacyLossByCode("year"))
          .isEqualTo(Map.of("2022", pure(1, 1), "2023", pure(1, 1)));
    }

    @Test
    void of_a_few_cells_counts_only_those() {
      TableStructure structure = DemoTables.areaByYear();
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      BitSet some = new BitSet();
      some.set(structure.cell(List.of("Kreis", "2023")));
      some.set(structure.cell(List.of("A", "2023")));
      MeasurementPlan few = plan.onlyCells(some);
      assertThat(few.privacyLoss()).isEqualTo(pure(2, 3));
      assertThat(few.privacyLossByCode("year"))
          .isEqualTo(Map.of("2022", PrivacyLoss.none(), "2023", pure(2, 3)));
      assertThat(plan.onlyCells(new BitSet()).privacyLoss()).isEqualTo(PrivacyLoss.none());
    }

    @Test
    void follows_the_weights_of_the_levels() {
      TableStructure structure = DemoTables.areaOnly();
      MeasurementPlan plan =
          MeasurementPlan.discreteLaplace(
              structure,
              HOLDER,
              new ContributionBound(2),
              new PrivacyLoss.Pure(Rational.ONE),
              new BudgetSplit.Weighted(
                  Map.of(
                      new Level(List.of(0)), Rational.of(2),
                      new Level(List.of(1)), Rational.ONE,
                      new Level(List.of(2)), Rational.ONE)));
      assertThat(plan.privacyLoss()).isEqualTo(pure(1, 1));
      assertThat(plan.noise(structure.cell(List.of("A"))))
          .isEqualTo(new DiscreteLaplace(Rational.of(4)));
      assertThat(plan.noise(structure.cell(List.of("Amt"))))
          .isEqualTo(new DiscreteLaplace(Rational.of(8)));
    }

    @Test
    void equals_brute_force_over_all_ways_to_place_the_records_of_one_unit() {
      TableStructure structure = DemoTables.areaByYear();
      MeasurementPlan plan = plan(structure, 2, Rational.of(5, 3));
      Levels levels = Levels.of(structure);
      Rational worst = Rational.ZERO;
      for (int first = 0; first < structure.cellCount(); first++) {
        for (int second = 0; second < structure.cellCount(); second++) {
          if (structure.isInner(first) && structure.isInner(second)) {
            Map<Integer, Integer> change = new HashMap<>();
            for (int cell : levels.cellsContaining(first)) {
              change.merge(cell, 1, Integer::sum);
            }
            for (int cell : levels.cellsContaining(second)) {
              change.merge(cell, 1, Integer::sum);
            }
            Rational loss = Rational.ZERO;
            for (Map.Entry<Integer, Integer> by : change.entrySet()) {
              if (plan.noise(by.getKey()) instanceof DiscreteLaplace laplace) {
                loss = loss.plus(Rational.of(by.getValue()).over(laplace.scale()));
              }
            }
            worst = Rational.max(worst, loss);
          }
        }
      }
      assertThat(plan.privacyLoss()).isEqualTo(new PrivacyLoss.Pure(worst));
    }
  }

  @Nested
  class Sums_of_clamped_values {

    @Test
    void cost_the_same_with_noise_that_grows_with_the_greatest_value() {
      TableStructure structure = DemoTables.areaOnly();
      int cell = structure.cell(List.of("A"));
      ContributionBound income = new ContributionBound(2, 500);
      PrivacyLoss.Pure epsilon = new PrivacyLoss.Pure(Rational.ONE);
      PrivacyLoss.ZeroConcentrated rho = new PrivacyLoss.ZeroConcentrated(Rational.ONE);
      MeasurementPlan laplace =
          MeasurementPlan.discreteLaplace(
              structure, HOLDER, income, epsilon, new BudgetSplit.Even());
      MeasurementPlan gaussian =
          MeasurementPlan.discreteGaussian(structure, HOLDER, income, rho, new BudgetSplit.Even());
      assertThat(laplace.privacyLoss()).isEqualTo(epsilon);
      assertThat(gaussian.privacyLoss()).isEqualTo(rho);
      assertThat(laplace.noise(cell)).isEqualTo(new DiscreteLaplace(Rational.of(3000)));
      assertThat(gaussian.noise(cell)).isEqualTo(new DiscreteGaussian(Rational.of(3_000_000, 2)));
    }
  }

  @Nested
  class The_split_with_the_least_error {

    @Test
    void is_not_beaten_by_moving_budget_between_levels() {
      TableStructure structure = DemoTables.areaByYear();
      Map<Level, Rational> weights = new HashMap<>();
      for (Level level : Levels.of(structure).all()) {
        weights.put(level, Rational.of(1L + 4L * level.heights().get(0)));
      }
      for (NoiseFamily family : NoiseFamily.values()) {
        Map<Level, Rational> best =
            new BudgetSplit.LeastError(structure, family, weights)
                .shares(Levels.of(structure).all());
        double least = error(structure, family, weights, best);
        for (Level from : best.keySet()) {
          for (Level to : best.keySet()) {
            Map<Level, Rational> moved = new HashMap<>(best);
            moved.merge(from, Rational.of(-1, 100), Rational::plus);
            moved.merge(to, Rational.of(1, 100), Rational::plus);
            assertThat(error(structure, family, weights, moved))
                .isGreaterThanOrEqualTo(least * (1 - 1e-9));
          }
        }
        assertThat(best.values().stream().reduce(Rational.ZERO, Rational::plus))
            .isEqualTo(Rational.ONE);
      }
    }

    private double error(
        TableStructure structure,
        NoiseFamily family,
        Map<Level, Rational> weights,
        Map<Level, Rational> shares) {
      Levels levels = Levels.of(structure);
      double error = 0;
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        Level level = levels.all().get(levels.indexOf(cell));
        double share = shares.getOrDefault(level, Rational.ZERO).approximately();
        error +=
            weights.getOrDefault(level, Rational.ZERO).approximately()
                / (family == NoiseFamily.DISCRETE_LAPLACE ? share * share : share);
      }
      return error;
    }
  }

  @Nested
  class Gaussian_noise {

    @Test
    void costs_the_rho_that_was_asked_for_whatever_the_bound() {
      for (int records : new int[] {1, 4}) {
        MeasurementPlan plan = gaussian(records);
        assertThat(plan.privacyLoss())
            .isEqualTo(new PrivacyLoss.ZeroConcentrated(Rational.of(3, 10)));
      }
    }

    @Test
    void grows_with_the_square_of_the_records_of_a_unit() {
      int cell = DemoTables.areaOnly().cell(List.of("A"));
      // Three levels with rho 1/10 each: sigma squared = 1 / (2 rho) = 5, times 4 squared.
      assertThat(gaussian(1).noise(cell)).isEqualTo(new DiscreteGaussian(Rational.of(5)));
      assertThat(gaussian(4).noise(cell)).isEqualTo(new DiscreteGaussian(Rational.of(80)));
    }

    @Test
    void says_so_in_the_statement() {
      MeasurementPlan plan = gaussian(1);
      ConfidentialTable empty = DemoTables.filled(DemoTables.areaOnly(), Map.of());
      SafeTable safe =
          plan.protect(plan.measure(empty, new SeededBits(12)), new Thresholding.ShowAll(), 95);
      assertThat(safe.statement().mechanism())
          .isEqualTo(ProtectionStatement.Mechanism.DISCRETE_GAUSSIAN);
      assertThat(safe.statement().publicParameters()).containsEntry("rho", "3/10");
    }

    private MeasurementPlan gaussian(int records) {
      return MeasurementPlan.discreteGaussian(
          DemoTables.areaOnly(),
          HOLDER,
          new ContributionBound(records),
          new PrivacyLoss.ZeroConcentrated(Rational.of(3, 10)),
          new BudgetSplit.Even());
    }
  }

  @Nested
  class Measuring_and_protecting {

    private final TableStructure structure = DemoTables.areaByYear();
    private final ConfidentialTable table =
        DemoTables.filled(
            structure,
            Map.of(
                List.of("A", "2022"), 1000L,
                List.of("A", "2023"), 1100L,
                List.of("B", "2022"), 0L,
                List.of("B", "2023"), 2L,
                List.of("free", "2022"), 500L,
                List.of("free", "2023"), 600L));

    @Test
    void gives_the_same_safe_table_from_stored_values_without_a_draw() {
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      NoisyCounts drawn = plan.measure(table, new SeededBits(5));
      Map<Integer, Long> stored = new HashMap<>();
      drawn.forEach(stored::put);
      Thresholding hide = new Thresholding.HideBelow(3, Rational.of(1, 1000));
      assertThat(plan(structure, 1, Rational.ONE).protect(NoisyCounts.ofStored(stored), hide, 95))
          .isEqualTo(plan.protect(drawn, hide, 95));
    }

    @Test
    void hides_small_cells_and_shows_large_ones_with_their_margin() {
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      NoisyCounts drawn = plan.measure(table, new SeededBits(6));
      SafeTable safe =
          plan.protect(drawn, new Thresholding.HideBelow(3, Rational.of(1, 1_000_000)), 95);
      assertThat(safe.cell(List.of("B", "2023")))
          .isEqualTo(new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD));
      long value = drawn.value(structure.cell(List.of("A", "2023")));
      long width = new DiscreteLaplace(Rational.of(3)).halfWidth(95);
      assertThat(safe.cell(List.of("A", "2023")))
          .isEqualTo(new SafeCell.Noisy(value, new Margin(value - width, value + width, 95)));
    }

    @Test
    void draws_the_missing_cells_only_and_joins_them_with_the_stored_ones() {
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      BitSet missing = new BitSet();
      missing.set(0, 4);
      BitSet present = plan.cells();
      present.andNot(missing);
      NoisyCounts stored = plan.onlyCells(present).measure(table, new SeededBits(7));
      NoisyCounts drawn = plan.onlyCells(missing).measure(table, new SeededBits(8));
      NoisyCounts both = stored.with(drawn);
      assertThat(both.cells()).isEqualTo(plan.cells());
      assertThat(both.value(3)).isEqualTo(drawn.value(3));
      assertThat(both.value(4)).isEqualTo(stored.value(4));
      assertThatThrownBy(() -> both.with(drawn)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_values_that_lack_a_cell_and_tables_of_another_shape() {
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      assertThatThrownBy(
              () ->
                  plan.protect(NoisyCounts.ofStored(Map.of(0, 1L)), new Thresholding.ShowAll(), 95))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () ->
                  plan.measure(
                      DemoTables.filled(DemoTables.areaOnly(), Map.of()), new SeededBits(9)))
          .isInstanceOf(IllegalArgumentException.class);
    }

    /** n = 4,000 tables, seed 10; binomial with p ≥ 0.95 falls below 0.93 once in 10^8. */
    @Test
    void margins_hold_the_true_count_as_often_as_they_say() {
      MeasurementPlan plan = plan(structure, 1, Rational.ONE);
      TableProtection protection = plan.protection(new Thresholding.ShowAll(), 95);
      SeededBits bits = new SeededBits(10);
      int cell = structure.cell(List.of("free", "2023"));
      int held = 0;
      for (int i = 0; i < 4000; i++) {
        SafeTable safe = protection.apply(plan.measure(table, bits));
        if (safe.cells().get(cell) instanceof SafeCell.Noisy noisy
            && noisy.margin().lower() <= 600
            && 600 <= noisy.margin().upper()) {
          held++;
        }
      }
      assertThat(held).isBetween((int) (0.93 * 4000), 3999);
    }

    @Test
    void says_in_the_statement_what_was_done_but_nothing_of_the_data() {
      MeasurementPlan plan = plan(structure, 2, Rational.of(1, 2));
      SafeTable safe =
          plan.protect(plan.measure(table, new SeededBits(11)), new Thresholding.ShowAll(), 95);
      assertThat(safe.statement().publicParameters())
          .containsEntry("epsilon", "1/2")
          .containsEntry("privacy unit", "holder in one reference period")
          .containsEntry("records per privacy unit", "2");
    }
  }
}
