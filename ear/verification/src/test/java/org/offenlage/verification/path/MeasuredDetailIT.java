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
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** What noise can measure besides counts of every cell, from the rule to what readers would see. */
@ArquillianTest
class MeasuredDetailIT {

  /** So much that noise is all but absent, and results can be foreseen. */
  private static final Rational EPSILON = Rational.of(1000);

  private static final PrivacyLoss PLENTY = new PrivacyLoss.Pure(EPSILON);

  @Inject Office office;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(MeasuredDetailIT.class, Office.class);
  }

  private static ProtectionMechanism noise(
      PrivacyLoss loss, Optional<ProtectionMechanism.Detail> detail) {
    return new ProtectionMechanism.Noise(
        Office.UNIT,
        loss,
        new ProtectionMechanism.Split.Even(),
        Optional.empty(),
        detail,
        Estimates.MEASURED,
        95);
  }

  private void open(String name, PrivacyLoss allowed) throws Exception {
    office.declareDetailed(name + "-people");
    office.deliverDetailed(name + "-people", "2023", Office.persons(600, 60, 300, 30));
    office.allow(name + "-people", allowed).orElseThrow();
  }

  private PublishedTable preview(WorkbenchItem item) throws Exception {
    return Person.PLANNER_A.does(() -> office.publications.preview(item.id()).orElseThrow());
  }

  private Rational spent(String name) throws Exception {
    BudgetAccount account = new BudgetAccount(name + "-people", "2023", Office.UNIT.toString());
    PrivacyBudget budget = Person.PLANNER_A.does(() -> office.budgets.find(account).orElseThrow());
    return budget.spent();
  }

  private static Figure figure(PublishedTable table, String area, String sex) {
    return table.figure(List.of(area, sex, "2023"));
  }

  private static double value(PublishedTable table, String area, String sex) {
    return ((Figure.Uncertain) figure(table, area, sex)).value().doubleValue();
  }

  @Test
  void placesAreMeasuredAsFinelyAsTheirNoisyTotalsAllow() throws Exception {
    open("adaptive", PLENTY);
    office.defineDetailed("adaptive", new Measure.Count(Office.detailed("adaptive-people")));
    office.accept(
        "adaptive-rule",
        noise(
            PLENTY,
            Optional.of(
                new ProtectionMechanism.Detail(
                    Rational.of(1, 10), List.of(new AdaptiveDetail.Step(200, 0))))));

    PublishedTable first =
        preview(office.prepare("adaptive", "adaptive-rule", "2023").orElseThrow());
    PublishedTable again =
        preview(office.prepare("adaptive", "adaptive-rule", "2023").orElseThrow());

    assertThat(value(first, "a", "f")).isBetween(295.0, 305.0);
    assertThat(value(first, "b", "Total")).as("totals always").isBetween(55.0, 65.0);
    assertThat(figure(first, "b", "f")).isEqualTo(new Figure.Hidden(Figure.Reason.NOT_MEASURED));
    assertThat(again.figures()).as("nothing is drawn twice").isEqualTo(first.figures());
    assertThat(spent("adaptive")).as("totals and detail").isEqualTo(Rational.of(1000));
    assertThat(first.statements().get(0).publicParameters())
        .containsEntry("epsilon", "1000")
        .containsEntry("least noisy total for detail of height 0", "200");
  }

  @Test
  void whereTheBudgetEndsAfterTheTotalsDetailIsPaidForLaterAndTotalsOnce() throws Exception {
    open("halted", new PrivacyLoss.Pure(Rational.of(100)));
    office.defineDetailed("halted", new Measure.Count(Office.detailed("halted-people")));
    office.accept(
        "halted-rule",
        noise(
            PLENTY,
            Optional.of(
                new ProtectionMechanism.Detail(
                    Rational.of(1, 10), List.of(new AdaptiveDetail.Step(200, 0))))));

    assertThat(refusal(office.prepare("halted", "halted-rule", "2023")))
        .isEqualTo("privacy-budget-exceeded");
    assertThat(spent("halted")).as("the totals were drawn").isEqualTo(Rational.of(100));

    office.allow("halted-people", PLENTY).orElseThrow();
    PublishedTable table = preview(office.prepare("halted", "halted-rule", "2023").orElseThrow());
    assertThat(value(table, "a", "f")).isBetween(295.0, 305.0);
    assertThat(spent("halted")).as("the totals were not paid again").isEqualTo(EPSILON);
  }

  @Test
  void aMeanIsASumOfClampedValuesOverACount() throws Exception {
    open("mean", new PrivacyLoss.Pure(Rational.of(2000)));
    CountQuery people = Office.detailed("mean-people");
    office.defineDetailed("mean", new Measure.Mean(people, new Quantity.Total("income", 2500)));
    office.defineDetailed("wages", new Measure.Sum(people, new Quantity.Total("income", 2500)));
    office.accept("mean-rule", noise(PLENTY, Optional.empty()));

    PublishedTable mean = preview(office.prepare("mean", "mean-rule", "2023").orElseThrow());
    PublishedTable sum = preview(office.prepare("wages", "mean-rule", "2023").orElseThrow());

    // 1,000, 2,000 and 3,000 in turn, and the last counts as 2,500.
    assertThat(value(sum, "a", "Total")).isBetween(1_099_000.0, 1_101_000.0);
    assertThat(value(mean, "a", "Total")).isBetween(1825.0, 1842.0);
    Figure.Uncertain figure = (Figure.Uncertain) figure(mean, "a", "Total");
    assertThat(figure.lower()).isLessThan(figure.value());
    assertThat(figure.coveragePercent()).as("that of the ratio itself").isEqualTo(95);
    assertThat(spent("mean")).as("the sum is used by both").isEqualTo(Rational.of(2000));
    assertThat(sum.statements().get(0).publicParameters())
        .containsEntry("values clamped at", "2500");
  }

  @Test
  void aMedianIsSelectedWithAnIntervalInItsOwnUnits() throws Exception {
    open("median", PLENTY);
    office.defineDetailed(
        "median",
        new Measure.QuantileOf(
            Office.detailed("median-people"), new Quantity.Quantile("income", 0, 5000, 50)));
    office.accept("median-rule", noise(PLENTY, Optional.empty()));

    PublishedTable first = preview(office.prepare("median", "median-rule", "2023").orElseThrow());
    PublishedTable again = preview(office.prepare("median", "median-rule", "2023").orElseThrow());

    // 1,000, 2,000 and 3,000 in turn.
    Figure.Uncertain figure = (Figure.Uncertain) figure(first, "a", "Total");
    assertThat(figure.value().longValue()).isEqualTo(2000);
    assertThat(figure.lower().longValue()).isBetween(1L, 2000L);
    assertThat(figure.upper().longValue()).isBetween(2000L, 2999L);
    assertThat(again.figures()).as("nothing is drawn twice").isEqualTo(first.figures());
    assertThat(spent("median")).isEqualTo(Rational.of(1000));
    assertThat(first.statements().get(0).mechanism())
        .isEqualTo(ProtectionStatement.Mechanism.EXPONENTIAL);
  }

  @Test
  void differentThingsAreCountedWithNoiseAlone() throws Exception {
    open("streets", PLENTY);
    office.defineDetailed(
        "streets",
        new Measure.DistinctCount(
            Office.detailed("streets-people"), new Quantity.Distinct("street")));
    office.suppress("streets-suppressed", 3);
    office.accept("streets-rule", noise(PLENTY, Optional.empty()));

    assertThat(refusal(office.prepare("streets", "streets-suppressed", "2023")))
        .isEqualTo("needs-noise");
    PublishedTable table = preview(office.prepare("streets", "streets-rule", "2023").orElseThrow());

    assertThat(value(table, "a", "Total")).isBetween(59.0, 61.0);
    assertThat(value(table, "kreis", "Total"))
        .as("streets of the same name count once")
        .isBetween(59.0, 61.0);
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "not refused";
  }

  @Test
  void whereNoPlaceIsLargeEnoughTheTotalsAreAllThatIsPaidFor() throws Exception {
    open("sparing", PLENTY);
    office.defineDetailed("sparing", new Measure.Count(Office.detailed("sparing-people")));
    office.accept(
        "sparing-rule",
        noise(
            PLENTY,
            Optional.of(
                new ProtectionMechanism.Detail(
                    Rational.of(1, 10), List.of(new AdaptiveDetail.Step(100_000, 0))))));

    office.prepare("sparing", "sparing-rule", "2023").orElseThrow();

    assertThat(spent("sparing")).isEqualTo(Rational.of(100));
  }
}
