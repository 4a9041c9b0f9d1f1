package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteLaplaceTest {

  @Nested
  class Bounds_of_the_exponential {

    @Test
    void enclose_the_known_digits_of_one_over_e() {
      // OEIS A068985.
      Rational below = Rational.of(new BigDecimal("0.36787944117144232159552377016146086744"));
      Rational above = Rational.of(new BigDecimal("0.36787944117144232159552377016146086745"));
      ExpBounds bounds = ExpBounds.ofNegative(Rational.ONE, 140);
      assertThat(bounds.lower()).isBetween(below, above);
      assertThat(bounds.upper()).isBetween(below, above);
      assertThat(bounds.lower()).isLessThan(bounds.upper());
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1000", "1,2", "3,2", "10,1", "99,7", "40,1", "1000,1"})
    void are_close_and_hold_the_double(long numerator, long denominator) {
      Rational x = Rational.of(numerator, denominator);
      ExpBounds bounds = ExpBounds.ofNegative(x, 80);
      double truth = Math.exp(-x.approximately());
      assertThat(bounds.lower().approximately()).isLessThanOrEqualTo(truth * (1 + 1e-12));
      assertThat(bounds.upper().approximately()).isGreaterThanOrEqualTo(truth * (1 - 1e-12));
      assertThat(bounds.upper().minus(bounds.lower()))
          .isLessThanOrEqualTo(Rational.ONE.over(1L << 62).over(1L << 16));
    }

    @Test
    void get_closer_with_more_digits() {
      Rational x = Rational.of(22, 7);
      Rational wide = width(ExpBounds.ofNegative(x, 64));
      assertThat(width(ExpBounds.ofNegative(x, 128))).isLessThan(wide.over(1L << 60));
    }

    private Rational width(ExpBounds bounds) {
      return bounds.upper().minus(bounds.lower());
    }
  }

  @Nested
  class Margins {

    @ParameterizedTest
    @CsvSource({"1,10,95", "1,1,95", "7,2,90", "100,1,99", "12345,10,50", "10000,1,95"})
    void are_the_least_that_hold_the_stated_probability(
        long numerator, long denominator, int percent) {
      DiscreteLaplace noise = new DiscreteLaplace(Rational.of(numerator, denominator));
      long width = noise.halfWidth(percent);
      double scale = noise.scale().approximately();
      assertThat(inside(scale, width)).isGreaterThanOrEqualTo(percent / 100.0);
      if (width > 0) {
        assertThat(inside(scale, width - 1)).isLessThan(percent / 100.0);
      }
    }

    @Test
    void of_the_geometric_case_are_known_by_hand() {
      // q = exp(-1/scale); with scale 1: P(|Z| > w) = 2 q^(w+1) / (1 + q); w = 3 leaves 0.0268.
      assertThat(new DiscreteLaplace(Rational.ONE).halfWidth(95)).isEqualTo(3);
    }

    @Test
    void refuse_a_coverage_of_all_or_nothing() {
      DiscreteLaplace noise = new DiscreteLaplace(Rational.ONE);
      assertThatThrownBy(() -> noise.halfWidth(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> noise.halfWidth(100)).isInstanceOf(IllegalArgumentException.class);
    }

    private double inside(double scale, long width) {
      double q = Math.exp(-1 / scale);
      return 1 - 2 * Math.exp(-(width + 1) / scale) / (1 + q);
    }
  }

  @Nested
  class Thresholds {

    @ParameterizedTest
    @CsvSource({"1,10,3,1/100", "2,1,3,1/1000", "50,1,10,1/20", "3,1,1,1e-12"})
    void show_a_small_cell_with_at_most_the_stated_probability(
        long numerator, long denominator, long minimum, String probability) {
      DiscreteLaplace noise = new DiscreteLaplace(Rational.of(numerator, denominator));
      Rational beta = Rational.parse(probability);
      long threshold = new Thresholding.HideBelow(minimum, beta).threshold(noise);
      double q = Math.exp(-1 / noise.scale().approximately());
      long needed = threshold - (minimum - 1);
      assertThat(Math.pow(q, needed) / (1 + q)).isLessThanOrEqualTo(beta.approximately());
      if (needed > 1) {
        assertThat(Math.pow(q, needed - 1) / (1 + q)).isGreaterThan(beta.approximately());
      }
    }

    @Test
    void lie_above_the_minimum_count() {
      DiscreteLaplace noise = new DiscreteLaplace(Rational.of(4));
      assertThat(new Thresholding.HideBelow(3, Rational.of(1, 100)).threshold(noise))
          .isGreaterThan(3);
    }

    @Test
    void refuse_probabilities_of_a_half_or_more() {
      assertThatThrownBy(() -> new Thresholding.HideBelow(3, Rational.of(1, 2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
