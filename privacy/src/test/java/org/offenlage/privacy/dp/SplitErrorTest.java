package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The expected error of municipality counts of a Kreis shaped like Pinneberg (36 municipalities in
 * 5 Ämter, 13 without, by benefit yes or no) under splits of one loss. Computed, not drawn.
 */
class SplitErrorTest {

  /** Workloads by weight of municipality, Amt and Kreis. */
  private enum Workload {
    MUNICIPALITIES(1, 0, 0),
    ALL_CELLS_ALIKE(1, 1, 1),
    TOTALS_MATTER_MORE(1, 10, 50);

    private final Map<Integer, Rational> area;

    Workload(long municipality, long amt, long kreis) {
      this.area = Map.of(0, Rational.of(municipality), 1, Rational.of(amt), 2, Rational.of(kreis));
    }
  }

  private static final Map<Integer, Rational> BENEFIT = Map.of(0, Rational.ONE, 1, Rational.ONE);

  private static TableStructure county() {
    Map<String, String> parents = new LinkedHashMap<>();
    for (int amt = 0; amt < 5; amt++) {
      parents.put("Amt " + amt, "Kreis");
    }
    for (int municipality = 0; municipality < 36; municipality++) {
      parents.put("municipality " + municipality, "Amt " + municipality % 5);
    }
    for (int free = 0; free < 13; free++) {
      parents.put("free " + free, "Kreis");
    }
    return TableStructure.of(
        List.of(
            SpanningVariable.of("area", Hierarchy.ofParents(parents)),
            SpanningVariable.of("benefit", Hierarchy.flat("all", List.of("yes", "no")))));
  }

  @ParameterizedTest
  @EnumSource
  void is_no_greater_with_the_split_made_for_the_workload_than_with_any_other(Workload workload) {
    TableStructure county = county();
    for (NoiseFamily family : NoiseFamily.values()) {
      BudgetSplit best = new ConsistentSplit(county, family, List.of(workload.area, BENEFIT));
      double least = error(county, family, best, workload);
      assertThat(least)
          .isLessThanOrEqualTo(1.000001 * error(county, family, new BudgetSplit.Even(), workload))
          .isLessThanOrEqualTo(1.000001 * error(county, family, topDown(county), workload))
          .isLessThanOrEqualTo(1.000001 * independent(county, family, workload));
    }
  }

  /** Most of the loss at the lowest level, as in the US census of 2020, here 1 : 1 : 4. */
  private static BudgetSplit topDown(TableStructure county) {
    Map<Level, Rational> weights = new HashMap<>();
    for (Level level : Levels.of(county).all()) {
      weights.put(level, Rational.of(level.heights().get(0) == 0 ? 4 : 1));
    }
    return new BudgetSplit.Weighted(weights);
  }

  /** Mean squared error, weighted, of estimates that were made consistent. */
  private static double error(
      TableStructure county, NoiseFamily family, BudgetSplit split, Workload workload) {
    MeasurementPlan plan = plan(county, family, split);
    Map<Integer, Long> zeros = new HashMap<>();
    for (int cell = 0; cell < county.cellCount(); cell++) {
      zeros.put(cell, 0L);
    }
    ConsistentEstimates.Outcome outcome = ConsistentEstimates.of(plan, NoisyCounts.ofStored(zeros));
    assertThat(outcome).isInstanceOf(ConsistentEstimates.Outcome.Estimated.class);
    ConsistentEstimates estimates = ((ConsistentEstimates.Outcome.Estimated) outcome).estimates();
    return mean(county, workload, cell -> Math.pow(estimates.standardError(cell), 2));
  }

  /** The best split where levels stay apart. */
  private static double independent(TableStructure county, NoiseFamily family, Workload workload) {
    Map<Level, Rational> weights = new HashMap<>();
    for (Level level : Levels.of(county).all()) {
      weights.put(
          level,
          Rational.max(
              Rational.parse("1e-6"),
              workload.area.getOrDefault(level.heights().get(0), Rational.ZERO)));
    }
    MeasurementPlan plan =
        plan(county, family, new BudgetSplit.LeastError(county, family, weights));
    return mean(county, workload, cell -> plan.noise(cell).varianceAtMost());
  }

  private static MeasurementPlan plan(
      TableStructure county, NoiseFamily family, BudgetSplit split) {
    PrivacyUnit unit = new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD);
    // A small loss, so that the noise is wide and its variance is that of the continuous law.
    return switch (family) {
      case DISCRETE_LAPLACE ->
          MeasurementPlan.discreteLaplace(
              county,
              unit,
              new ContributionBound(1),
              new PrivacyLoss.Pure(Rational.of(1, 100)),
              split);
      case DISCRETE_GAUSSIAN ->
          MeasurementPlan.discreteGaussian(
              county,
              unit,
              new ContributionBound(1),
              new PrivacyLoss.ZeroConcentrated(Rational.of(1, 20_000)),
              split);
    };
  }

  private static double mean(
      TableStructure county, Workload workload, IntToDoubleFunction variance) {
    Levels levels = Levels.of(county);
    double sum = 0;
    double weights = 0;
    for (int cell = 0; cell < county.cellCount(); cell++) {
      int height = levels.all().get(levels.indexOf(cell)).heights().get(0);
      double weight = workload.area.getOrDefault(height, Rational.ZERO).approximately();
      sum += weight * variance.applyAsDouble(cell);
      weights += weight;
    }
    return sum / weights;
  }
}
