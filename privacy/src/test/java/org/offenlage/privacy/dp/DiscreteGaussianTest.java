package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteGaussianTest {

  @ParameterizedTest
  @CsvSource({"1,4,95", "1,1,95", "25,1,99", "10000,1,90", "4000000,1,95"})
  void margins_are_the_least_that_hold_the_stated_probability(
      long numerator, long denominator, int percent) {
    DiscreteGaussian noise = new DiscreteGaussian(Rational.of(numerator, denominator));
    long width = noise.halfWidth(percent);
    assertThat(inside(noise, width)).isGreaterThanOrEqualTo(percent / 100.0);
    if (width > 0) {
      assertThat(inside(noise, width - 1)).isLessThan(percent / 100.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1/1000", "100,1,1e-12", "7,3,1/20"})
  void thresholds_are_the_least_with_so_small_a_tail(
      long numerator, long denominator, String probability) {
    DiscreteGaussian noise = new DiscreteGaussian(Rational.of(numerator, denominator));
    Rational beta = Rational.parse(probability);
    long least = noise.leastWithUpperTailAtMost(beta);
    assertThat(tail(noise, least)).isLessThanOrEqualTo(beta.approximately());
    assertThat(tail(noise, least - 1)).isGreaterThan(beta.approximately());
    assertThat(noise.upperTailAtMost(least, beta)).isTrue();
    assertThat(noise.upperTailAtMost(least - 1, beta)).isFalse();
  }

  private static double inside(DiscreteGaussian noise, long width) {
    return 1 - 2 * tail(noise, width + 1);
  }

  /** P(Z ≥ m) in doubles, summed from the small end. */
  private static double tail(DiscreteGaussian noise, long least) {
    double variance = noise.sigmaSquared().approximately();
    double tail = 0;
    double all = 0;
    for (long z = (long) (40 * Math.sqrt(variance)) + 2; z >= 1; z--) {
      double mass = Math.exp(-0.5 * z * z / variance);
      all += 2 * mass;
      tail += z >= least ? mass : 0;
    }
    return tail / (all + 1);
  }
}
