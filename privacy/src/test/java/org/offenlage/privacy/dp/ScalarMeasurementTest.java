package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.dp.sampling.IntegerSampler;
import org.offenlage.privacy.dp.sampling.SeededBits;

/** α = 1e-6, n = 4,000, seeds stated at each test. */
class ScalarMeasurementTest {

  private static final int N = 4000;
  private static final double ALPHA = 1e-6;

  private static PrivacyLoss.Pure epsilon(long numerator, long denominator) {
    return new PrivacyLoss.Pure(Rational.of(numerator, denominator));
  }

  @Nested
  class The_noise {

    @Test
    void of_distinct_things_follows_how_many_one_unit_may_have() {
      assertThat(ScalarMeasurement.distinct(new ContributionBound(3, 50), epsilon(1, 2)).noise())
          .isEqualTo(new DiscreteLaplace(Rational.of(6)));
    }

    @Test
    void of_a_sum_follows_the_clamping_bound() {
      assertThat(
              ScalarMeasurement.sum(
                      new ContributionBound(2, 50),
                      new PrivacyLoss.ZeroConcentrated(Rational.of(1, 2)))
                  .noise())
          .isEqualTo(new DiscreteGaussian(Rational.of(10_000)));
    }

    @Test
    void keeps_its_epsilon_and_a_sensitivity_off_by_one_is_caught() {
      ContributionBound two = new ContributionBound(2);
      assertThat(refutes(ScalarMeasurement.distinct(two, epsilon(1, 1)), 91)).isFalse();
      ContributionBound offByOne = new ContributionBound(1);
      assertThat(refutes(ScalarMeasurement.distinct(offByOne, epsilon(1, 1)), 92)).isTrue();
    }

    /** A unit with two things of its own is in or out; the event is the larger number. */
    private boolean refutes(ScalarMeasurement measurement, long seed) {
      SeededBits bits = new SeededBits(seed);
      int with = 0;
      int without = 0;
      for (int i = 0; i < N; i++) {
        with += measurement.measure(12, bits, 95).estimate() >= 12 ? 1 : 0;
        without += measurement.measure(10, bits, 95).estimate() >= 12 ? 1 : 0;
      }
      double share = Math.E / (1 + Math.E);
      return 1
              - new BinomialDistribution(null, with + without, share)
                  .cumulativeProbability(with - 1)
          < ALPHA;
    }

    @Test
    void needs_a_loss_that_is_an_epsilon_or_a_rho() {
      assertThatThrownBy(() -> ScalarMeasurement.sum(new ContributionBound(1), PrivacyLoss.none()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class A_ratio_of_two_noisy_numbers {

    private static final NoiseDistribution NOISE = new DiscreteLaplace(Rational.of(6));

    @Test
    void has_an_interval_narrower_than_that_of_both_margins_together() {
      NoisyRatio ratio = ratio(300, 2000).orElseThrow();
      long half = NOISE.halfWidth(97);
      assertThat(ratio.lower()).isBetween((300.0 - half) / (2000 + half), 0.15);
      assertThat(ratio.upper()).isBetween(0.15, (300.0 + half) / (2000 - half));
    }

    @Test
    void does_not_exist_where_the_denominator_may_be_nothing() {
      assertThat(ratio(3, 5)).isEmpty();
    }

    @Test
    void begins_at_nothing_where_the_numerator_may_be_nothing() {
      assertThat(ratio(-2, 900).orElseThrow().lower()).isZero();
    }

    /** n = 20 pairs, seed 93: with a coverage of 90 percent fewer than 10 are held with 1e-6. */
    @Test
    void holds_the_true_ratio_as_often_as_it_says() {
      SeededBits bits = new SeededBits(93);
      IntegerSampler sampler = NOISE.sampler(1_000_000);
      int held = 0;
      for (int i = 0; i < 20; i++) {
        NoisyRatio ratio =
            NoisyRatio.of(
                    new NoisyRatio.Measured(150 + sampler.draw(bits), NOISE),
                    new NoisyRatio.Measured(600 + sampler.draw(bits), NOISE),
                    90)
                .orElseThrow();
        held += ratio.lower() <= 0.25 && ratio.upper() >= 0.25 ? 1 : 0;
      }
      assertThat(held).isBetween(10, 20);
    }

    private static Optional<NoisyRatio> ratio(long numerator, long denominator) {
      return NoisyRatio.of(
          new NoisyRatio.Measured(numerator, NOISE),
          new NoisyRatio.Measured(denominator, NOISE),
          95);
    }
  }
}
