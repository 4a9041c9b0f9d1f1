package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class AdaptiveDetailTest {

  private static final TableStructure STRUCTURE =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("large", "small"))),
              SpanningVariable.of(
                  "age",
                  Hierarchy.ofParents(
                      Map.of("0-17", "all", "18+", "all", "18-64", "18+", "65+", "18+")))));
  private static final AdaptiveDetail DETAIL =
      AdaptiveDetail.by(
          "area",
          STRUCTURE,
          List.of(new AdaptiveDetail.Step(500, 0), new AdaptiveDetail.Step(50, 1)));

  private static int cell(String area, String age) {
    return STRUCTURE.cell(List.of(area, age));
  }

  private static BitSet chosen(long kreis, long large, long small) {
    return DETAIL.worthMeasuring(
        NoisyCounts.ofStored(
            Map.of(
                cell("Kreis", "all"),
                kreis,
                cell("large", "all"),
                large,
                cell("small", "all"),
                small)));
  }

  @Test
  void is_decided_by_the_totals_of_the_areas() {
    BitSet totals = DETAIL.totals();
    assertThat(totals.stream())
        .containsExactlyInAnyOrder(
            cell("Kreis", "all"), cell("large", "all"), cell("small", "all"));
  }

  @Test
  void goes_as_fine_as_the_noisy_total_allows() {
    BitSet chosen = chosen(900, 800, 100);
    assertThat(chosen.get(cell("large", "65+"))).isTrue();
    assertThat(chosen.get(cell("small", "18+"))).isTrue();
    assertThat(chosen.get(cell("small", "65+"))).isFalse();
  }

  @Test
  void is_none_for_an_area_whose_total_reaches_no_step() {
    BitSet chosen = chosen(900, 800, -3);
    for (String age : List.of("0-17", "18+", "18-64", "65+")) {
      assertThat(chosen.get(cell("small", age))).isFalse();
    }
  }

  @Test
  void never_costs_more_than_the_whole_plan() {
    MeasurementPlan plan =
        MeasurementPlan.discreteLaplace(
            STRUCTURE,
            new PrivacyUnit("person", PrivacyUnit.Scope.WHOLE_DATASET),
            new ContributionBound(1),
            new PrivacyLoss.Pure(Rational.ONE),
            new BudgetSplit.Even());
    PrivacyLoss.Pure few = (PrivacyLoss.Pure) plan.onlyCells(chosen(900, 40, 30)).privacyLoss();
    assertThat(few.epsilon()).isLessThan(Rational.ONE);
  }

  @Test
  void needs_a_total_of_every_other_variable() {
    TableStructure years =
        TableStructure.of(
            List.of(
                SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A"))),
                SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("1", "2")))));
    assertThatThrownBy(() -> AdaptiveDetail.by("area", years, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AdaptiveDetail.by("shape", STRUCTURE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
