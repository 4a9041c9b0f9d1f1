package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
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
          Set.of("area"),
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

  private static MeasurementPlan plan(AdaptiveDetail detail) {
    return MeasurementPlan.discreteLaplace(
        STRUCTURE,
        new PrivacyUnit("person", PrivacyUnit.Scope.WHOLE_DATASET),
        new ContributionBound(1),
        new PrivacyLoss.Pure(Rational.ONE),
        detail.split(Rational.of(1, 10)));
  }

  @Test
  void gives_the_totals_their_share_of_the_budget_and_the_rest_to_all_others() {
    MeasurementPlan plan = plan(DETAIL);
    assertThat(plan.privacyLoss()).isEqualTo(new PrivacyLoss.Pure(Rational.ONE));
    assertThat(plan.onlyCells(DETAIL.totals()).privacyLoss())
        .isEqualTo(new PrivacyLoss.Pure(Rational.of(1, 10)));
  }

  @Test
  void leaves_what_was_not_measured_without_a_number_and_says_why() {
    MeasurementPlan plan = plan(DETAIL);
    BitSet measured = chosen(900, 800, 100);
    measured.or(DETAIL.totals());
    Map<Integer, Long> values = new HashMap<>();
    measured.stream().forEach(cell -> values.put(cell, 100L));
    values.put(cell("Kreis", "all"), 900L);
    values.put(cell("large", "all"), 800L);

    SafeTable safe =
        DETAIL.protect(plan, NoisyCounts.ofStored(values), new Thresholding.ShowAll(), 95);

    assertThat(safe.cell(List.of("small", "65+")))
        .isEqualTo(new SafeCell.Suppressed(SafeCell.Reason.NOT_MEASURED));
    assertThat(safe.cell(List.of("small", "18+"))).isInstanceOf(SafeCell.Noisy.class);
    assertThat(safe.statement().publicParameters())
        .containsEntry("epsilon", "1")
        .containsEntry("least noisy total for detail of height 0", "500")
        .containsEntry("least noisy total for detail of height 1", "50");
  }

  @Test
  void is_decided_for_each_combination_of_area_and_year() {
    TableStructure years =
        TableStructure.of(
            List.of(
                SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A"))),
                SpanningVariable.of("sex", Hierarchy.flat("all", List.of("f", "m"))),
                SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("1", "2")))));
    AdaptiveDetail detail =
        AdaptiveDetail.by(Set.of("area", "year"), years, List.of(new AdaptiveDetail.Step(10, 0)));
    Map<Integer, Long> values = new HashMap<>();
    detail.totals().stream().forEach(cell -> values.put(cell, 0L));
    values.put(years.cell(List.of("A", "all", "2")), 10L);

    assertThat(detail.worthMeasuring(NoisyCounts.ofStored(values)).stream())
        .containsExactlyInAnyOrder(
            years.cell(List.of("A", "f", "2")), years.cell(List.of("A", "m", "2")));
  }

  @Test
  void needs_a_total_of_every_other_variable() {
    TableStructure years =
        TableStructure.of(
            List.of(
                SpanningVariable.of("area", Hierarchy.flat("Kreis", List.of("A"))),
                SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("1", "2")))));
    assertThatThrownBy(() -> AdaptiveDetail.by(Set.of("area"), years, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AdaptiveDetail.by(Set.of("shape"), STRUCTURE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
