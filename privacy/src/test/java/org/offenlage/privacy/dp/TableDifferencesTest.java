package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** α = 1e-6, n = 2,000 pairs; seeds stated at each test. */
class TableDifferencesTest {

  private static final double ALPHA = 1e-6;
  private static final int N = 2_000;
  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A", "B", "C"))),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("1", "2")))));
  private static final ConfidentialTable TABLE =
      DemoTables.filled(
          STRUCTURE,
          Map.of(
              List.of("A", "1"), 500L,
              List.of("B", "1"), 300L,
              List.of("C", "1"), 200L,
              List.of("A", "2"), 500L,
              List.of("B", "2"), 300L,
              List.of("C", "2"), 200L));
  private static final MeasurementPlan PLAN =
      MeasurementPlan.discreteLaplace(
          STRUCTURE,
          new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD),
          new ContributionBound(1),
          new PrivacyLoss.Pure(Rational.of(1, 4)),
          new BudgetSplit.Even());

  private static int cell(String area, String year) {
    return STRUCTURE.cell(List.of(area, year));
  }

  private static MeasuredTable measured(SeededBits bits, Estimates wanted) {
    return MeasuredTable.of(PLAN, PLAN.measure(TABLE, bits), wanted);
  }

  @Test
  void of_two_noisy_counts_are_those_of_the_exact_sum_over_both_laws() {
    TableDifferences differences =
        TableDifferences.of(measured(new SeededBits(101), Estimates.MEASURED), 90);
    NoiseDistribution noise = PLAN.noise(cell("A", "1"));
    long exact = NoiseDifference.of(noise, noise).halfWidth(90);
    assertThat(differences.halfWidth(cell("A", "1"), cell("B", "1"), 1))
        .isBetween((double) exact, 1.03 * exact + 1);
  }

  @Test
  void of_two_years_of_equal_counts_are_hardly_ever_exceeded() {
    for (Estimates wanted : List.of(Estimates.MEASURED, Estimates.CONSISTENT)) {
      assertThat(isRefuted(wanted, 1, 102)).as("%s", wanted).isFalse();
    }
  }

  @Test
  void that_are_30_percent_less_are_seen_to_be_exceeded() {
    for (Estimates wanted : List.of(Estimates.MEASURED, Estimates.CONSISTENT)) {
      assertThat(isRefuted(wanted, 0.7, 103)).as("%s", wanted).isTrue();
    }
  }

  /** Whether so much of the half width is refuted to be exceeded by one difference in ten. */
  private static boolean isRefuted(Estimates wanted, double times, long seed) {
    SeededBits bits = new SeededBits(seed);
    int one = cell("A", "1");
    int other = cell("A", "2");
    double half = times * TableDifferences.of(measured(bits, wanted), 90).halfWidth(one, other, 1);
    int exceeded = 0;
    for (int i = 0; i < N; i++) {
      MeasuredTable table = measured(bits, wanted);
      exceeded += Math.abs(table.value(one) - table.value(other)) > half ? 1 : 0;
    }
    return 1 - new BinomialDistribution(null, N, 0.1).cumulativeProbability(exceeded - 1) < ALPHA;
  }

  @Test
  void of_rates_take_the_other_count_times_the_ratio_of_denominators() {
    TableDifferences differences =
        TableDifferences.of(measured(new SeededBits(104), Estimates.MEASURED), 90);
    double same = differences.halfWidth(cell("A", "1"), cell("A", "2"), 1);
    double little = differences.halfWidth(cell("A", "1"), cell("A", "2"), 0.001);
    double much = differences.halfWidth(cell("A", "1"), cell("A", "2"), 3);
    assertThat(little).isGreaterThan(PLAN.noise(0).halfWidth(90) - 1.0).isLessThan(same);
    assertThat(much).isGreaterThan(2 * same);
  }
}
