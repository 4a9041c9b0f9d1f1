package org.offenlage.privacy.dp.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.privacy.dp.Rational;

class InversionSamplerTest {

  private static SymmetricLaw laplace(Rational scale) {
    return SymmetricLaw.discreteLaplace(scale.numerator(), scale.denominator());
  }

  private static SymmetricLaw gaussian(Rational sigma) {
    Rational variance = sigma.times(sigma);
    return SymmetricLaw.discreteGaussian(variance.numerator(), variance.denominator());
  }

  /** The coarse table leaves most draws undecided, so the refinement is what is tested here. */
  @Nested
  class Exact_probability_by_exhausting_all_strings_of_bits {

    @ParameterizedTest
    @CsvSource({"1,3", "1,1", "5,2"})
    void discrete_laplace_has_its_mass_at_every_value(long numerator, long denominator) {
      requireMasses(laplace(Rational.of(numerator, denominator)), 3);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,1", "3,2"})
    void discrete_gaussian_has_its_mass_at_every_value(long numerator, long denominator) {
      requireMasses(gaussian(Rational.of(numerator, denominator)), 3);
    }

    @Test
    void a_law_that_is_off_by_a_thousandth_is_found() {
      BitTree<Long> tree =
          BitTree.exhaust(InversionSampler.coarse(laplace(Rational.of(1001, 1000)), 3)::draw, 16);
      assertThat(fits(tree, laplace(Rational.ONE), 0)).isFalse();
    }

    private void requireMasses(SymmetricLaw law, int digits) {
      BitTree<Long> tree = BitTree.exhaust(InversionSampler.coarse(law, digits)::draw, 16);
      assertThat(tree.undecided().approximately()).isLessThan(1e-3);
      for (long z = -5; z <= 5; z++) {
        assertThat(fits(tree, law, z)).as("mass at %s", z).isTrue();
      }
    }

    private boolean fits(BitTree<Long> tree, SymmetricLaw law, long z) {
      SymmetricLaw.Walk walk = law.walk(200);
      FixedInterval below = new FixedInterval(BigInteger.ZERO, BigInteger.ZERO, 200);
      while (walk.magnitude() < Math.abs(z)) {
        below = walk.cumulative();
        walk.advance();
      }
      FixedInterval upTo = walk.cumulative();
      int signs = z == 0 ? 0 : 1;
      BigInteger unit = BigInteger.ONE.shiftLeft(200 + signs);
      Rational low = new Rational(upTo.low().subtract(below.high()), unit);
      Rational high = new Rational(upTo.high().subtract(below.low()), unit);
      return tree.decided(z).compareTo(high) <= 0
          && tree.decided(z).plus(tree.undecided()).compareTo(low) >= 0;
    }
  }

  @Nested
  class The_table {

    @Test
    void ends_where_63_digits_are_all_ones() {
      // Laplace: 2 q^(k+1) / (1 + q) < 2^-63 first at k = 44 scales or so.
      assertThat(InversionSampler.of(laplace(Rational.of(100))).size()).isBetween(4300, 4500);
      assertThat(InversionSampler.of(gaussian(Rational.of(100))).size()).isBetween(850, 1000);
    }

    /** Seeds 41 and 42; scales 1 and 60 are drawn four a word, scale 2,000 is not. */
    @Test
    void gives_four_draws_a_word_by_the_digits_of_its_quarters_and_further_ones() {
      for (long scale : new long[] {1, 60}) {
        InversionSampler sampler = InversionSampler.of(laplace(Rational.of(scale)));
        int digits = scale == 1 ? 13 : 15;
        Random words = new Random(41);
        for (int trial = 0; trial < 20_000; trial++) {
          long word = words.nextLong();
          long further = words.nextLong() >>> (digits + 1);
          long[] drawn = new long[4];
          sampler.fill(replayed(word, further), drawn);
          for (int quarter = 0; quarter < 4; quarter++) {
            long own = word >>> (16 * quarter);
            long u = (own >>> 1 & ((1L << digits) - 1)) << (63 - digits) | further;
            assertThat(drawn[quarter])
                .as("scale %s, word %s, quarter %s", scale, word, quarter)
                .isEqualTo(sampler.draw(replayed(u << 1 | own & 1, further)));
          }
        }
      }
    }

    @Test
    void fills_any_number_of_draws() {
      for (long scale : new long[] {1, 60, 2_000}) {
        InversionSampler sampler = InversionSampler.of(laplace(Rational.of(scale)));
        for (int count : new int[] {0, 1, 3, 4, 5, 4_099}) {
          long[] drawn = new long[count];
          Arrays.fill(drawn, Long.MIN_VALUE);
          sampler.fill(new SeededBits(42), drawn);
          assertThat(drawn).doesNotContain(Long.MIN_VALUE);
        }
      }
    }

    /** One word for whoever asks for 64 bits, these digits for whoever asks for fewer. */
    private static BitSource replayed(long word, long further) {
      return new WordByWord() {
        @Override
        public long next(int count) {
          return count == Long.SIZE ? word : further;
        }
      };
    }

    @Test
    void decides_the_same_as_a_table_of_fewer_digits_where_that_decides() {
      // The first digits of U come first in both, so equal bits give equal draws.
      SymmetricLaw law = laplace(Rational.of(7, 2));
      InversionSampler fine = InversionSampler.coarse(law, 62);
      InversionSampler coarse = InversionSampler.coarse(law, 31);
      SeededBits seeded = new SeededBits(31);
      for (int i = 0; i < 2000; i++) {
        long high = seeded.next(31);
        long low = seeded.next(31);
        long sign = seeded.next(1);
        long expected = fine.draw(replay(high << 32 | low << 1 | sign));
        assertThat(coarse.draw(replay(high << 1 | sign, low))).isEqualTo(expected);
      }
    }

    private BitSource replay(long... words) {
      int[] at = {0};
      WordByWord replay = count -> words[at[0]++];
      return replay;
    }
  }

  @Nested
  class The_walk_over_cumulative_probabilities {

    @Test
    void of_a_gaussian_agrees_with_sums_in_doubles() {
      LongToDoubleFunction mass = GoodnessOfFit.discreteGaussian(2.5);
      SymmetricLaw.Walk walk = gaussian(Rational.of(5, 2)).walk(150);
      double sum = mass.applyAsDouble(0);
      for (int k = 0; k < 20; k++) {
        double low =
            new Rational(walk.cumulative().low(), BigInteger.ONE.shiftLeft(150)).approximately();
        assertThat(low).isBetween(sum - 1e-12, sum + 1e-12);
        assertThat(walk.cumulative().high().subtract(walk.cumulative().low()).bitLength())
            .isLessThan(90);
        walk.advance();
        sum += 2 * mass.applyAsDouble(k + 1);
      }
    }
  }

  /**
   * α = 1e-6, seeds 41 to 46; n = 10^7 draws of the right law, and 10^6 suffice to find the wrong
   * ones.
   */
  @Nested
  class Goodness_of_fit {

    private static final double ALPHA = 1e-6;
    private static final int N = 10_000_000;
    private static final int N_OF_WRONG = 1_000_000;
    private static final int AT_ONCE = 1 << 16;
    private static final Rational LESS = Rational.of(7, 10);
    private static final Rational MORE = Rational.of(13, 10);

    @ParameterizedTest
    @CsvSource({"1,10", "1,1", "10,1", "100,1", "1000,1", "10000,1"})
    void right_laplace_noise_is_accepted_and_thirty_percent_less_or_more_rejected(
        long numerator, long denominator) {
      Rational scale = Rational.of(numerator, denominator);
      LongToDoubleFunction mass = GoodnessOfFit.discreteLaplace(scale.approximately());
      assertThat(pValue(laplace(scale), mass, N, 41)).isGreaterThan(ALPHA);
      assertThat(pValue(laplace(scale.times(LESS)), mass, N_OF_WRONG, 42)).isLessThan(ALPHA);
      assertThat(pValue(laplace(scale.times(MORE)), mass, N_OF_WRONG, 43)).isLessThan(ALPHA);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "1,1", "10,1", "100,1", "1000,1", "10000,1"})
    void right_gaussian_noise_is_accepted_and_thirty_percent_less_or_more_rejected(
        long numerator, long denominator) {
      Rational sigma = Rational.of(numerator, denominator);
      LongToDoubleFunction mass = GoodnessOfFit.discreteGaussian(sigma.approximately());
      assertThat(pValue(gaussian(sigma), mass, N, 44)).isGreaterThan(ALPHA);
      assertThat(pValue(gaussian(sigma.times(LESS)), mass, N_OF_WRONG, 45)).isLessThan(ALPHA);
      assertThat(pValue(gaussian(sigma.times(MORE)), mass, N_OF_WRONG, 46)).isLessThan(ALPHA);
    }

    private double pValue(SymmetricLaw law, LongToDoubleFunction mass, int n, long seed) {
      long[] values = new long[AT_ONCE];
      InversionSampler sampler = InversionSampler.of(law);
      SeededBits bits = new SeededBits(seed);
      int[] at = {AT_ONCE};
      return GoodnessOfFit.pValue(
          () -> {
            if (at[0] == AT_ONCE) {
              sampler.fill(bits, values);
              at[0] = 0;
            }
            return values[at[0]++];
          },
          n,
          mass);
    }
  }
}
