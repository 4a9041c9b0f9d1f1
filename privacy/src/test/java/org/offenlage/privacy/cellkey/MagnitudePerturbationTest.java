package org.offenlage.privacy.cellkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class MagnitudePerturbationTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(SpanningVariable.of("region", Hierarchy.flat("all", List.of("A", "B", "C")))));
  private static final MagnitudePerturbation PERTURBATION =
      new MagnitudePerturbation(
          PerturbationTable.of(new PerturbationRule(10, Rational.of(8), 0)), Rational.of(1, 4));

  /** A: 1,000 and 200; B: 400; nothing in C. */
  private static Contributions contributions() {
    Contributions.Collector collector = new Contributions.Collector(STRUCTURE);
    collector.add(List.of("A"), "one", 1000);
    collector.add(List.of("A"), "two", 200);
    collector.add(List.of("B"), "three", 400);
    return collector.collect();
  }

  private static long perturbed(String code, long key) {
    long[] keys = new long[STRUCTURE.cellCount()];
    keys[STRUCTURE.cell(List.of(code))] = key;
    SafeCell cell =
        PERTURBATION.protect(STRUCTURE, contributions(), CellKeys.of(keys)).cell(List.of(code));
    return ((SafeCell.Perturbed) cell).count();
  }

  @Test
  void changes_a_sum_by_at_most_the_strength_of_its_largest_contribution() {
    SplittableRandom keys = new SplittableRandom(95);
    for (int i = 0; i < 500; i++) {
      assertThat(perturbed("A", keys.nextLong())).isBetween(1200L - 250, 1200L + 250);
      assertThat(perturbed("B", keys.nextLong())).isBetween(300L, 500L);
    }
  }

  @Test
  void leaves_a_cell_without_contributions_at_zero() {
    assertThat(perturbed("C", 12345)).isZero();
  }

  @Test
  void gives_the_same_cell_the_same_value() {
    assertThat(perturbed("A", 99)).isEqualTo(perturbed("A", 99));
  }

  /** n = 4,000 keys, seed 96; five standard errors of the mean, α = 6e-7. */
  @Test
  void does_not_move_the_mean() {
    SplittableRandom keys = new SplittableRandom(96);
    int n = 4000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double change = perturbed("A", keys.nextLong()) - 1200;
      sum += change;
      squares += change * change;
    }
    assertThat(Math.abs(sum / n)).isLessThan(5 * Math.sqrt(squares) / n);
    // The variance is that of the rule: 8 of (1,000 · 1/4 / 10)².
    assertThat(squares / n).isBetween(0.85 * 8 * 625, 1.15 * 8 * 625);
  }

  @Test
  void refuses_a_strength_that_could_make_a_sum_negative() {
    assertThatThrownBy(
            () ->
                new MagnitudePerturbation(
                    PerturbationTable.of(new PerturbationRule(10, Rational.of(8), 0)),
                    Rational.of(5, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
