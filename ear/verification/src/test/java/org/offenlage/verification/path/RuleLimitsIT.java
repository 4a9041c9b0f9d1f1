package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.persons;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.evidence.PublicRule;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.LimitRefusal;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.protection.RuleLimits;
import org.offenlage.ejb.review.RuleTrial;
import org.offenlage.ejb.review.RuleTrials;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** What a release rule limits holds when something is prepared; and a trial changes nothing. */
@ArquillianTest
class RuleLimitsIT {

  @Inject Office office;
  @Inject RuleLimits limits;
  @Inject RuleTrials trials;
  @Inject PublicLedger ledger;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(RuleLimitsIT.class, Office.class);
  }

  private ReleaseRule accepted(String rule, ProtectionMechanism mechanism, Limits limited)
      throws Exception {
    LocalizedText text = new LocalizedText("Kurz gesagt " + rule, "In short " + rule);
    RuleDraft draft =
        new RuleDraft(rule, text, text, mechanism, RuleDraft.Denominators.PROTECTED, limited);
    ReleaseRule drafted = Person.PLANNER_A.does(() -> office.rules.draft(draft)).orElseThrow();
    return Person.DATA_PROTECTION_OFFICER
        .does(
            () ->
                office.rules.decide(rule, drafted.version(), ReleaseRule.Verdict.ACCEPTED, "fits"))
        .orElseThrow();
  }

  private static ProtectionMechanism suppression() {
    return new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE);
  }

  private static String code(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal().code();
  }

  @Test
  void columnsThatAreNeverCrossedAreNotPublishedTogether() throws Exception {
    office.declareDetailed("crossed");
    office.deliverDetailed("crossed", "2023", Map.of("a", 20, "b", 30, "c", 40, "d", 50));
    office.defineDetailed(
        "crossed",
        new Measure.Count(
            new CountQuery(
                "crossed",
                Map.of("area", new Assignment.ByCode("area"), "sex", new Assignment.ByCode("sex")),
                List.of(new Condition.OneOf("area", List.of("a", "b", "c", "d"))),
                OptionalInt.of(1))));
    Limits crossing =
        new Limits(
            Set.of(),
            Optional.empty(),
            List.of(new Limits.Combination(Set.of("sex", "area"))),
            Optional.empty());
    accepted("crossed-rule", suppression(), crossing);
    assertThat(code(office.prepare("crossed", "crossed-rule", "2023"))).isEqualTo("never-crossed");

    accepted("crossed-rule", suppression(), Limits.none());
    assertThat(office.prepare("crossed", "crossed-rule", "2023").orElseThrow().ruleVersion())
        .isEqualTo(2);
  }

  @Test
  void areasOfTooFewPeopleAreNotPublished() throws Exception {
    office.declare("people");
    office.deliver("people", "2023", persons(20, 30, 40, 50));
    office.defineCount("people", "people");
    office.suppress("people-rule", 3);
    Limits floor =
        new Limits(
            Set.of("area"),
            Optional.of(new Limits.SmallestPopulation("people", 25)),
            List.of(),
            Optional.empty());
    accepted("floor-rule", suppression(), floor);
    office.declare("pupils");
    office.deliver("pupils", "2023", persons(10, 10, 10, 10));
    office.defineCount("pupils", "pupils");
    assertThat(code(office.prepare("pupils", "floor-rule", "2023")))
        .isEqualTo("population-unknown");

    office.publish(office.prepare("people", "people-rule", "2023").orElseThrow());
    Outcome<WorkbenchItem> few = office.prepare("pupils", "floor-rule", "2023");
    assertThat(code(few)).isEqualTo("too-few-people");
    assertThat(((Outcome.Refused<WorkbenchItem>) few).refusal().parameters())
        .containsEntry("areas", "a");

    office.deliver("people", "2023", persons(26, 30, 40, 50));
    office.publish(office.prepare("people", "people-rule", "2023").orElseThrow());
    office.prepare("pupils", "floor-rule", "2023").orElseThrow();
  }

  @Test
  void dataAreNotPublishedAfterTheirTime() throws Exception {
    office.declare("aged");
    office.deliver("aged", "2023", persons(20, 30, 40, 50));
    office.defineCount("aged", "aged");
    Limits half =
        new Limits(Set.of(), Optional.empty(), List.of(), Optional.of(Period.ofMonths(6)));
    RuleDraft draft = accepted("aged-rule", suppression(), half).draft();
    office.prepare("aged", "aged-rule", "2023").orElseThrow();
    var definition = Person.PLANNER_A.does(() -> office.indicators.find("aged")).orElseThrow();
    Set<ReferencePeriod> year = Set.of(new ReferencePeriod("2023"));
    Instant now = Instant.now();
    assertThat(
            Person.PLANNER_A.does(
                () -> limits.forbidding(draft, definition, year, now.plus(180, ChronoUnit.DAYS))))
        .isEmpty();
    assertThat(
            Person.PLANNER_A.does(
                () -> limits.forbidding(draft, definition, year, now.plus(190, ChronoUnit.DAYS))))
        .contains(new LimitRefusal.DataTooOld(List.of("aged 2023")));
  }

  private static ProtectionMechanism noise(Rational epsilon, Optional<PrivacyLoss> most) {
    return new ProtectionMechanism.Noise(
        Office.UNIT,
        new PrivacyLoss.Pure(epsilon),
        new ProtectionMechanism.Split.Even(),
        Optional.empty(),
        Optional.empty(),
        Estimates.MEASURED,
        95,
        most);
  }

  @Test
  void aRuleSpendsNoMoreThanItSaysThoughMoreIsAllowed() throws Exception {
    office.declare("capped");
    office.deliver("capped", "2023", persons(20, 30, 40, 50));
    office.allow("capped", Rational.of(10));
    accepted(
        "capped-rule",
        noise(Rational.ONE, Optional.of(new PrivacyLoss.Pure(Rational.of(3, 2)))),
        Limits.none());
    office.defineCount("capped", "capped");
    office.prepare("capped", "capped-rule", "2023").orElseThrow();
    // The same cells again cost nothing; a table of their own would cost more than the rule has.
    office.prepare("capped", "capped-rule", "2023").orElseThrow();
    office.deliver("capped", "2023", persons(21, 30, 40, 50));
    assertThat(code(office.prepare("capped", "capped-rule", "2023")))
        .isEqualTo("privacy-budget-beyond-rule");
  }

  @Test
  void aTrialSpendsStoresAndPublishesNothing() throws Exception {
    office.declare("tried");
    office.deliver("tried", "2023", persons(2, 30, 40, 50));
    office.allow("tried", Rational.ONE);
    office.defineCount("tried", "tried");
    List<ReleaseRule> rules =
        List.of(
            accepted("tried-noise", noise(Rational.ONE, Optional.empty()), Limits.none()),
            accepted("tried-rule", suppression(), Limits.none()));
    int budgets = Person.PLANNER_A.does(() -> office.budgets.all()).size();
    int items = Person.PLANNER_A.does(() -> office.publications.all()).size();
    String told = "CONFIDENTIAL_VIEWED";
    long entries = ledger.newest().orElseThrow().size();

    RuleTrial trial =
        Person.DATA_PROTECTION_OFFICER
            .does(() -> trials.of("tried", "2023", rules, RuleTrials.Before.NOTHING))
            .orElseThrow();

    assertThat(trial.sides()).hasSize(2).allMatch(side -> side.refusal().isEmpty());
    assertThat(trial.sides().get(1).tables().get(0).hidden()).isEqualTo(2);
    assertThat(Person.PLANNER_A.does(() -> office.budgets.all())).hasSize(budgets);
    assertThat(Person.PLANNER_A.does(() -> office.publications.all())).hasSize(items);
    assertThat(ledger.newest().orElseThrow().size())
        .as("only that it was looked at is recorded, as %s", told)
        .isEqualTo(entries + 1);
    assertThat(ledger.entries(entries + 1, 1).get(0).content()).doesNotContain("tried", told);
  }

  @Test
  void aRuleInForceIsPublicInItsShortForm() throws Exception {
    accepted("public-rule", suppression(), Limits.none());
    assertThat(ledger.rules())
        .filteredOn(rule -> rule.id().equals("public-rule"))
        .extracting(PublicRule::shortForm)
        .containsExactly(new LocalizedText("Kurz gesagt public-rule", "In short public-rule"));
  }
}
