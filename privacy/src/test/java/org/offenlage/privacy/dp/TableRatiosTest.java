package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** α = 1e-6; n and seeds stated at each test. */
class TableRatiosTest {

  private static final double ALPHA = 1e-6;
  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A", "B")))));
  private static final int A = STRUCTURE.cell(List.of("A"));
  private static final ConfidentialTable CASES = table(90, 30);
  private static final ConfidentialTable PEOPLE = table(300, 400);

  private static ConfidentialTable table(long a, long b) {
    return DemoTables.filled(STRUCTURE, Map.of(List.of("A"), a, List.of("B"), b));
  }

  private static MeasurementPlan plan() {
    return MeasurementPlan.discreteLaplace(
        STRUCTURE,
        new PrivacyUnit("person", PrivacyUnit.Scope.WHOLE_DATASET),
        new ContributionBound(1),
        new PrivacyLoss.Pure(Rational.of(1, 4)),
        new BudgetSplit.Even());
  }

  private static MeasuredTable measured(
      ConfidentialTable table, SeededBits bits, Estimates wanted) {
    return MeasuredTable.of(plan(), plan().measure(table, bits), wanted);
  }

  @Nested
  class Intervals_of_90_percent {

    @Test
    void hold_the_true_ratio_of_noisy_counts() {
      assertThat(isRefuted(Estimates.MEASURED, 0.3, 71)).isFalse();
    }

    @Test
    void hold_the_true_ratio_of_consistent_estimates() {
      assertThat(isRefuted(Estimates.CONSISTENT, 0.3, 72)).isFalse();
    }

    @Test
    void are_seen_not_to_hold_another_ratio() {
      assertThat(isRefuted(Estimates.MEASURED, 0.36, 73)).isTrue();
    }

    /** n = 500 pairs of tables. */
    private boolean isRefuted(Estimates wanted, double ratio, long seed) {
      SeededBits bits = new SeededBits(seed);
      MeasuredTable any = measured(CASES, bits, wanted);
      NoisyRatio.Reach reach = new NoisyRatio.Reach(any.terms(A), any.terms(A), 90);
      int missed = 0;
      for (int i = 0; i < 500; i++) {
        NoisyRatio found =
            NoisyRatio.of(
                    measured(CASES, bits, wanted).value(A),
                    measured(PEOPLE, bits, wanted).value(A),
                    reach,
                    90)
                .orElseThrow();
        missed += found.lower() <= ratio && ratio <= found.upper() ? 0 : 1;
      }
      return 1 - new BinomialDistribution(null, 500, 0.1).cumulativeProbability(missed - 1) < ALPHA;
    }
  }

  @Test
  void consistent_estimates_have_narrower_intervals_and_both_are_narrower_than_two_margins() {
    SeededBits bits = new SeededBits(74);
    NoisyCounts cases = plan().measure(CASES, bits);
    NoisyCounts people = plan().measure(PEOPLE, bits);
    double measured = width(cases, people, Estimates.MEASURED);
    double half = plan().noise(A).halfWidth(97);
    double two =
        (cases.value(A) + half) / (people.value(A) - half)
            - (cases.value(A) - half) / (people.value(A) + half);
    assertThat(measured).isLessThan(0.9 * two);
    assertThat(width(cases, people, Estimates.CONSISTENT)).isLessThan(measured);
  }

  private static double width(NoisyCounts cases, NoisyCounts people, Estimates wanted) {
    NoisyRatio ratio =
        TableRatios.of(
                MeasuredTable.of(plan(), cases, wanted),
                MeasuredTable.of(plan(), people, wanted),
                95)
            .ratio(A, A)
            .orElseThrow();
    return ratio.upper() - ratio.lower();
  }

  @Test
  void parts_and_wholes_of_one_table_are_compared_where_each_has_its_own_noise() {
    MeasuredTable people = measured(PEOPLE, new SeededBits(75), Estimates.MEASURED);
    int kreis = STRUCTURE.cell(List.of("Kreis"));
    assertThat(TableRatios.of(people, people, 95).ratio(A, kreis)).isPresent();

    MeasuredTable consistent = measured(PEOPLE, new SeededBits(75), Estimates.CONSISTENT);
    assertThatThrownBy(() -> TableRatios.of(consistent, consistent, 95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_not_measured_has_no_ratio() {
    NoisyCounts one = NoisyCounts.ofStored(Map.of(A, 100L));
    MeasuredTable table = MeasuredTable.of(plan(), one, Estimates.MEASURED);
    assertThat(TableRatios.of(table, table, 95).ratio(A, A + 1)).isEqualTo(Optional.empty());
  }
}
