package org.offenlage.privacy.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class BrokenTotalsTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("sex", Hierarchy.flat("all", List.of("f", "m"))),
              SpanningVariable.of("place", Hierarchy.flat("county", List.of("a", "b", "c"))),
              SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));

  /** Values that add up: each cell holds as many inner cells as lie in it, times its year. */
  private static long[] sound() {
    long[] values = new long[STRUCTURE.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      List<String> codes = STRUCTURE.codes(cell);
      values[cell] =
          (codes.get(0).equals("all") ? 2L : 1L)
              * (codes.get(1).equals("county") ? 3L : 1L)
              * Long.parseLong(codes.get(2));
    }
    return values;
  }

  private static OptionalInt byEquations(long[] values) {
    List<Integer> broken = new ArrayList<>();
    STRUCTURE.forEachEquation(
        equation -> {
          long sum = 0;
          for (int part : equation.partCells()) {
            sum += values[part];
          }
          if (sum != values[equation.totalCell()]) {
            broken.add(equation.totalCell());
          }
        });
    return broken.isEmpty() ? OptionalInt.empty() : OptionalInt.of(broken.get(0));
  }

  @Test
  void thereIsNoneWhereAllAddsUp() {
    assertThat(STRUCTURE.firstBrokenTotal(sound())).isEmpty();
  }

  @Test
  void theFirstIsTheOneThatTheEquationsFind() {
    SplittableRandom random = new SplittableRandom(23);
    for (int round = 0; round < 500; round++) {
      long[] values = sound();
      for (int wrong = 1 + random.nextInt(3); wrong > 0; wrong--) {
        values[random.nextInt(values.length)] += random.nextInt(3) - 1;
      }
      assertThat(STRUCTURE.firstBrokenTotal(values)).isEqualTo(byEquations(values));
    }
  }

  @Test
  void aSumBeyondAllNumbersIsNoSum() {
    long[] values = new long[STRUCTURE.cellCount()];
    Arrays.fill(values, Long.MAX_VALUE);
    assertThatThrownBy(() -> STRUCTURE.firstBrokenTotal(values))
        .isInstanceOf(ArithmeticException.class);
  }
}
