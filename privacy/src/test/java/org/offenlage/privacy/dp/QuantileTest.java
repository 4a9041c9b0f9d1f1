package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.dp.sampling.SeededBits;

/** α = 1e-6, n = 20,000 selections, seeds stated at each test. */
class QuantileTest {

  private static final double ALPHA = 1e-6;
  private static final int N = 20_000;
  private static final Rational HALF = Rational.of(1, 2);
  private static final Quantile.Range RANGE = new Quantile.Range(0, 20);
  private static final long[] VALUES = {3, 3, 5, 9, 9, 14};

  private static Quantile median(Rational epsilon) {
    return Quantile.of(HALF, RANGE, new ContributionBound(1), new PrivacyLoss.Pure(epsilon));
  }

  /** The law by its definition, in doubles; d counts half ranks and one record moves it by one. */
  private static double[] law(long[] values, double epsilon) {
    double[] law = new double[21];
    for (int v = 0; v <= 20; v++) {
      int below = 0;
      int upTo = 0;
      for (long value : values) {
        below += value < v ? 1 : 0;
        upTo += value <= v ? 1 : 0;
      }
      double missed = Math.max(0, Math.max(values.length - 2 * upTo, 2 * below - values.length));
      law[v] = Math.exp(-epsilon * missed / 2);
    }
    double sum = Arrays.stream(law).sum();
    return Arrays.stream(law).map(each -> each / sum).toArray();
  }

  private static double pValue(Quantile quantile, double[] law, long seed) {
    SeededBits bits = new SeededBits(seed);
    int[] seen = new int[law.length];
    for (int i = 0; i < N; i++) {
      seen[(int) quantile.select(VALUES, bits)]++;
    }
    double statistic = 0;
    for (int v = 0; v < law.length; v++) {
      statistic += Math.pow(seen[v] - N * law[v], 2) / (N * law[v]);
    }
    return 1 - new ChiSquaredDistribution(null, law.length - 1).cumulativeProbability(statistic);
  }

  @Nested
  class Its_law {

    @Test
    void is_the_one_stated_and_30_percent_more_or_less_epsilon_is_rejected() {
      assertThat(pValue(median(Rational.ONE), law(VALUES, 1), 81)).isGreaterThan(ALPHA);
      assertThat(pValue(median(Rational.ONE), law(VALUES, 0.7), 82)).isLessThan(ALPHA);
      assertThat(pValue(median(Rational.ONE), law(VALUES, 1.3), 83)).isLessThan(ALPHA);
    }

    @Test
    void misses_no_more_ranks_than_it_says() {
      Quantile quantile = median(Rational.of(4));
      long missed = quantile.ranksMissed(Rational.of(1, 20)).ceiling().longValueExact();
      long[] many = new long[400];
      for (int i = 0; i < many.length; i++) {
        many[i] = i % 21;
      }
      SeededBits bits = new SeededBits(84);
      int outside = 0;
      for (int i = 0; i < 2000; i++) {
        long value = quantile.select(many, bits);
        long below = Arrays.stream(many).filter(each -> each < value).count();
        long upTo = Arrays.stream(many).filter(each -> each <= value).count();
        outside += below > 200 + missed || upTo < 200 - missed ? 1 : 0;
      }
      assertThat(outside).isLessThan(100);
    }

    @Test
    void of_nobody_is_uniform_over_the_range() {
      SeededBits bits = new SeededBits(85);
      Quantile one =
          Quantile.of(
              HALF,
              new Quantile.Range(7, 7),
              new ContributionBound(1),
              new PrivacyLoss.Pure(Rational.ONE));
      assertThat(one.select(new long[0], bits)).isEqualTo(7);
    }

    @Test
    void takes_a_hundred_thousand_records_over_a_wide_range() {
      Quantile quantile =
          Quantile.of(
              Rational.of(9, 10),
              new Quantile.Range(0, 1L << 50),
              new ContributionBound(1),
              new PrivacyLoss.Pure(Rational.ONE));
      long[] values = new long[100_000];
      for (int i = 0; i < values.length; i++) {
        values[i] = 1_000_000L + i;
      }
      long missed = quantile.ranksMissed(Rational.parse("1e-9")).ceiling().longValueExact();
      assertThat(quantile.select(values, new SeededBits(86)))
          .isBetween(1_090_000L - missed, 1_090_000L + missed);
    }
  }

  @Nested
  class Its_privacy {

    /** One person's record is in or out; the event is the likeliest to tell. */
    private boolean refutes(Quantile quantile, double epsilon, long seed) {
      long[] without = {};
      long[] with = {18};
      SeededBits bits = new SeededBits(seed);
      int more = 0;
      int less = 0;
      for (int i = 0; i < N; i++) {
        more += quantile.select(with, bits) == 18 ? 1 : 0;
        less += quantile.select(without, bits) == 18 ? 1 : 0;
      }
      double share = Math.exp(epsilon) / (1 + Math.exp(epsilon));
      return 1 - new BinomialDistribution(null, more + less, share).cumulativeProbability(more - 1)
          < ALPHA;
    }

    @Test
    void is_kept_at_the_epsilon_stated() {
      assertThat(refutes(median(Rational.ONE), 1, 87)).isFalse();
    }

    @Test
    void is_seen_to_be_broken_where_the_loss_is_understated() {
      assertThat(refutes(median(Rational.of(4)), 1, 88)).isTrue();
    }

    @Test
    void costs_an_eighth_of_the_square_as_a_rho() {
      assertThat(median(Rational.of(2)).concentratedLoss().rho()).isEqualTo(HALF);
    }

    @Test
    void of_several_records_a_unit_takes_so_much_more_noise() {
      Quantile two =
          Quantile.of(HALF, RANGE, new ContributionBound(2), new PrivacyLoss.Pure(Rational.of(2)));
      Quantile one = median(Rational.ONE);
      assertThat(two.ranksMissed(Rational.of(1, 10)))
          .isEqualTo(one.ranksMissed(Rational.of(1, 10)));
    }
  }

  @Test
  void refuses_fractions_that_are_no_quantile() {
    assertThatThrownBy(
            () ->
                Quantile.of(
                    Rational.ONE,
                    RANGE,
                    new ContributionBound(1),
                    new PrivacyLoss.Pure(Rational.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
