package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingTest {

  private static PrivacyLoss.Pure pure(String epsilon) {
    return new PrivacyLoss.Pure(Rational.parse(epsilon));
  }

  private static PrivacyLoss.ZeroConcentrated zero(String rho) {
    return new PrivacyLoss.ZeroConcentrated(Rational.parse(rho));
  }

  private static PrivacyLoss.Approximate approximate(String epsilon, String delta) {
    return new PrivacyLoss.Approximate(Rational.parse(epsilon), Rational.parse(delta));
  }

  @Nested
  class Logarithms {

    @Test
    void enclose_the_known_digits_of_ln_2_and_ln_10() {
      // OEIS A002162 and A002392.
      requireEncloses(Rational.of(2), "0.693147180559945309417232121458176568075");
      requireEncloses(Rational.of(10), "2.302585092994045684017991454684364207601");
    }

    @ParameterizedTest
    @CsvSource({"1/1000000007", "99/100", "101/100", "3/2", "2/3", "12345678901", "1"})
    void hold_the_double(String x) {
      LnBounds bounds = LnBounds.of(Rational.parse(x), 100);
      double truth = Math.log(Rational.parse(x).approximately());
      assertThat(bounds.lower().approximately()).isLessThanOrEqualTo(truth + 1e-12);
      assertThat(bounds.upper().approximately()).isGreaterThanOrEqualTo(truth - 1e-12);
      assertThat(bounds.upper().minus(bounds.lower())).isLessThan(Rational.parse("1e-30"));
      assertThat(bounds.lower()).isLessThanOrEqualTo(bounds.upper());
    }

    private void requireEncloses(Rational x, String digits) {
      Rational below = Rational.parse(digits);
      Rational above = below.plus(Rational.parse("1e-39"));
      LnBounds bounds = LnBounds.of(x, 160);
      assertThat(bounds.lower()).isBetween(below, above);
      assertThat(bounds.upper()).isBetween(below, above);
    }
  }

  @Nested
  class From_rho_to_epsilon_and_delta {

    @Test
    void the_census_of_2020_persons_file() {
      Rational epsilon =
          Conversion.toApproximate(zero("293764/114921"), Rational.parse("1e-10")).epsilon();
      // The optimum, with 40 decimal digits, is 17.143550743595923151738530...
      assertThat(epsilon).isGreaterThanOrEqualTo(Rational.parse("17.1435507435959231517"));
      assertThat(epsilon).isLessThanOrEqualTo(Rational.parse("17.1435507435959231518"));
      assertThat(epsilon.roundedUp(12)).isEqualByComparingTo(new BigDecimal("17.1435507436"));
    }

    @Test
    void the_census_of_2020_units_file() {
      Rational epsilon =
          Conversion.toApproximate(zero("11417641/152349649"), Rational.parse("1e-10")).epsilon();
      assertThat(epsilon).isGreaterThanOrEqualTo(Rational.parse("2.4746710650349227476"));
      assertThat(epsilon).isLessThanOrEqualTo(Rational.parse("2.4746710650349227477"));
    }

    @ParameterizedTest
    @CsvSource({"1/1000,1e-6", "1/10,1e-9", "1,1e-10", "20,1e-5", "3,1/3"})
    void no_other_order_is_better_by_more_than_the_rounding(String rho, String delta) {
      Rational found = Conversion.toApproximate(zero(rho), Rational.parse(delta)).epsilon();
      for (int i = 1; i < 400; i++) {
        Rational order = Rational.ONE.plus(Rational.of((long) i * i, 200));
        Rational other = Conversion.epsilonAt(order, Rational.parse(rho), Rational.parse(delta));
        assertThat(found).isLessThanOrEqualTo(other.plus(Rational.parse("1e-12")));
      }
    }

    @Test
    void grows_with_rho_and_falls_with_delta() {
      Rational delta = Rational.parse("1e-8");
      Rational small = Conversion.toApproximate(zero("1/10"), delta).epsilon();
      assertThat(Conversion.toApproximate(zero("1/5"), delta).epsilon()).isGreaterThan(small);
      assertThat(Conversion.toApproximate(zero("1/10"), Rational.parse("1e-4")).epsilon())
          .isLessThan(small);
      assertThat(Conversion.toApproximate(zero("0"), delta).epsilon()).isEqualTo(Rational.ZERO);
    }

    @Test
    void a_pure_loss_becomes_half_its_square() {
      assertThat(Conversion.toZeroConcentrated(pure("3/2"))).isEqualTo(zero("9/8"));
    }

    @Test
    void refuses_a_delta_of_nothing_or_all() {
      assertThatThrownBy(() -> Conversion.toApproximate(zero("1"), Rational.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Conversion.toApproximate(zero("1"), Rational.ONE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Composing {

    @Test
    void adds_up_in_sequence_and_takes_the_greatest_in_parallel() {
      List<PrivacyLoss> losses = List.of(pure("1/3"), pure("1/2"));
      assertThat(Composition.sequential(losses))
          .isEqualTo(new Composition.Outcome.Total(pure("5/6")));
      assertThat(Composition.parallel(losses))
          .isEqualTo(new Composition.Outcome.Total(pure("1/2")));
      assertThat(Composition.sequential(List.of()))
          .isEqualTo(new Composition.Outcome.Total(PrivacyLoss.none()));
    }

    @Test
    void restates_pure_losses_beside_concentrated_ones() {
      assertThat(Composition.sequential(List.of(pure("1"), zero("1/4"))))
          .isEqualTo(new Composition.Outcome.Total(zero("3/4")));
    }

    @Test
    void adds_deltas_but_not_above_one() {
      assertThat(
              Composition.sequential(
                  List.of(approximate("1", "2/3"), approximate("1", "2/3"), pure("1"))))
          .isEqualTo(new Composition.Outcome.Total(approximate("3", "1")));
    }

    @Test
    void asks_for_a_delta_where_notions_do_not_add_up() {
      assertThat(Composition.sequential(List.of(zero("1"), approximate("1", "1e-6"))))
          .isEqualTo(new Composition.Outcome.NeedsDelta());
    }
  }

  @Nested
  class A_filter {

    @Test
    void admits_up_to_its_capacity_exactly_and_refuses_the_least_more() {
      PrivacyFilter filter = PrivacyFilter.of(pure("1"));
      for (int i = 0; i < 10; i++) {
        filter = admitted(filter.admit(pure("1/10")));
      }
      assertThat(filter.spent()).isEqualTo(pure("1"));
      assertThat(filter.admit(pure("1e-30"))).isInstanceOf(PrivacyFilter.Decision.Refused.class);
      assertThat(filter.admit(pure("0"))).isInstanceOf(PrivacyFilter.Decision.Admitted.class);
    }

    @Test
    void spends_nothing_when_it_refuses() {
      PrivacyFilter filter = PrivacyFilter.of(pure("1"));
      assertThat(filter.admit(pure("2"))).isInstanceOf(PrivacyFilter.Decision.Refused.class);
      assertThat(admitted(filter.admit(pure("1"))).spent()).isEqualTo(pure("1"));
    }

    @Test
    void adds_pure_losses_as_concentrated_ones_where_its_capacity_is_such() {
      PrivacyFilter filter = PrivacyFilter.of(zero("1"));
      filter = admitted(filter.admit(pure("1")));
      filter = admitted(filter.admit(pure("1")));
      assertThat(filter.admit(zero("1e-9"))).isInstanceOf(PrivacyFilter.Decision.Refused.class);
    }

    @Test
    void refuses_what_pure_privacy_does_not_cover() {
      assertThat(PrivacyFilter.of(pure("100")).admit(zero("1e-9")))
          .isInstanceOf(PrivacyFilter.Decision.Refused.class);
    }

    @Test
    void converts_the_sum_and_not_each_where_its_capacity_has_a_delta() {
      PrivacyFilter filter = PrivacyFilter.of(approximate("17.1435508", "1e-10"));
      for (int i = 0; i < 4; i++) {
        filter = admitted(filter.admit(zero("293764/459684")));
      }
      assertThat(filter.admit(zero("1e-6"))).isInstanceOf(PrivacyFilter.Decision.Refused.class);
    }

    private PrivacyFilter admitted(PrivacyFilter.Decision decision) {
      assertThat(decision).isInstanceOf(PrivacyFilter.Decision.Admitted.class);
      return ((PrivacyFilter.Decision.Admitted) decision).after();
    }
  }
}
