package org.offenlage.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.BudgetSplit;
import org.offenlage.privacy.dp.ContributionBound;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.sampling.SeededBits;
import org.offenlage.privacy.structure.TableStructure;

/** α = 1e-6 for each game, n = 20,000 outcomes of each to learn from and again; seeds stated. */
class MembershipGameTest {

  private static final int ROUNDS = 20_000;
  private static final double ALPHA = 1e-6;
  private static final PrivacyUnit HOLDER =
      new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);
  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(Invented.tree("area", "amt", "kreis", "a", "amt", "b", "amt", "c", "kreis")));

  /** A holder of two records in a; without the holder, a counts 2. */
  private static final ConfidentialTable WITHOUT = Invented.counts(STRUCTURE, 2, 20, 30);

  private static final ConfidentialTable WITH = Invented.counts(STRUCTURE, 4, 20, 30);

  private static MeasurementPlan laplace(int records) {
    return MeasurementPlan.discreteLaplace(
        STRUCTURE,
        HOLDER,
        new ContributionBound(records),
        new PrivacyLoss.Pure(Rational.ONE),
        new BudgetSplit.Even());
  }

  private static MeasurementPlan gaussian(int records) {
    return MeasurementPlan.discreteGaussian(
        STRUCTURE,
        HOLDER,
        new ContributionBound(records),
        new PrivacyLoss.ZeroConcentrated(Rational.of(1, 2)),
        new BudgetSplit.Even());
  }

  /** How much nearer the three cells that hold the holder are to the larger table. */
  private static LongSupplier score(MeasurementPlan plan, ConfidentialTable table, long seed) {
    SeededBits bits = new SeededBits(seed);
    return () -> {
      NoisyCounts noisy = plan.measure(table, bits);
      long score = 0;
      for (String area : List.of("kreis", "amt", "a")) {
        int cell = STRUCTURE.cell(List.of(area));
        score +=
            Math.abs(noisy.value(cell) - WITHOUT.count(cell))
                - Math.abs(noisy.value(cell) - WITH.count(cell));
      }
      return score;
    };
  }

  private static MembershipGame.Advantage played(MeasurementPlan plan, long seed) {
    return MembershipGame.play(
        score(plan, WITH, seed), score(plan, WITHOUT, seed + 1), ROUNDS, ALPHA);
  }

  @Nested
  class TheSoundMechanism {

    @Test
    void keepsItsEpsilon() {
      MembershipGame.Advantage advantage = played(laplace(2), 11);

      assertThat(advantage.refutesEpsilon(1)).isFalse();
      assertThat(advantage.measured()).isPositive();
      assertThat(advantage.lower()).isLessThan(MembershipGame.boundOfEpsilon(1));
    }

    @Test
    void usesMostOfItsEpsilonSoTheGameIsSharp() {
      assertThat(played(laplace(2), 13).refutesEpsilon(0.7)).isTrue();
    }

    @Test
    void keepsItsRho() {
      assertThat(played(gaussian(2), 15).refutesRho(0.5)).isFalse();
    }
  }

  @Nested
  class ABrokenMechanismIsFound {

    @Test
    void whoseSensitivityIsOffByOne() {
      assertThat(played(laplace(1), 17).refutesEpsilon(1)).isTrue();
    }

    @Test
    void whoseGaussianSensitivityIsOffByOne() {
      // Twice the shift at ρ = 1/2 is ρ = 2, of which the bound for 1/2 allows 0.5.
      assertThat(played(gaussian(1), 19).refutesRho(0.5)).isTrue();
    }

    @Test
    void thatComparesTheTrueCountWithTheThreshold() {
      MeasurementPlan plan = laplace(2);
      LongSupplier without = score(plan, WITHOUT, 21);
      LongSupplier hidden =
          () ->
              WITHOUT.count(STRUCTURE.cell(List.of("a"))) < 3
                  ? Long.MIN_VALUE
                  : without.getAsLong();
      assertThat(
              MembershipGame.play(score(plan, WITH, 22), hidden, ROUNDS, ALPHA).refutesEpsilon(1))
          .isTrue();
    }

    @Test
    void thatAddsNoNoiseToOneOutcomeInTwenty() {
      SeededBits bits = new SeededBits(23);
      MeasurementPlan plan = laplace(2);
      LongSupplier with = score(plan, WITH, 24);
      LongSupplier leaking = () -> bits.next(10) < 51 ? 1_000_000 : with.getAsLong();
      assertThat(
              MembershipGame.play(leaking, score(plan, WITHOUT, 25), ROUNDS, ALPHA)
                  .refutesEpsilon(1))
          .isTrue();
    }
  }

  @Nested
  class TheBounds {

    @Test
    void areThoseOfTheLiterature() {
      assertThat(MembershipGame.boundOfEpsilon(1)).isCloseTo(0.462117, within(1e-6));
      assertThat(MembershipGame.boundOfEpsilon(0)).isZero();
      assertThat(MembershipGame.boundOfRho(0.5)).isEqualTo(0.5);
      assertThat(MembershipGame.boundOfRho(8)).isLessThan(1);
    }

    @Test
    void randomizedResponseAttainsTheBoundOfEpsilon() {
      // Says the truth with probability 3/4: ε = ln 3, advantage 1/2.
      SeededBits bits = new SeededBits(31);
      MembershipGame.Advantage advantage =
          MembershipGame.play(
              () -> bits.next(2) == 0 ? 0 : 1, () -> bits.next(2) == 0 ? 1 : 0, ROUNDS, ALPHA);
      assertThat(advantage.lower()).isLessThan(0.5);
      assertThat(advantage.upper()).isGreaterThan(0.5);
      assertThat(MembershipGame.boundOfEpsilon(Math.log(3))).isCloseTo(0.5, within(1e-12));
      assertThat(advantage.refutesEpsilon(Math.log(3))).isFalse();
      assertThat(advantage.refutesEpsilon(0.9 * Math.log(3))).isTrue();
    }
  }

  @Nested
  class ClopperPearsonIntervals {

    @Test
    void missWithAtMostWhatIsAllowed() {
      for (double p : new double[] {0.01, 0.2, 0.5, 0.93}) {
        BinomialDistribution law = new BinomialDistribution(null, 40, p);
        double missed = 0;
        for (int successes = 0; successes <= 40; successes++) {
          ClopperPearson interval = ClopperPearson.of(successes, 40, 0.1);
          missed += p < interval.lower() || p > interval.upper() ? law.probability(successes) : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(0.1);
      }
    }

    @Test
    void holdTheKnownEnds() {
      // The rule of three: nothing in n trials leaves 1 − (α/2)^(1/n).
      assertThat(ClopperPearson.of(0, 100, 0.05).upper())
          .isCloseTo(1 - Math.pow(0.025, 0.01), within(1e-6));
      assertThat(ClopperPearson.of(100, 100, 0.05).upper()).isEqualTo(1.0);
    }
  }
}
