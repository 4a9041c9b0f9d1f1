package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.UNIT;
import static org.offenlage.verification.path.Office.persons;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Noise is paid for before it is drawn, and drawn once. */
@ArquillianTest
class PrivacyBudgetIT {

  @Inject Office office;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(PrivacyBudgetIT.class, Office.class);
  }

  private void open(String name) throws Exception {
    office.declare(name + "-people");
    office.deliver(name + "-people", "2022", persons(100, 200, 300, 400));
    office.deliver(name + "-people", "2023", persons(110, 210, 310, 410));
    office.defineCount(name, name + "-people");
    office.addNoise(name + "-rule", Rational.of(1));
  }

  private Rational spent(String name, String year) throws Exception {
    return Person.PLANNER_A.does(
        () ->
            office
                .budgets
                .find(new BudgetAccount(name + "-people", year, UNIT.toString()))
                .map(budget -> budget.spent())
                .orElse(Rational.ZERO));
  }

  private PublishedTable preview(WorkbenchItem item) throws Exception {
    return Person.PLANNER_A.does(() -> office.publications.preview(item.id()).orElseThrow());
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "not refused";
  }

  @Test
  void nothingIsDrawnWithoutAnAllowedBudget() throws Exception {
    open("unallowed");

    assertThat(refusal(office.prepare("unallowed", "unallowed-rule", "2023")))
        .isEqualTo("privacy-budget-not-allowed");
    assertThat(spent("unallowed", "2023")).isEqualTo(Rational.ZERO);
  }

  @Test
  void theSameTableIsDrawnAndPaidForOnce() throws Exception {
    open("once");
    office.allow("once-people", Rational.of(3, 2));

    PublishedTable first = preview(office.prepare("once", "once-rule", "2023").orElseThrow());
    PublishedTable again = preview(office.prepare("once", "once-rule", "2023").orElseThrow());

    assertThat(again.tables()).isEqualTo(first.tables());
    assertThat(spent("once", "2023")).isEqualTo(Rational.ONE);
  }

  @Test
  void aFurtherYearIsPaidForFromItsOwnBudgetAndKeepsTheDrawsOfTheOther() throws Exception {
    open("years");
    office.allow("years-people", Rational.of(1));

    PublishedTable one = preview(office.prepare("years", "years-rule", "2023").orElseThrow());
    WorkbenchItem item = office.prepare("years", "years-rule", "2022", "2023").orElseThrow();

    for (String area : List.of("kreis", "amt", "a", "b", "c", "d")) {
      // Only now is there a year before, from which the figure can differ reliably or not.
      assertThat(preview(item).figure(List.of(area, "2023")))
          .usingRecursiveComparison()
          .ignoringFields("reliability")
          .isEqualTo(one.figure(List.of(area, "2023")));
    }
    assertThat(spent("years", "2022")).isEqualTo(Rational.ONE);
    assertThat(spent("years", "2023")).isEqualTo(Rational.ONE);
    assertThat(item.costs()).hasSize(2);
  }

  @Test
  void aTableThatWouldExceedTheBudgetIsRefusedBeforeAnyDraw() throws Exception {
    open("poor");
    office.allow("poor-people", Rational.of(99, 100));

    assertThat(refusal(office.prepare("poor", "poor-rule", "2022", "2023")))
        .isEqualTo("privacy-budget-exceeded");
    assertThat(spent("poor", "2022")).isEqualTo(Rational.ZERO);
    assertThat(spent("poor", "2023")).isEqualTo(Rational.ZERO);
  }

  @Test
  void otherNoiseOnAMeasuredCellIsRefusedThoughThereIsBudget() throws Exception {
    open("otherwise");
    office.allow("otherwise-people", Rational.of(10));
    office.addNoise("otherwise-louder", Rational.of(2));
    office.prepare("otherwise", "otherwise-rule", "2023").orElseThrow();

    assertThat(refusal(office.prepare("otherwise", "otherwise-louder", "2023")))
        .isEqualTo("measured-otherwise");
    assertThat(spent("otherwise", "2023")).isEqualTo(Rational.ONE);
  }
}
