package org.offenlage.ejb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Figure noisy(int value, int lower, int upper) {
    return new Figure.Uncertain(
        BigDecimal.valueOf(value), BigDecimal.valueOf(lower), BigDecimal.valueOf(upper), 95);
  }

  private static Figure exact(int value) {
    return new Figure.Exact(BigDecimal.valueOf(value));
  }

  @Test
  void statesADifferenceWhereIntervalsAreApart() {
    assertThat(Comparison.of(noisy(9, 8, 10), noisy(5, 3, 7))).contains(Comparison.HIGHER);
    assertThat(Comparison.of(noisy(5, 3, 7), exact(8))).contains(Comparison.LOWER);
  }

  @Test
  void statesNoneWhereTheyTouch() {
    assertThat(Comparison.of(noisy(9, 7, 10), noisy(5, 3, 7))).contains(Comparison.UNCLEAR);
    assertThat(Comparison.of(exact(7), noisy(5, 3, 7))).contains(Comparison.UNCLEAR);
  }

  @Test
  void comparesExactFiguresAsTheyAre() {
    assertThat(Comparison.of(exact(7), exact(7))).contains(Comparison.SAME);
    assertThat(Comparison.of(exact(8), exact(7))).contains(Comparison.HIGHER);
  }

  @Test
  void tellsNothingOfWhatIsHiddenOrPerturbed() {
    assertThat(Comparison.of(exact(7), new Figure.Hidden(Figure.Reason.CONFIDENTIAL))).isEmpty();
    assertThat(Comparison.of(new Figure.Perturbed(BigDecimal.ONE), exact(7))).isEmpty();
  }

  private static Figure apart(String value, String change, String chance) {
    return new Figure.Uncertain(
        new BigDecimal(value),
        new BigDecimal(value).subtract(BigDecimal.TEN),
        new BigDecimal(value).add(BigDecimal.TEN),
        95,
        new Reliability(
            Optional.of(new BigDecimal(change)),
            Optional.of(new BigDecimal("1.5")),
            Optional.of(new BigDecimal(chance))),
        Optional.empty());
  }

  @Test
  void whatIsKnownOfTheDifferenceItselfDecidesThoughIntervalsOverlap() {
    Figure before = apart("100", "0", "2");
    assertThat(Comparison.of(apart("112", "11", "2"), before)).contains(Comparison.UNCLEAR);
    assertThat(Comparison.withPeriodBefore(apart("112", "11", "2"), before))
        .contains(Comparison.HIGHER);
    assertThat(Comparison.withPeriodBefore(apart("88", "11", "2"), before))
        .contains(Comparison.LOWER);
    assertThat(Comparison.withPeriodBefore(apart("111", "11", "2"), before))
        .contains(Comparison.UNCLEAR);
    assertThat(Comparison.withWhole(apart("98", "11", "2"), before)).contains(Comparison.LOWER);
  }

  @Test
  void chanceExplainsWhatLiesWithinTwoStandardDeviationsOfADifference() {
    assertThat(Comparison.chance(apart("105", "1", "4"), apart("100", "1", "3")))
        .contains(Comparison.Chance.EXPLAINS);
    assertThat(Comparison.chance(apart("106", "1", "4"), apart("100", "1", "3")))
        .contains(Comparison.Chance.DOES_NOT_EXPLAIN);
    assertThat(Comparison.chance(exact(7), apart("106", "1", "4"))).isEmpty();
  }
}
