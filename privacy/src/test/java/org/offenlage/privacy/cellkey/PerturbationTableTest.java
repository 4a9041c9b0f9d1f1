package org.offenlage.privacy.cellkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.privacy.dp.Rational;

class PerturbationTableTest {

  private static PerturbationTable table(int deviation, String variance, int forbidden) {
    return PerturbationTable.of(
        new PerturbationRule(deviation, Rational.parse(variance), forbidden));
  }

  @Nested
  class Probabilities {

    @ParameterizedTest
    @CsvSource({
      "2,1,0",
      "2,1,1",
      "5,3,0",
      "8,3,2",
      "10,5,4",
      "1,1/2,0",
      "4,1/100,3",
      "3,100,2",
      "100,400,9"
    })
    void add_up_to_one_with_a_mean_of_zero_exactly(int deviation, String variance, int forbidden) {
      PerturbationTable table = table(deviation, variance, forbidden);
      for (int count = 0; count < table.rowCount(); count++) {
        Rational sum = Rational.ZERO;
        Rational mean = Rational.ZERO;
        for (int v : table.deviations(count)) {
          assertThat(v).isBetween(-deviation, deviation);
          long to = count + v;
          assertThat(to == 0 || to > forbidden).as("%s to %s", count, to).isTrue();
          sum = sum.plus(table.probability(count, v));
          mean = mean.plus(table.probability(count, v).times(v));
        }
        assertThat(sum).isEqualTo(Rational.ONE);
        assertThat(mean).isEqualTo(Rational.ZERO);
      }
    }

    @Test
    void have_the_wanted_variance_where_the_count_allows_it() {
      PerturbationTable table = table(8, "3", 2);
      for (int count = 3; count < table.rowCount(); count++) {
        assertThat(table.variance(count).approximately()).isBetween(2.999999, 3.000001);
      }
      assertThat(table.variance(0)).isEqualTo(Rational.ZERO);
    }

    /** Count 1 with js = 2 can go to 0 or to 3 and more: the least variance is 2. */
    @Test
    void have_the_nearest_variance_where_the_wanted_one_cannot_be() {
      assertThat(table(8, "1", 2).variance(1).approximately()).isBetween(2.0, 2.001);
    }

    @Test
    void of_a_large_count_are_those_of_a_cut_normal_law() {
      // Greatest entropy under a variance: p(v) in proportion to exp(b v^2).
      PerturbationTable table = table(5, "2", 0);
      double first = ratio(table, 1, 0);
      assertThat(Math.log(ratio(table, 2, 1)) / Math.log(first)).isBetween(2.999, 3.001);
      assertThat(Math.log(ratio(table, 3, 2)) / Math.log(first)).isBetween(4.999, 5.001);
      assertThat(table.probability(100, 2).approximately())
          .isBetween(
              table.probability(100, -2).approximately() * 0.999999,
              table.probability(100, -2).approximately() * 1.000001);
    }

    private double ratio(PerturbationTable table, int v, int to) {
      return table.probability(100, v).approximately() / table.probability(100, to).approximately();
    }
  }

  @Nested
  class Perturbing {

    @Test
    void keeps_zeros_and_never_makes_a_forbidden_or_negative_count() {
      PerturbationTable table = table(8, "3", 2);
      SplittableRandom keys = new SplittableRandom(51);
      for (int i = 0; i < 20_000; i++) {
        long key = keys.nextLong();
        assertThat(table.perturbed(0, key)).isZero();
        long small = table.perturbed(1 + i % 12, key);
        assertThat(small == 0 || small > 2).isTrue();
        assertThat(Math.abs(small - (1 + i % 12))).isLessThanOrEqualTo(8);
      }
    }

    @Test
    void gives_the_same_for_the_same_key() {
      PerturbationTable one = table(8, "3", 2);
      PerturbationTable other = table(8, "3", 2);
      SplittableRandom keys = new SplittableRandom(52);
      for (int i = 0; i < 1000; i++) {
        long key = keys.nextLong();
        assertThat(one.perturbed(7, key)).isEqualTo(other.perturbed(7, key));
      }
    }

    /**
     * n = 100,000 keys, seed 53; the mean has a standard error of 0.0055, five of them are taken.
     */
    @Test
    void is_unbiased_with_the_stated_variance_over_random_keys() {
      PerturbationTable table = table(8, "3", 2);
      SplittableRandom keys = new SplittableRandom(53);
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 100_000; i++) {
        long deviation = table.perturbed(20, keys.nextLong()) - 20;
        sum += deviation;
        squares += deviation * deviation;
      }
      assertThat(sum / 100_000).isBetween(-0.0275, 0.0275);
      assertThat(squares / 100_000).isBetween(2.93, 3.07);
    }

    @Test
    void refuses_a_negative_count_and_rules_that_make_no_sense() {
      assertThatThrownBy(() -> table(8, "3", 2).perturbed(-1, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> table(3, "1", 3)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> table(3, "0", 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
