package org.offenlage.ejb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
}
