package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.CellValues;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** α = 1e-6; n and seeds stated at each test. */
class QuantilePlanTest {

  private static final double ALPHA = 1e-6;
  private static final TableStructure TABLE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A", "B"))),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("1", "2")))));
  private static final PrivacyUnit UNIT =
      new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD);
  private static final Quantile.Range RANGE = new Quantile.Range(0, 40);

  private static QuantilePlan plan(PrivacyLoss loss, Rational fraction) {
    return QuantilePlan.of(
        TABLE, new QuantilePlan.Terms(UNIT, new ContributionBound(1), fraction, RANGE, loss, 90));
  }

  private static QuantilePlan median(PrivacyLoss loss) {
    return plan(loss, Rational.of(1, 2));
  }

  @Nested
  class Its_loss {

    @Test
    void is_the_whole_epsilon_wherever_a_record_lies() {
      QuantilePlan plan = median(new PrivacyLoss.Pure(Rational.ONE));
      assertThat(plan.privacyLoss()).isEqualTo(new PrivacyLoss.Pure(Rational.ONE));
      assertThat(plan.privacyLossByCode("year"))
          .containsEntry("1", new PrivacyLoss.Pure(Rational.ONE))
          .containsEntry("2", new PrivacyLoss.Pure(Rational.ONE));
    }

    @Test
    void is_never_more_than_the_rho_that_was_asked_for_and_hardly_less() {
      PrivacyLoss.ZeroConcentrated loss =
          (PrivacyLoss.ZeroConcentrated)
              median(new PrivacyLoss.ZeroConcentrated(Rational.of(1, 7))).privacyLoss();
      assertThat(loss.rho()).isLessThanOrEqualTo(Rational.of(1, 7));
      assertThat(loss.rho().approximately()).isGreaterThan(1 / 7.0 - 1e-8);
    }

    @Test
    void of_some_cells_is_that_of_these_alone() {
      QuantilePlan plan = median(new PrivacyLoss.Pure(Rational.ONE));
      BitSet estimates = new BitSet();
      for (String area : List.of("Kreis", "A", "B")) {
        estimates.set(plan.structure().cell(List.of(area, "1", "estimate")));
      }
      QuantilePlan some = plan.onlyCells(estimates);
      assertThat(some.privacyLoss()).isEqualTo(new PrivacyLoss.Pure(Rational.of(1, 2)));
      assertThat(some.privacyLossByCode("year").get("2")).isEqualTo(PrivacyLoss.none());
      assertThatThrownBy(() -> some.onlyCells(plan.cells()))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rests_on_how_far_one_record_moves_the_rank_that_is_wanted() {
      // The loss of a selection is that of its ranks; for ends of intervals as for the quantile.
      Random random = new Random(61);
      for (Rational fraction : List.of(Rational.of(1, 2), Rational.of(9, 10))) {
        Quantile at =
            Quantile.of(
                fraction, RANGE, new ContributionBound(1), new PrivacyLoss.Pure(Rational.of(3)));
        BigInteger bound =
            fraction.numerator().max(fraction.denominator().subtract(fraction.numerator()));
        for (Quantile each :
            List.of(at, at.lowerEnd(Rational.of(1, 20)), at.upperEnd(Rational.of(1, 20)))) {
          assertThat(furthestMove(each, random)).isEqualTo(bound);
        }
      }
    }

    private BigInteger furthestMove(Quantile quantile, Random random) {
      BigInteger furthest = BigInteger.ZERO;
      for (int trial = 0; trial < 200; trial++) {
        long[] with = random.longs(random.nextInt(40) + 1, 0, 41).toArray();
        long[] without = Arrays.copyOf(with, with.length - 1);
        for (long candidate = 0; candidate <= 40; candidate++) {
          furthest =
              furthest.max(
                  quantile
                      .missedBy(candidate, with)
                      .subtract(quantile.missedBy(candidate, without))
                      .abs());
        }
      }
      return furthest;
    }
  }

  @Nested
  class Its_intervals {

    private static final int N = 1_000;

    @Test
    void hold_the_quantile_as_often_as_they_say_however_many_records_there_are() {
      for (Rational fraction : List.of(Rational.of(1, 2), Rational.of(9, 10))) {
        for (int records : List.of(0, 1, 7, 60)) {
          assertThat(isRefuted(fraction, records, "lower", "upper"))
              .as("%s of %s", fraction, records)
              .isFalse();
        }
      }
    }

    @Test
    void with_ends_that_aim_at_the_quantile_itself_are_seen_to_fail() {
      assertThat(isRefuted(Rational.of(1, 2), 60, "estimate", "estimate")).isTrue();
    }

    /** Whether intervals between these two are refuted to hold 90 percent. */
    private boolean isRefuted(Rational fraction, int records, String from, String to) {
      QuantilePlan plan = plan(new PrivacyLoss.Pure(Rational.of(2)), fraction);
      CellValues values = new CellValues(TABLE);
      int cell = TABLE.cell(List.of("A", "1"));
      long[] sorted = new long[records];
      for (int i = 0; i < records; i++) {
        sorted[i] = (i * 17L) % 41;
        values.add(cell, sorted[i], 1);
      }
      Arrays.sort(sorted);
      BitSet three = new BitSet();
      Stream.of("estimate", "lower", "upper")
          .forEach(place -> three.set(plan.structure().cell(List.of("A", "1", place))));
      QuantilePlan some = plan.onlyCells(three);
      SeededBits bits = new SeededBits(records + 1);
      int missed = 0;
      for (int i = 0; i < N; i++) {
        NoisyCounts drawn = some.measure(values, bits);
        long lower = drawn.value(plan.structure().cell(List.of("A", "1", from)));
        long upper = drawn.value(plan.structure().cell(List.of("A", "1", to)));
        missed +=
            holdsQuantile(sorted, fraction, Math.min(lower, upper), Math.max(lower, upper)) ? 0 : 1;
      }
      return 1 - new BinomialDistribution(null, N, 0.1).cumulativeProbability(missed - 1) < ALPHA;
    }

    /** Whether some quantile of the records lies in the interval, and none beyond both ends. */
    private boolean holdsQuantile(long[] sorted, Rational fraction, long lower, long upper) {
      double wanted = fraction.approximately() * sorted.length;
      long above = Arrays.stream(sorted).filter(value -> value >= lower).count();
      long below = Arrays.stream(sorted).filter(value -> value <= upper).count();
      return sorted.length - above <= wanted + 1e-9 && below >= wanted - 1e-9;
    }

    @Test
    void stand_beside_the_estimate_with_what_readers_may_know() {
      QuantilePlan plan = median(new PrivacyLoss.ZeroConcentrated(Rational.of(50)));
      CellValues values = new CellValues(TABLE);
      for (int cell = 0; cell < TABLE.cellCount(); cell++) {
        values.add(cell, 20, 1_000);
      }
      var safe = plan.protect(plan.measure(values, new SeededBits(63)));
      assertThat(safe.structure()).isEqualTo(TABLE);
      SafeCell.Noisy cell = (SafeCell.Noisy) safe.cell(List.of("A", "2"));
      assertThat(cell.estimate()).isEqualTo(20);
      assertThat(cell.margin().lower()).isLessThanOrEqualTo(20);
      assertThat(cell.margin().upper()).isGreaterThanOrEqualTo(20);
      assertThat(safe.statement().publicParameters())
          .containsEntry("quantile", "1/2")
          .containsEntry("greatest value", "40")
          .containsKey("epsilon at delta 1e-10");
    }
  }

  @Test
  void two_plans_of_the_same_terms_draw_by_the_same_laws() {
    QuantilePlan one = median(new PrivacyLoss.Pure(Rational.ONE));
    QuantilePlan other = median(new PrivacyLoss.Pure(Rational.of(2)));
    assertThat(one.law(1)).isEqualTo(median(new PrivacyLoss.Pure(Rational.ONE)).law(1));
    assertThat(List.of(one.law(0), one.law(1), one.law(2), other.law(0))).doesNotHaveDuplicates();
  }
}
