package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ConsistencyTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", DemoTables.area()),
              SpanningVariable.of("benefit", Hierarchy.flat("all", List.of("yes", "no"))),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));

  private static MeasurementPlan plan(TableStructure structure, BudgetSplit split) {
    return MeasurementPlan.discreteLaplace(
        structure,
        new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
        new ContributionBound(1),
        new PrivacyLoss.Pure(Rational.ONE),
        split);
  }

  private static NoisyCounts random(int cells, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Integer, Long> values = new HashMap<>();
    for (int cell = 0; cell < cells; cell++) {
      values.put(cell, random.nextLong(-20, 200));
    }
    return NoisyCounts.ofStored(values);
  }

  private static ConsistentEstimates estimates(MeasurementPlan plan, NoisyCounts values) {
    ConsistentEstimates.Outcome outcome = ConsistentEstimates.of(plan, values);
    assertThat(outcome).isInstanceOf(ConsistentEstimates.Outcome.Estimated.class);
    return ((ConsistentEstimates.Outcome.Estimated) outcome).estimates();
  }

  @Nested
  class Least_squares {

    @Test
    void equal_those_of_the_normal_equations_solved_as_a_whole() {
      MeasurementPlan plan = separable();
      NoisyCounts values = random(STRUCTURE.cellCount(), 61);
      ConsistentEstimates two = estimates(plan, values);
      double[][] whole = normalEquations(plan, values);
      for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
        assertThat(two.estimate(cell)).isCloseTo(whole[0][cell], within(1e-7));
        assertThat(two.standardError(cell)).isCloseTo(whole[1][cell], within(1e-7));
      }
    }

    @Test
    void add_up() {
      ConsistentEstimates estimates =
          estimates(plan(STRUCTURE, new BudgetSplit.Even()), random(STRUCTURE.cellCount(), 62));
      assertThat(estimates.greatestGap()).isLessThan(1e-9);
    }

    @Test
    void leave_values_alone_that_add_up_already() {
      MeasurementPlan plan = plan(DemoTables.areaOnly(), new BudgetSplit.Even());
      Map<Integer, Long> values = new HashMap<>();
      values.put(DemoTables.areaOnly().cell(List.of("Kreis")), 14L);
      values.put(DemoTables.areaOnly().cell(List.of("Amt")), 5L);
      values.put(DemoTables.areaOnly().cell(List.of("A")), 5L);
      values.put(DemoTables.areaOnly().cell(List.of("B")), 0L);
      values.put(DemoTables.areaOnly().cell(List.of("free")), 9L);
      ConsistentEstimates estimates = estimates(plan, NoisyCounts.ofStored(values));
      values.forEach(
          (cell, value) -> assertThat(estimates.estimate(cell)).isCloseTo(value, within(1e-9)));
    }

    @Test
    void say_where_they_cannot_be_had() {
      assertThat(
              ConsistentEstimates.of(
                  plan(STRUCTURE, notSeparable()), random(STRUCTURE.cellCount(), 63)))
          .isInstanceOf(ConsistentEstimates.Outcome.NoiseNotSeparable.class);
      Hierarchy other = Hierarchy.flat("Kreis", List.of("A", "B", "free"));
      TableStructure two =
          TableStructure.of(
              List.of(new SpanningVariable("area", List.of(DemoTables.area(), other))));
      assertThat(
              ConsistentEstimates.of(
                  plan(two, new BudgetSplit.Even()), random(two.cellCount(), 64)))
          .isInstanceOf(ConsistentEstimates.Outcome.SeveralHierarchies.class);
    }

    /** Gaussian noise whose variance is the product of one factor a variable. */
    private MeasurementPlan separable() {
      Map<Level, Rational> weights = new HashMap<>();
      for (Level level : Levels.of(STRUCTURE).all()) {
        weights.put(
            level, Rational.of(1L + level.heights().get(0), 1L + 2L * level.heights().get(1)));
      }
      return MeasurementPlan.discreteGaussian(
          STRUCTURE,
          new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
          new ContributionBound(1),
          new PrivacyLoss.ZeroConcentrated(Rational.of(1, 50)),
          new BudgetSplit.Weighted(weights));
    }

    private BudgetSplit notSeparable() {
      Map<Level, Rational> weights = new HashMap<>();
      for (Level level : Levels.of(STRUCTURE).all()) {
        weights.put(level, Rational.of(1 + weights.size()));
      }
      return new BudgetSplit.Weighted(weights);
    }

    /** X (X' W X)^-1 X' W y and the roots of the diagonal of X (X' W X)^-1 X'. */
    private double[][] normalEquations(MeasurementPlan plan, NoisyCounts values) {
      Levels levels = Levels.of(STRUCTURE);
      List<Integer> inner = new ArrayList<>();
      for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
        if (levels.isInner(cell)) {
          inner.add(cell);
        }
      }
      RealMatrix design = new Array2DRowRealMatrix(STRUCTURE.cellCount(), inner.size());
      for (int i = 0; i < inner.size(); i++) {
        for (int cell : levels.cellsContaining(inner.get(i))) {
          design.setEntry(cell, i, 1);
        }
      }
      RealMatrix weights = new Array2DRowRealMatrix(STRUCTURE.cellCount(), STRUCTURE.cellCount());
      double[] y = new double[STRUCTURE.cellCount()];
      for (int cell = 0; cell < y.length; cell++) {
        weights.setEntry(cell, cell, 1 / plan.noise(cell).varianceAtMost());
        y[cell] = values.value(cell);
      }
      RealMatrix inverse =
          new LUDecomposition(design.transpose().multiply(weights).multiply(design))
              .getSolver()
              .getInverse();
      RealMatrix spread = design.multiply(inverse).multiply(design.transpose());
      double[] errors = new double[y.length];
      for (int cell = 0; cell < y.length; cell++) {
        errors[cell] = Math.sqrt(spread.getEntry(cell, cell));
      }
      return new double[][] {spread.multiply(weights).operate(y), errors};
    }
  }

  @Nested
  class Integer_counts {

    @Test
    void are_not_negative_and_add_up_exactly() {
      for (long seed = 70; seed < 90; seed++) {
        IntegerCounts counts =
            IntegerCounts.of(
                estimates(
                    plan(STRUCTURE, new BudgetSplit.Even()), random(STRUCTURE.cellCount(), seed)));
        STRUCTURE.forEachEquation(
            equation ->
                assertThat(Arrays.stream(equation.partCells()).mapToLong(counts::count).sum())
                    .isEqualTo(counts.count(equation.totalCell())));
        for (int cell = 0; cell < STRUCTURE.cellCount(); cell++) {
          assertThat(counts.count(cell)).isNotNegative();
        }
      }
    }

    @Property(tries = 300)
    void are_the_nearest_to_what_was_wanted_up_to_rounding(
        @ForAll @IntRange(max = 60) int total,
        @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = -20, max = 20) Double> wanted) {
      double[] numbers = wanted.stream().mapToDouble(Double::doubleValue).toArray();
      long[] shares = IntegerCounts.apportion(total, numbers);
      assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
      assertThat(Arrays.stream(shares).min().orElse(0)).isNotNegative();
      // Moving one respondent between two parts never comes nearer by more than rounding explains.
      for (int from = 0; from < shares.length; from++) {
        for (int to = 0; to < shares.length; to++) {
          if (from != to && shares[from] > 0) {
            double gain = (shares[from] - numbers[from]) - (shares[to] - numbers[to]);
            assertThat(gain).isLessThan(2 + 1e-9);
          }
        }
      }
    }
  }

  /** A hierarchy of some 10^5 cells. */
  @Nested
  class A_hundred_thousand_cells {

    @Test
    void are_made_consistent_and_rounded() {
      Map<String, String> parents = new LinkedHashMap<>();
      for (int i = 0; i < 100; i++) {
        parents.put("" + i, "Total");
        for (int j = 0; j < 10; j++) {
          parents.put(i + "." + j, "" + i);
        }
      }
      Hierarchy area = Hierarchy.ofParents(parents);
      List<String> ages = new ArrayList<>();
      for (int age = 0; age < 90; age++) {
        ages.add("a" + age);
      }
      TableStructure structure =
          TableStructure.of(
              List.of(
                  SpanningVariable.of("area", area),
                  SpanningVariable.of("age", Hierarchy.flat("all", ages))));
      assertThat(structure.cellCount()).isGreaterThan(100_000);
      MeasurementPlan plan = plan(structure, new BudgetSplit.Even());
      ConsistentEstimates estimates = estimates(plan, random(structure.cellCount(), 91));
      IntegerCounts counts = IntegerCounts.of(estimates);
      assertThat(estimates.greatestGap()).isLessThan(1e-6);
      assertThat(counts.count(0)).isNotNegative();
    }
  }
}
