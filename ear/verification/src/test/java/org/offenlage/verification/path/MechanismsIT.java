package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Every mechanism that a release rule can choose, from the rule to what readers would see. */
@ArquillianTest
class MechanismsIT {

  private static final PrivacyLoss.ZeroConcentrated RHO =
      new PrivacyLoss.ZeroConcentrated(Rational.of(1, 8));

  @Inject Office office;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(MechanismsIT.class, Office.class);
  }

  private static ProtectionMechanism gaussian(Estimates estimates) {
    return new ProtectionMechanism.Noise(
        Office.UNIT,
        RHO,
        new ProtectionMechanism.Split.ForWorkload(List.of(Rational.of(10), Rational.ONE)),
        Optional.empty(),
        estimates,
        95);
  }

  private void open(String name) throws Exception {
    office.declare(name + "-people");
    office.deliver(name + "-people", "2022", Office.persons(100, 200, 300, 400));
    office.deliver(name + "-people", "2023", Office.persons(110, 210, 310, 410));
    office.defineCount(name, name + "-people");
  }

  private PublishedTable preview(WorkbenchItem item) throws Exception {
    return Person.PLANNER_A.does(() -> office.publications.preview(item.id()).orElseThrow());
  }

  private PrivacyBudget budget(String name, String year) throws Exception {
    BudgetAccount account = new BudgetAccount(name + "-people", year, Office.UNIT.toString());
    return Person.PLANNER_A.does(() -> office.budgets.find(account).orElseThrow());
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "not refused";
  }

  @Test
  void gaussianNoiseCostsRhoAndComesWithEstimatesThatAddUp() throws Exception {
    open("gauss");
    office.accept("gauss-rule", gaussian(Estimates.CONSISTENT_AND_WHOLE));
    office.allow("gauss-people", RHO).orElseThrow();

    PublishedTable table =
        preview(office.prepare("gauss", "gauss-rule", "2022", "2023").orElseThrow());

    assertThat(budget("gauss", "2023"))
        .returns(Notion.RHO, PrivacyBudget::notion)
        .returns(Rational.of(1, 8), PrivacyBudget::spent)
        .returns(Rational.ZERO, PrivacyBudget::remaining);
    assertThat(table.statements().get(0).mechanism())
        .isEqualTo(ProtectionStatement.Mechanism.DISCRETE_GAUSSIAN);
    assertThat(table.statements().get(0).publicParameters())
        .containsEntry("rho", "1/8")
        .containsKey("epsilon at delta 1e-10");
    long parts = 0;
    for (String area : List.of("amt", "c", "d")) {
      parts += whole(table, area);
    }
    assertThat(whole(table, "kreis")).isEqualTo(parts);
    assertThat(table.figure(List.of("kreis", "2022")))
        .isInstanceOfSatisfying(
            Figure.Uncertain.class, figure -> assertThat(figure.beside()).isPresent());
  }

  private static long whole(PublishedTable table, String area) {
    SafeCell.Noisy cell = (SafeCell.Noisy) table.tables().get(0).cell(List.of(area, "2022"));
    return cell.consistent().orElseThrow().whole().orElseThrow();
  }

  @Test
  void yearsThatCameLaterHaveTheSameNoiseAndTheFirstKeepTheirs() throws Exception {
    open("later");
    office.accept("later-rule", gaussian(Estimates.CONSISTENT));
    office.allow("later-people", RHO).orElseThrow();

    PublishedTable first = preview(office.prepare("later", "later-rule", "2022").orElseThrow());
    PublishedTable both =
        preview(office.prepare("later", "later-rule", "2022", "2023").orElseThrow());

    for (String area : List.of("kreis", "amt", "a", "b", "c", "d")) {
      assertThat(both.figure(List.of(area, "2022"))).isEqualTo(first.figure(List.of(area, "2022")));
    }
  }

  @Test
  void aBudgetInEpsilonPaysForNoGaussianNoise() throws Exception {
    open("pure");
    office.accept("pure-rule", gaussian(Estimates.MEASURED));
    office.allow("pure-people", Rational.of(100));

    assertThat(refusal(office.prepare("pure", "pure-rule", "2023")))
        .isEqualTo("privacy-budget-other-notion");
    assertThat(
            Person.PLANNER_A.does(
                () ->
                    office.budgets.find(
                        new BudgetAccount("pure-people", "2023", Office.UNIT.toString()))))
        .as("nothing was debited")
        .isEmpty();
  }

  @Test
  void aBudgetInRhoCountsEpsilonAndStaysInRho() throws Exception {
    open("mixed");
    office.addNoise("mixed-rule", Rational.of(1, 2));
    office.allow("mixed-people", RHO).orElseThrow();

    office.prepare("mixed", "mixed-rule", "2023").orElseThrow();

    assertThat(budget("mixed", "2023").spent()).as("ε²/2").isEqualTo(Rational.of(1, 8));
    office.accept("mixed-gauss", gaussian(Estimates.MEASURED));
    office.prepare("mixed", "mixed-gauss", "2022").orElseThrow();
    assertThat(refusal(office.allow("mixed-people", new PrivacyLoss.Pure(Rational.of(9)))))
        .isEqualTo("privacy-budget-other-notion");
  }

  @Test
  void cellKeysChangeTheSameCellTheSameWayAndCostNothing() throws Exception {
    open("keys");
    office.accept(
        "keys-rule", new ProtectionMechanism.CellKey(new PerturbationRule(5, Rational.of(2), 0)));

    PublishedTable both =
        preview(office.prepare("keys", "keys-rule", "2022", "2023").orElseThrow());
    PublishedTable one = preview(office.prepare("keys", "keys-rule", "2023").orElseThrow());

    boolean changed = false;
    for (String area : List.of("kreis", "amt", "a", "b", "c", "d")) {
      for (String year : List.of("2022", "2023")) {
        Figure.Perturbed figure = (Figure.Perturbed) both.figure(List.of(area, year));
        long truth = truth(area, year);
        assertThat(figure.value().longValueExact()).isBetween(truth - 5, truth + 5);
        changed |= figure.value().longValueExact() != truth;
      }
      assertThat(one.figure(List.of(area, "2023"))).isEqualTo(both.figure(List.of(area, "2023")));
    }
    assertThat(changed).as("some of 12 cells was changed").isTrue();
    assertThat(one.statements().get(0).publicParameters().toString())
        .as("what helps an intruder stays inside")
        .doesNotContain("variance", "deviation");
  }

  private static long truth(String area, String year) {
    long more = year.equals("2023") ? 10 : 0;
    return switch (area) {
      case "a" -> 100 + more;
      case "b" -> 200 + more;
      case "c" -> 300 + more;
      case "d" -> 400 + more;
      case "amt" -> 300 + 2 * more;
      default -> 1000 + 4 * more;
    };
  }
}
