package org.offenlage.privacy.dp.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.privacy.dp.DiscreteLaplace;
import org.offenlage.privacy.dp.Rational;

class ExactSamplerTest {

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** Whether the true mass, known to lie in an interval, fits what the bit tree leaves open. */
  private static <T> boolean fits(BitTree<T> tree, T outcome, Rational low, Rational high) {
    return tree.decided(outcome).compareTo(high) <= 0
        && tree.decided(outcome).plus(tree.undecided()).compareTo(low) >= 0;
  }

  @Nested
  class Exact_probability_by_exhausting_all_strings_of_bits {

    @Test
    void uniform_on_three_gives_each_value_the_same_mass() {
      BitTree<BigInteger> tree = BitTree.exhaust(bits -> ExactSampler.uniform(big(3), bits), 20);

      assertThat(tree.undecided()).isEqualTo(Rational.of(1, 1 << 20));
      assertThat(tree.decided(big(0)))
          .isEqualTo(tree.decided(big(1)))
          .isEqualTo(tree.decided(big(2)));
    }

    @Test
    void bernoulli_of_three_fifths_has_three_parts_in_five() {
      BitTree<Boolean> tree =
          BitTree.exhaust(bits -> ExactSampler.bernoulli(big(3), big(5), bits), 21);

      assertThat(tree.decided(true).over(3)).isEqualTo(tree.decided(false).over(2));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,3", "5,3", "2,1"})
    void bernoulli_of_exp_has_the_mass_of_the_exponential(long numerator, long denominator) {
      BitTree<Boolean> tree =
          BitTree.exhaust(
              bits -> ExactSampler.bernoulliExp(big(numerator), big(denominator), bits), 20);
      double truth = Math.exp(-(double) numerator / denominator);

      assertThat(tree.undecided().approximately()).isLessThan(0.05);
      assertThat(tree.decided(true).approximately()).isLessThan(truth);
      assertThat(tree.decided(true).plus(tree.undecided()).approximately()).isGreaterThan(truth);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,3", "2,3"})
    void discrete_laplace_has_its_mass_at_every_value(long numerator, long denominator) {
      BitTree<BigInteger> tree = laplaceTree(numerator, denominator, Function.identity());

      assertThat(tree.undecided().approximately()).isLessThan(0.25);
      for (int z = -4; z <= 4; z++) {
        Rational[] truth = laplaceMass(Rational.of(numerator, denominator), z);
        assertThat(fits(tree, big(z), truth[0], truth[1])).as("mass at %s", z).isTrue();
      }
    }

    @Test
    void a_zero_counted_from_both_signs_is_found() {
      BitTree<BigInteger> tree =
          BitTree.exhaust(
              bits -> {
                BigInteger magnitude = ExactSampler.discreteLaplace(big(1), big(1), bits).abs();
                return bits.next(1) == 1 ? magnitude.negate() : magnitude;
              },
              20);
      Rational[] atOne = laplaceMass(Rational.ONE, 1);
      assertThat(fits(tree, big(1), atOne[0], atOne[1])).isTrue();

      BitTree<BigInteger> wrong =
          BitTree.exhaust(ExactSamplerTest::laplaceOfScaleOneThatKeepsTheSecondZero, 20);
      Rational[] atZero = laplaceMass(Rational.ONE, 0);
      assertThat(fits(wrong, big(0), atZero[0], atZero[1])).isFalse();
    }

    @Test
    void a_scale_that_is_off_by_a_tenth_is_found() {
      BitTree<BigInteger> tree = laplaceTree(1, 1, Function.identity());
      Rational[] other = laplaceMass(Rational.of(11, 10), 0);

      assertThat(fits(tree, big(0), other[0], other[1])).isFalse();
    }

    private BitTree<BigInteger> laplaceTree(
        long numerator, long denominator, Function<BigInteger, BigInteger> then) {
      return BitTree.exhaust(
          bits -> then.apply(ExactSampler.discreteLaplace(big(numerator), big(denominator), bits)),
          20);
    }

    /** Bounds of P(z) = P(Z ≥ |z|) − P(Z ≥ |z| + 1), from the tail's own exact comparison. */
    private Rational[] laplaceMass(Rational scale, long z) {
      long m = Math.abs(z);
      Rational[] from = tail(scale, m);
      Rational[] beyond = tail(scale, m + 1);
      return new Rational[] {from[0].minus(beyond[1]), from[1].minus(beyond[0])};
    }

    private Rational[] tail(Rational scale, long least) {
      if (least == 0) {
        Rational[] beyond = tail(scale, 1);
        return new Rational[] {Rational.ONE.minus(beyond[1]), Rational.ONE.minus(beyond[0])};
      }
      Rational low = Rational.ZERO;
      Rational high = Rational.ONE;
      for (int i = 0; i < 30; i++) {
        Rational middle = low.plus(high).over(2);
        if (new DiscreteLaplace(scale).upperTailAtMost(least, middle)) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return new Rational[] {low, high};
    }
  }

  private static BigInteger laplaceOfScaleOneThatKeepsTheSecondZero(BitSource bits) {
    BigInteger magnitude = BigInteger.ZERO;
    while (ExactSampler.bernoulliExp(big(1), big(1), bits)) {
      magnitude = magnitude.add(BigInteger.ONE);
    }
    return bits.next(1) == 1 ? magnitude.negate() : magnitude;
  }

  /** α = 1e-6, n = 100,000, seeds 1 to 3. */
  @Nested
  class Goodness_of_fit {

    private static final double ALPHA = 1e-6;
    private static final int N = 100_000;

    @ParameterizedTest
    @CsvSource({"1,4", "1,1", "7,2", "100,1", "10000,1"})
    void right_noise_is_accepted(long numerator, long denominator) {
      assertThat(pValue(Rational.of(numerator, denominator), Rational.ONE, 1)).isGreaterThan(ALPHA);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "1,1", "7,2", "100,1", "10000,1"})
    void thirty_percent_less_noise_is_rejected(long numerator, long denominator) {
      assertThat(pValue(Rational.of(numerator, denominator), Rational.of(7, 10), 2))
          .isLessThan(ALPHA);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "1,1", "7,2", "100,1", "10000,1"})
    void thirty_percent_more_noise_is_rejected(long numerator, long denominator) {
      assertThat(pValue(Rational.of(numerator, denominator), Rational.of(13, 10), 3))
          .isLessThan(ALPHA);
    }

    private double pValue(Rational stated, Rational factor, long seed) {
      SeededBits bits = new SeededBits(seed);
      Rational drawn = stated.times(factor);
      LongSupplier draw =
          () ->
              ExactSampler.discreteLaplace(drawn.numerator(), drawn.denominator(), bits)
                  .longValueExact();
      return GoodnessOfFit.pValue(draw, N, GoodnessOfFit.discreteLaplace(stated.approximately()));
    }
  }

  /** α = 1e-6, n = 100,000, seeds 4 to 6. */
  @Nested
  class Goodness_of_fit_of_the_discrete_gaussian {

    @ParameterizedTest
    @CsvSource({"1,2", "1,1", "7,2", "100,1", "1000,1"})
    void right_noise_is_accepted_and_thirty_percent_less_or_more_rejected(
        long numerator, long denominator) {
      Rational sigma = Rational.of(numerator, denominator);
      assertThat(pValue(sigma, Rational.ONE, 4)).isGreaterThan(1e-6);
      assertThat(pValue(sigma, Rational.of(7, 10), 5)).isLessThan(1e-6);
      assertThat(pValue(sigma, Rational.of(13, 10), 6)).isLessThan(1e-6);
    }

    private double pValue(Rational stated, Rational factor, long seed) {
      SeededBits bits = new SeededBits(seed);
      Rational drawn = stated.times(factor);
      Rational variance = drawn.times(drawn);
      return GoodnessOfFit.pValue(
          () ->
              ExactSampler.discreteGaussian(variance.numerator(), variance.denominator(), bits)
                  .longValueExact(),
          100_000,
          GoodnessOfFit.discreteGaussian(stated.approximately()));
    }
  }

  @Nested
  class Arguments_that_make_no_sense {
    @Test
    void are_refused() {
      SeededBits bits = new SeededBits(4);
      assertThatThrownBy(() -> ExactSampler.uniform(big(0), bits))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ExactSampler.bernoulli(big(3), big(2), bits))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ExactSampler.bernoulliExp(big(-1), big(2), bits))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ExactSampler.discreteLaplace(big(0), big(1), bits))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
