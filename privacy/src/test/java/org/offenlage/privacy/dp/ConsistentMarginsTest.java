package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ConsistentMarginsTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", DemoTables.area()),
              SpanningVariable.of("benefit", Hierarchy.flat("all", List.of("yes", "no")))));

  private static MeasurementPlan plan(NoiseFamily family, Rational loss) {
    PrivacyUnit unit = new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD);
    BudgetSplit split =
        new ConsistentSplit(
            STRUCTURE,
            family,
            List.of(
                Map.of(0, Rational.of(3), 1, Rational.ONE, 2, Rational.ONE),
                Map.of(0, Rational.ONE, 1, Rational.ONE)));
    return switch (family) {
      case DISCRETE_LAPLACE ->
          MeasurementPlan.discreteLaplace(
              STRUCTURE, unit, new ContributionBound(1), new PrivacyLoss.Pure(loss), split);
      case DISCRETE_GAUSSIAN ->
          MeasurementPlan.discreteGaussian(
              STRUCTURE,
              unit,
              new ContributionBound(1),
              new PrivacyLoss.ZeroConcentrated(loss),
              split);
    };
  }

  private static ConfidentialTable truth() {
    Map<List<String>, Long> inner = new HashMap<>();
    long count = 1000;
    for (String area : List.of("A", "B", "free")) {
      inner.put(List.of(area, "yes"), count);
      inner.put(List.of(area, "no"), 3 * count);
      count += 700;
    }
    return DemoTables.filled(STRUCTURE, inner);
  }

  private static ConsistentEstimates estimates(MeasurementPlan plan, NoisyCounts values) {
    return ((ConsistentEstimates.Outcome.Estimated) ConsistentEstimates.of(plan, values))
        .estimates();
  }

  @Nested
  class Weights_of_a_tree {

    @Test
    void are_what_the_fit_takes_of_each_value() {
      Hierarchy area = DemoTables.area();
      double[] variances = {3, 1, 4, 1.5, 9};
      TreeLeastSquares tree = new TreeLeastSquares(area, variances);
      for (int code = 0; code < variances.length; code++) {
        double[] weights = tree.weights(code);
        for (int value = 0; value < variances.length; value++) {
          double[] unit = new double[variances.length];
          unit[value] = 1;
          tree.fit(unit, 1);
          assertThat(weights[value]).isCloseTo(unit[code], within(1e-12));
        }
      }
    }

    @Test
    void give_the_variance_that_the_fit_states() {
      double[] variances = {3, 1, 4, 1.5, 9};
      TreeLeastSquares tree = new TreeLeastSquares(DemoTables.area(), variances);
      for (int code = 0; code < variances.length; code++) {
        double[] weights = tree.weights(code);
        double sum = 0;
        for (int value = 0; value < variances.length; value++) {
          sum += weights[value] * weights[value] * variances[value];
        }
        assertThat(tree.variance(code)).isCloseTo(sum, within(1e-12));
      }
    }
  }

  @Nested
  class The_law_of_a_sum {

    /** P(|Z1 + 2·Z2 + … | ≤ w) by summing over all values, in doubles. */
    private static double[] convolved(double[] scales, int[] weights) {
      int reach = 4000;
      double[] law = new double[2 * reach + 1];
      law[reach] = 1;
      for (int t = 0; t < scales.length; t++) {
        double q = Math.exp(-1 / scales[t]);
        double[] next = new double[law.length];
        for (int at = 0; at < law.length; at++) {
          if (law[at] == 0) {
            continue;
          }
          for (int z = -600; z <= 600; z++) {
            int to = at + z * weights[t];
            if (to >= 0 && to < next.length) {
              next[to] += law[at] * (1 - q) / (1 + q) * Math.pow(q, Math.abs(z));
            }
          }
        }
        law = next;
      }
      return law;
    }

    private static int leastWidth(double[] law, double probability) {
      int centre = law.length / 2;
      double inside = law[centre];
      int width = 0;
      while (inside < probability) {
        width++;
        inside += law[centre - width] + law[centre + width];
      }
      return width;
    }

    @ParameterizedTest
    @CsvSource({"3,5,1,1,95", "10,10,1,1,90", "4,12,3,1,99", "20,2,1,3,50"})
    void is_that_of_all_values_summed_up_and_hardly_wider(
        double one, double other, int weight, int otherWeight, int percent) {
      int least =
          leastWidth(
              convolved(new double[] {one, other}, new int[] {weight, otherWeight}),
              percent / 100.0);
      double certified =
          CombinedNoise.of(
                  List.of(
                      new CombinedNoise.Term(
                          new DiscreteLaplace(Rational.of((long) one)), weight, 1),
                      new CombinedNoise.Term(
                          new DiscreteLaplace(Rational.of((long) other)), -otherWeight, 1)))
              .halfWidth(percent);
      assertThat(certified).isGreaterThanOrEqualTo(least - 1e-9);
      assertThat(certified).isLessThan(1.02 * least + 0.5);
    }

    @Test
    void of_many_terms_comes_near_to_a_normal_law_and_stays_on_the_safe_side() {
      CombinedNoise sum =
          CombinedNoise.of(
              List.of(new CombinedNoise.Term(new DiscreteGaussian(Rational.of(400)), 0.01, 1000)));
      double normal = 1.959964 * 0.01 * 20 * Math.sqrt(1000);
      assertThat(sum.halfWidth(95)).isBetween(normal, 1.03 * normal);
    }

    @Test
    void of_one_noise_is_that_noise() {
      DiscreteLaplace noise = new DiscreteLaplace(Rational.of(9));
      double width = CombinedNoise.of(List.of(new CombinedNoise.Term(noise, 1, 1))).halfWidth(95);
      assertThat(width).isBetween((double) noise.halfWidth(95), noise.halfWidth(95) + 1.0);
    }

    @Test
    void refuses_a_sum_of_nothing() {
      assertThatThrownBy(() -> CombinedNoise.of(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /**
   * α = 1e-6, n = 20,000 tables, seed 71. A margin of 90 percent holds at least 90 percent of the
   * time; one made for noise 30 percent narrower does not.
   */
  @Nested
  class Margins_of_estimates {

    private static final int TABLES = 20_000;
    private static final int PERCENT = 90;

    /** 4.75 standard deviations of a binomial proportion: one-sided α = 1e-6. */
    private static final double SLACK = 4.75 * Math.sqrt(0.9 * 0.1 / TABLES);

    private double[] heldShares(NoiseFamily family, double narrowed) {
      MeasurementPlan plan = plan(family, Rational.of(1, 8));
      ConfidentialTable truth = truth();
      BitSource bits = new SeededBits(71);
      double[] halfWidths = new double[STRUCTURE.cellCount()];
      double[] held = new double[STRUCTURE.cellCount()];
      for (int table = 0; table < TABLES; table++) {
        ConsistentEstimates estimates = estimates(plan, plan.measure(truth, bits));
        for (int cell = 0; cell < held.length; cell++) {
          if (table == 0) {
            halfWidths[cell] = estimates.halfWidth(cell, PERCENT);
          }
          double off = Math.abs(estimates.estimate(cell) - truth.count(cell));
          held[cell] += off <= narrowed * halfWidths[cell] ? 1.0 / TABLES : 0;
        }
      }
      return held;
    }

    @ParameterizedTest
    @CsvSource({"DISCRETE_LAPLACE", "DISCRETE_GAUSSIAN"})
    void hold_the_true_count_as_often_as_they_say(NoiseFamily family) {
      assertThat(Arrays.stream(heldShares(family, 1)).min().orElseThrow())
          .isGreaterThan(0.9 - SLACK);
      // No more than a few percent too wide.
      assertThat(Arrays.stream(heldShares(family, 1)).max().orElseThrow()).isLessThan(0.92 + SLACK);
    }

    @Test
    void are_found_out_where_they_are_30_percent_too_narrow() {
      assertThat(Arrays.stream(heldShares(NoiseFamily.DISCRETE_LAPLACE, 0.7)).max().orElseThrow())
          .isLessThan(0.9 - SLACK);
    }

    @Test
    void are_narrower_than_those_of_single_noisy_counts() {
      MeasurementPlan plan = plan(NoiseFamily.DISCRETE_GAUSSIAN, Rational.of(1, 200));
      NoisyCounts values = plan.measure(truth(), new SeededBits(72));
      ConsistentEstimates estimates = estimates(plan, values);
      for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
        Margin margin = estimates.margin(cell, 95);
        assertThat(margin.upper() - margin.lower())
            .isLessThanOrEqualTo(2 * plan.noise(cell).halfWidth(95));
      }
    }
  }

  @Nested
  class A_safe_table {

    @Test
    void shows_estimates_beside_the_noisy_counts_they_were_made_of() {
      MeasurementPlan plan = plan(NoiseFamily.DISCRETE_LAPLACE, Rational.ONE);
      NoisyCounts values = plan.measure(truth(), new SeededBits(73));
      SafeTable safe =
          plan.protect(values, new Thresholding.ShowAll(), Estimates.CONSISTENT_AND_WHOLE, 95);
      long sum = 0;
      for (String area : List.of("A", "B", "free")) {
        SafeCell.Noisy cell = (SafeCell.Noisy) safe.cell(List.of(area, "all"));
        assertThat(cell.estimate()).isEqualTo(values.value(STRUCTURE.cell(List.of(area, "all"))));
        sum += cell.consistent().orElseThrow().whole().orElseThrow();
      }
      SafeCell.Noisy total = (SafeCell.Noisy) safe.cell(List.of("Kreis", "all"));
      assertThat(total.consistent().orElseThrow().whole()).hasValue(sum);
    }

    @Test
    void tells_how_far_two_noisy_counts_must_be_apart_to_differ_for_certain() {
      MeasurementPlan plan = plan(NoiseFamily.DISCRETE_LAPLACE, Rational.of(1, 4));
      SafeTable safe =
          plan.protect(plan.measure(truth(), new SeededBits(75)), new Thresholding.ShowAll(), 95);
      NoiseDistribution noise = plan.noise(STRUCTURE.cell(List.of("A", "yes")));
      long exact = NoiseDifference.of(noise, noise).halfWidth(95) + 1;
      assertThat(
              Long.parseLong(
                  safe.statement()
                      .publicParameters()
                      .getOrDefault("reliable difference on level 0.0", "0")))
          .isBetween(exact, exact + 1 + exact / 50);
    }

    @Test
    void tells_epsilon_where_the_loss_is_a_rho() {
      MeasurementPlan plan = plan(NoiseFamily.DISCRETE_GAUSSIAN, Rational.of(1, 8));
      SafeTable safe =
          plan.protect(plan.measure(truth(), new SeededBits(74)), new Thresholding.ShowAll(), 95);
      assertThat(safe.statement().publicParameters())
          .containsEntry("rho", "1/8")
          .containsEntry("epsilon at delta 1e-10", "3.2437");
    }
  }
}
