package org.offenlage.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapClassesTest {

  private static List<BigDecimal> values(String... values) {
    return Stream.of(values).map(BigDecimal::new).toList();
  }

  @Test
  void holdAboutEquallyManyValues() {
    List<BigDecimal> values = IntStream.range(0, 50).mapToObj(BigDecimal::valueOf).toList();
    MapClasses classes = MapClasses.of(values, 0);
    assertThat(classes.count()).isEqualTo(5);
    for (int c = 0; c < 5; c++) {
      int level = c;
      assertThat(values.stream().filter(value -> classes.classOf(value, 0) == level).count())
          .isEqualTo(10);
    }
  }

  @Test
  void areAtMostFiveAndHoldEveryValueBetweenTheirLimits() {
    Random random = new Random(20261122);
    for (int round = 0; round < 200; round++) {
      List<BigDecimal> values =
          Stream.generate(() -> BigDecimal.valueOf(random.nextInt(40), 1))
              .limit(1 + random.nextInt(60))
              .toList();
      MapClasses classes = MapClasses.of(values, 1);
      assertThat(classes.count()).isBetween(1, 5);
      for (BigDecimal value : values) {
        int level = classes.classOf(value, 1);
        assertThat(value).isGreaterThanOrEqualTo(classes.limits().get(level));
        assertThat(value).isLessThanOrEqualTo(classes.limits().get(level + 1));
      }
    }
  }

  @Test
  void haveLimitsAsNumbersAreShown() {
    assertThat(MapClasses.of(values("1.234", "5.678"), 1).limits())
        .containsExactlyElementsOf(values("1.2", "5.7"));
  }

  @Test
  void areOneWhereAllValuesAreEqual() {
    MapClasses classes = MapClasses.of(values("3", "3", "3"), 0);
    assertThat(classes.count()).isEqualTo(1);
    assertThat(classes.classOf(new BigDecimal("3"), 0)).isZero();
  }

  @Test
  void areNoneWhereThereIsNoValue() {
    assertThat(MapClasses.of(List.of(), 1).count()).isZero();
  }
}
