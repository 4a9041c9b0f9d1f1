package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.dp.sampling.SeededBits;

class PartitionSelectionTest {

  private static PartitionSelection selection(int records, String delta) {
    return PartitionSelection.of(
        new ContributionBound(records),
        new PrivacyLoss.Approximate(Rational.ONE, Rational.parse(delta)));
  }

  @Test
  void names_large_categories_and_costs_what_it_says() {
    PartitionSelection selection = selection(1, "1e-6");
    assertThat(selection.privacyLoss())
        .isEqualTo(new PrivacyLoss.Approximate(Rational.ONE, Rational.parse("1e-6")));
    assertThat(selection.select(Map.of("large", 1000L, "lone", 1L), new SeededBits(71)))
        .containsOnlyKeys("large");
  }

  /**
   * n = 200,000, seed 72; a rate of 1e-2 has a standard error of 2.2e-4, five of them are taken.
   */
  @Test
  void names_a_category_of_one_unit_at_most_as_often_as_delta_says() {
    PartitionSelection selection = selection(1, "1e-2");
    assertThat(namings(selection, 1)).isLessThan(0.01 + 0.0011);
  }

  /** The same with a threshold that forgets the unit's own record, which must be seen. */
  @Test
  void a_threshold_that_is_off_by_one_is_seen() {
    PartitionSelection selection = selection(1, "1e-2");
    assertThat(namings(selection, 2)).isGreaterThan(0.01 + 0.0011);
  }

  /**
   * One unit more in a category that others have too; n = 100,000, α = 1e-6, seeds 74 and 75. The
   * event is that it is named with the larger noisy count: of those on both sides together, the
   * first are at most binomial with share exp(ε)/(1 + exp(ε)).
   */
  @Test
  void keeps_its_epsilon_for_categories_that_others_have_too() {
    assertThat(refutes(selection(1, "1e-2"), 74)).isFalse();
    PartitionSelection understated =
        PartitionSelection.of(
            new ContributionBound(1),
            new PrivacyLoss.Approximate(Rational.of(3, 2), Rational.parse("1e-2")));
    assertThat(refutes(understated, 75)).isTrue();
  }

  private static boolean refutes(PartitionSelection selection, long seed) {
    SeededBits bits = new SeededBits(seed);
    long more = selection.threshold() + 1;
    int with = 0;
    int without = 0;
    for (int i = 0; i < 100_000; i++) {
      with += reaches(selection, more, more, bits) ? 1 : 0;
      without += reaches(selection, more - 1, more, bits) ? 1 : 0;
    }
    double share = Math.E / (1 + Math.E);
    return 1 - new BinomialDistribution(null, with + without, share).cumulativeProbability(with - 1)
        < 1e-6;
  }

  private static boolean reaches(
      PartitionSelection selection, long count, long least, SeededBits bits) {
    Long named = selection.select(Map.of("category", count), bits).get("category");
    return named != null && named >= least;
  }

  @Test
  void takes_the_worst_of_all_categories_a_unit_may_make() {
    assertThat(selection(4, "1e-6").threshold())
        .isEqualTo(
            4
                + new DiscreteLaplace(Rational.of(4))
                    .leastWithUpperTailAtMost(Rational.parse("1e-6").over(4)));
  }

  @Test
  void refuses_categories_that_do_not_occur() {
    assertThatThrownBy(() -> selection(1, "1e-6").select(Map.of("empty", 0L), new SeededBits(73)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double namings(PartitionSelection selection, long count) {
    SeededBits bits = new SeededBits(72);
    int named = 0;
    for (int i = 0; i < 200_000; i++) {
      named += selection.select(Map.of("category", count), bits).size();
    }
    return named / 200_000.0;
  }
}
