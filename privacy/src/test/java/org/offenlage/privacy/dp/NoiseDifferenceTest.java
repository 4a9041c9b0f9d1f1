package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.privacy.dp.sampling.GoodnessOfFit;

class NoiseDifferenceTest {

  private static DiscreteLaplace laplace(String scale) {
    return new DiscreteLaplace(Rational.parse(scale));
  }

  @ParameterizedTest
  @CsvSource({"1/10,1/10,95", "1,1,95", "3,20,90", "12,12,99", "50,2,50"})
  void half_widths_are_the_least_that_hold_the_stated_probability(
      String one, String other, int percent) {
    long width = NoiseDifference.of(laplace(one), laplace(other)).halfWidth(percent);
    assertThat(inside(one, other, width)).isGreaterThanOrEqualTo(percent / 100.0 - 1e-12);
    if (width > 0) {
      assertThat(inside(one, other, width - 1)).isLessThan(percent / 100.0 + 1e-12);
    }
  }

  @Test
  void of_gaussian_noise_grow_with_the_root_of_the_sum_of_variances() {
    DiscreteGaussian noise = new DiscreteGaussian(Rational.of(10_000));
    long width = NoiseDifference.of(noise, noise).halfWidth(95);
    // 1.95996 times the root of 20,000 is 277.2, less half a unit for whole numbers.
    assertThat(width).isBetween(276L, 278L);
  }

  @Test
  void do_not_depend_on_which_comes_first() {
    assertThat(NoiseDifference.of(laplace("2"), laplace("9")).halfWidth(95))
        .isEqualTo(NoiseDifference.of(laplace("9"), laplace("2")).halfWidth(95));
  }

  @Test
  void refuse_a_coverage_of_all_or_nothing() {
    NoiseDifference difference = NoiseDifference.of(laplace("1"), laplace("1"));
    assertThatThrownBy(() -> difference.halfWidth(100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double inside(String one, String other, long width) {
    LongToDoubleFunction first = GoodnessOfFit.discreteLaplace(Rational.parse(one).approximately());
    LongToDoubleFunction second =
        GoodnessOfFit.discreteLaplace(Rational.parse(other).approximately());
    double sum = 0;
    for (long x = -3000; x <= 3000; x++) {
      double partner = 0;
      for (long y = -width - x; y <= width - x; y++) {
        partner += second.applyAsDouble(y);
      }
      sum += first.applyAsDouble(x) * partner;
    }
    return sum;
  }
}
