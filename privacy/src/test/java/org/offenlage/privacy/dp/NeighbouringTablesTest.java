package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Draws many tables from two neighbouring datasets and rejects a claimed ε when an outcome is more
 * likely on one of them than ε allows. α = 1e-6, n = 60,000 on each side, seeds stated at each
 * test.
 */
class NeighbouringTablesTest {

  private static final double ALPHA = 1e-6;
  private static final int N = 60_000;
  private static final TableStructure STRUCTURE = DemoTables.areaOnly();
  private static final PrivacyUnit HOLDER =
      new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);

  /** One holder has two records in A; without the holder, A counts 2. */
  private static final ConfidentialTable WITHOUT = table(2);

  private static final ConfidentialTable WITH = table(4);

  private static ConfidentialTable table(long inA) {
    return DemoTables.filled(
        STRUCTURE, Map.of(List.of("A"), inA, List.of("B"), 7L, List.of("free"), 20L));
  }

  private static MeasurementPlan plan(int records, Rational epsilon) {
    return MeasurementPlan.discreteLaplace(
        STRUCTURE,
        HOLDER,
        new ContributionBound(records),
        new PrivacyLoss.Pure(epsilon),
        new BudgetSplit.Even());
  }

  /**
   * Whether P(event | more) ≤ exp(ε) P(event | less) is refuted. Given how many events there were
   * on both sides together, those of the first are at most binomial with share exp(ε)/(1 + exp(ε)).
   */
  private static boolean refutes(
      double epsilon,
      Predicate<SafeTable> event,
      BiFunction<ConfidentialTable, BitSource, SafeTable> mechanism,
      long seed) {
    SeededBits bits = new SeededBits(seed);
    int with = 0;
    int without = 0;
    for (int i = 0; i < N; i++) {
      with += event.test(mechanism.apply(WITH, bits)) ? 1 : 0;
      without += event.test(mechanism.apply(WITHOUT, bits)) ? 1 : 0;
    }
    double share = Math.exp(epsilon) / (1 + Math.exp(epsilon));
    BinomialDistribution law = new BinomialDistribution(null, with + without, share);
    return 1 - law.cumulativeProbability(with - 1) < ALPHA;
  }

  /** All three cells that hold the records reach their value with the holder: the worst event. */
  private static boolean reachesTheLargerTable(SafeTable safe) {
    for (String code : List.of("A", "Amt", "Kreis")) {
      int cell = STRUCTURE.cell(List.of(code));
      if (!(safe.cells().get(cell) instanceof SafeCell.Noisy noisy)
          || noisy.estimate() < WITH.count(cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean showsA(SafeTable safe) {
    return safe.cell(List.of("A")) instanceof SafeCell.Noisy;
  }

  @Nested
  class The_mechanism {

    @Test
    void keeps_its_epsilon_at_the_worst_event() {
      MeasurementPlan plan = plan(2, Rational.ONE);
      assertThat(refutes(1, NeighbouringTablesTest::reachesTheLargerTable, shown(plan), 21))
          .isFalse();
    }

    @Test
    void does_not_keep_less_than_its_epsilon_so_the_event_is_the_worst() {
      MeasurementPlan plan = plan(2, Rational.ONE);
      assertThat(refutes(0.8, NeighbouringTablesTest::reachesTheLargerTable, shown(plan), 22))
          .isTrue();
    }

    @Test
    void keeps_its_epsilon_with_thresholds_on_noisy_values() {
      MeasurementPlan plan = plan(2, Rational.ONE);
      assertThat(
              refutes(
                  1,
                  NeighbouringTablesTest::showsA,
                  protectedBy(plan, new Thresholding.HideBelow(3, Rational.of(1, 10))),
                  23))
          .isFalse();
    }
  }

  @Nested
  class A_deliberate_fault_is_caught {

    @Test
    void sensitivity_off_by_one() {
      MeasurementPlan onlyOneRecord = plan(1, Rational.ONE);
      assertThat(
              refutes(1, NeighbouringTablesTest::reachesTheLargerTable, shown(onlyOneRecord), 24))
          .isTrue();
    }

    @Test
    void thresholding_the_true_count() {
      MeasurementPlan plan = plan(2, Rational.ONE);
      BiFunction<ConfidentialTable, BitSource, SafeTable> right = shown(plan);
      BiFunction<ConfidentialTable, BitSource, SafeTable> faulty =
          (table, bits) -> {
            SafeTable safe = right.apply(table, bits);
            List<SafeCell> cells = new ArrayList<>(safe.cells());
            for (int cell = 0; cell < cells.size(); cell++) {
              if (table.count(cell) < 3) {
                cells.set(cell, new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD));
              }
            }
            return new SafeTable(STRUCTURE, cells, safe.statement());
          };
      assertThat(refutes(1, NeighbouringTablesTest::showsA, faulty, 25)).isTrue();
    }

    /** Seen from outside: bits were drawn although the budget said no. */
    @Test
    void budget_debited_after_the_draw() {
      MeasurementPlan plan = plan(2, Rational.ONE);
      PrivacyFilter budget = PrivacyFilter.of(new PrivacyLoss.Pure(Rational.of(1, 2)));
      BitSource right = new UntouchableBits();
      assertThat(budget.admit(plan.privacyLoss()))
          .isInstanceOf(PrivacyFilter.Decision.Refused.class);
      assertThatCode(() -> measureIfAdmitted(budget, plan, right)).doesNotThrowAnyException();
      assertThatThrownBy(
              () -> {
                plan.measure(WITH, new UntouchableBits());
                budget.admit(plan.privacyLoss());
              })
          .isInstanceOf(AssertionError.class);
    }

    private static void measureIfAdmitted(
        PrivacyFilter budget, MeasurementPlan plan, BitSource bits) {
      if (budget.admit(plan.privacyLoss()) instanceof PrivacyFilter.Decision.Admitted) {
        plan.measure(WITH, bits);
      }
    }

    @Test
    void loss_counted_for_one_level_instead_of_all() {
      MeasurementPlan triple = plan(2, Rational.of(3));
      assertThat(refutes(1, NeighbouringTablesTest::reachesTheLargerTable, shown(triple), 26))
          .isTrue();
    }
  }

  /** Totals first, then the detail that they allow, of a table of areas by benefit. */
  @Nested
  class Adaptive_detail {

    private static final TableStructure DETAILED =
        TableStructure.of(
            List.of(
                SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A", "B"))),
                SpanningVariable.of("benefit", Hierarchy.flat("all", List.of("yes", "no")))));
    private static final List<List<String>> HOLDING =
        List.of(
            List.of("A", "yes"),
            List.of("A", "all"),
            List.of("Kreis", "yes"),
            List.of("Kreis", "all"));

    @Test
    void keeps_the_epsilon_of_totals_and_detail_together() {
      assertThat(refutesAdaptive(Rational.ONE, 29)).isFalse();
    }

    @Test
    void with_its_loss_understated_is_caught() {
      assertThat(refutesAdaptive(Rational.of(3), 30)).isTrue();
    }

    private boolean refutesAdaptive(Rational epsilon, long seed) {
      MeasurementPlan plan =
          MeasurementPlan.discreteLaplace(
              DETAILED,
              HOLDER,
              new ContributionBound(2),
              new PrivacyLoss.Pure(epsilon),
              new BudgetSplit.Even());
      AdaptiveDetail detail =
          AdaptiveDetail.by(Set.of("area"), DETAILED, List.of(new AdaptiveDetail.Step(10, 0)));
      SeededBits bits = new SeededBits(seed);
      int with = 0;
      int without = 0;
      for (int i = 0; i < N; i++) {
        with += reached(plan, detail, WITH_UNIT, bits) ? 1 : 0;
        without += reached(plan, detail, WITHOUT_UNIT, bits) ? 1 : 0;
      }
      double share = Math.E / (1 + Math.E);
      BinomialDistribution law = new BinomialDistribution(null, with + without, share);
      return 1 - law.cumulativeProbability(with - 1) < ALPHA;
    }

    private static final ConfidentialTable WITH_UNIT = detailed(10);
    private static final ConfidentialTable WITHOUT_UNIT = detailed(8);

    /** Detail was measured, and every cell that holds the records reaches the larger table. */
    private boolean reached(
        MeasurementPlan plan, AdaptiveDetail detail, ConfidentialTable table, BitSource bits) {
      NoisyCounts totals = plan.onlyCells(detail.totals()).measure(table, bits);
      NoisyCounts all =
          totals.with(plan.onlyCells(detail.worthMeasuring(totals)).measure(table, bits));
      return HOLDING.stream()
          .mapToInt(DETAILED::cell)
          .allMatch(cell -> all.has(cell) && all.value(cell) >= WITH_UNIT.count(cell));
    }

    private static ConfidentialTable detailed(long inA) {
      return DemoTables.filled(
          DETAILED,
          Map.of(
              List.of("A", "yes"), inA,
              List.of("A", "no"), 0L,
              List.of("B", "yes"), 5L,
              List.of("B", "no"), 5L));
    }
  }

  /**
   * Gaussian noise at ρ = 1/2, restated with δ = 1/5. The event is where the likelihood ratio is
   * above exp(ε): a noisy sum of the cells that hold the records beyond a limit. P(event | more) −
   * exp(ε) P(event | less) above δ by five standard errors, 3e-7, refutes.
   */
  @Nested
  class Gaussian_noise {

    private static final double DELTA = 0.2;

    @Test
    void keeps_the_epsilon_and_delta_its_rho_is_restated_as() {
      assertThat(excess(gaussian(2), 27)).isLessThan(0);
    }

    @Test
    void with_a_sensitivity_that_is_off_by_one_is_caught() {
      assertThat(excess(gaussian(1), 28)).isGreaterThan(0);
    }

    private MeasurementPlan gaussian(int records) {
      return MeasurementPlan.discreteGaussian(
          STRUCTURE,
          HOLDER,
          new ContributionBound(records),
          new PrivacyLoss.ZeroConcentrated(Rational.of(1, 2)),
          new BudgetSplit.Even());
    }

    /** By how much the claim is missed, less five standard errors. */
    private double excess(MeasurementPlan plan, long seed) {
      double epsilon =
          Conversion.toApproximate(
                  new PrivacyLoss.ZeroConcentrated(Rational.of(1, 2)), Rational.of(1, 5))
              .epsilon()
              .approximately();
      int[] affected =
          Stream.of("A", "Amt", "Kreis").mapToInt(code -> STRUCTURE.cell(List.of(code))).toArray();
      double variance = plan.noise(affected[0]).varianceAtMost();
      // The noisy sum has mean 0 without and 6 with the records, and three variances.
      double limit = 3 + epsilon * variance / 2;
      SeededBits bits = new SeededBits(seed);
      double with = frequency(plan, WITH, affected, limit, bits);
      double without = frequency(plan, WITHOUT, affected, limit, bits);
      double error = Math.sqrt((with + Math.exp(2 * epsilon) * without) / N);
      return with - Math.exp(epsilon) * without - DELTA - 5 * error;
    }

    private double frequency(
        MeasurementPlan plan,
        ConfidentialTable table,
        int[] affected,
        double limit,
        SeededBits bits) {
      int hits = 0;
      for (int i = 0; i < N; i++) {
        NoisyCounts drawn = plan.measure(table, bits);
        long sum = 0;
        for (int cell : affected) {
          sum += drawn.value(cell) - WITHOUT.count(cell);
        }
        hits += sum >= limit ? 1 : 0;
      }
      return (double) hits / N;
    }
  }

  /** Bits that nobody may draw. */
  private static final class UntouchableBits implements BitSource {
    @Override
    public long next(int count) {
      throw new AssertionError("noise was drawn before it was paid for");
    }

    @Override
    public void fill(long[] words, int count) {
      throw new AssertionError("noise was drawn before it was paid for");
    }
  }

  private static BiFunction<ConfidentialTable, BitSource, SafeTable> shown(MeasurementPlan plan) {
    return protectedBy(plan, new Thresholding.ShowAll());
  }

  private static BiFunction<ConfidentialTable, BitSource, SafeTable> protectedBy(
      MeasurementPlan plan, Thresholding thresholding) {
    TableProtection protection = plan.protection(thresholding, 95);
    return (table, bits) -> protection.apply(plan.measure(table, bits));
  }
}
