package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.protection.ReleaseRules;

/**
 * How many reviewers a release rule asks for: two who vote without seeing each other's vote, or
 * one, as in a small office. One, until the data-protection officer says otherwise.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class Reviewers {

  /** What counts where nobody said anything. */
  private static final int UNLESS_ASKED = 1;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * Asks for so many reviewers from the next submission on.
   *
   * @param number 1 or 2
   * @param reason why; stays in the office
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<Integer> ask(String ruleId, int number, String reason) {
    if (number != 1 && number != 2) {
      return new Outcome.Refused<>(new ReviewRefusal.InvalidReviewers());
    }
    if (!Reasons.isGiven(reason)) {
      return new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
    }
    if (rules.all().stream().noneMatch(rule -> rule.id().equals(ruleId))) {
      return new Outcome.Refused<>(new ReviewRefusal.RuleNotInForce());
    }
    entities.persist(
        new ReviewersRow(
            ruleId,
            number,
            reason.strip(),
            caller.name(),
            Instant.now().truncatedTo(ChronoUnit.MICROS)));
    ledger.append(
        LedgerAct.REVIEWERS_ASKED,
        "rule/" + ruleId,
        Map.of("reviewers", Integer.toString(number)),
        Map.of("reason", reason.strip()));
    return new Outcome.Done<>(number);
  }

  /** How many reviewers a rule asked for at an instant. */
  public int at(String ruleId, Instant instant) {
    return asked(ruleId, instant).map(ReviewersAsked::number).orElse(UNLESS_ASKED);
  }

  /** How many reviewers the next submission under a rule will have. */
  public int next(String ruleId) {
    return lastAsked(ruleId).map(ReviewersAsked::number).orElse(UNLESS_ASKED);
  }

  /** What the data-protection officer said last about a rule; empty where nothing was said. */
  public Optional<ReviewersAsked> lastAsked(String ruleId) {
    return asked(ruleId, Instant.MAX);
  }

  private Optional<ReviewersAsked> asked(String ruleId, Instant until) {
    return entities
        .createQuery(
            "select r from ReviewersRow r where r.ruleId = :rule order by r.id desc",
            ReviewersRow.class)
        .setParameter("rule", ruleId)
        .getResultStream()
        .map(ReviewersRow::asked)
        .filter(asked -> !asked.saidAt().isAfter(until))
        .findFirst();
  }
}
