package org.offenlage.ejb.protection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.ledger.Sha256;

/** Drafts release rules, decides on them, lists them. */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class ReleaseRules {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  /** Stores a draft as the next version of its rule. */
  public Outcome<ReleaseRule> draft(RuleDraft draft) {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(:rule))")
        .setParameter("rule", "release-rule/" + draft.id())
        .getSingleResult();
    Integer newest =
        entities
            .createQuery(
                "select max(r.version) from RuleRow r where r.ruleId = :rule", Integer.class)
            .setParameter("rule", draft.id())
            .getSingleResult();
    RuleRow row = new RuleRow(draft, newest == null ? 1 : newest + 1, caller.name(), now());
    entities.persist(row);
    ledger.append(
        LedgerAct.RULE_DRAFTED,
        subject(draft.id(), row.version()),
        Map.of(),
        // Not public: parameters could be guessed until the hash fits.
        Map.of("sha256", Sha256.of(RuleJson.write(draft))));
    return new Outcome.Done<>(row.rule(Optional.empty()));
  }

  /** Decides on a version, once and for all; never by its author. */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<ReleaseRule> decide(
      String id, int version, ReleaseRule.Verdict verdict, String reason) {
    if (!RuleDraft.isId(id)) {
      return new Outcome.Refused<>(new RuleRefusal.UnknownRule());
    }
    // Locked, so that of two decisions at once the second finds the first.
    RuleRow row =
        entities.find(RuleRow.class, new RuleKey(id, version), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return new Outcome.Refused<>(new RuleRefusal.UnknownRule());
    }
    if (!Reasons.isGiven(reason)) {
      return new Outcome.Refused<>(new RuleRefusal.ReasonMissing());
    }
    if (decision(id, version).isPresent()) {
      return new Outcome.Refused<>(new RuleRefusal.AlreadyDecided());
    }
    if (row.author().equals(caller.name())) {
      return new Outcome.Refused<>(new RuleRefusal.OwnDraft());
    }
    ReleaseRule.Decision decision =
        new ReleaseRule.Decision(verdict, reason.strip(), caller.name(), now());
    entities.persist(new RuleDecisionRow(id, version, decision));
    ledger.append(
        LedgerAct.RULE_DECIDED,
        subject(id, version),
        told(row, verdict),
        Map.of("reason", decision.reason()));
    return new Outcome.Done<>(row.rule(Optional.of(decision)));
  }

  /** A rule in force is public in its short form; one that was turned down is nobody's business. */
  private static Map<String, String> told(RuleRow row, ReleaseRule.Verdict verdict) {
    RuleDraft draft = row.rule(Optional.empty()).draft();
    return switch (verdict) {
      case ACCEPTED ->
          Map.of(
              "verdict",
              verdict.name(),
              "title",
              draft.title().german(),
              "titleEn",
              draft.title().english(),
              "shortForm",
              draft.shortForm().german(),
              "shortFormEn",
              draft.shortForm().english());
      case REJECTED -> Map.of("verdict", verdict.name());
    };
  }

  /** All versions of all rules, by id, newest version first. */
  public List<ReleaseRule> all() {
    return entities
        .createQuery(
            "select r, d from RuleRow r left join RuleDecisionRow d"
                + " on d.ruleId = r.ruleId and d.version = r.version"
                + " order by r.ruleId, r.version desc",
            Object[].class)
        .getResultStream()
        .map(
            row ->
                ((RuleRow) row[0])
                    .rule(
                        Optional.ofNullable((RuleDecisionRow) row[1])
                            .map(RuleDecisionRow::decision)))
        .toList();
  }

  /** One version of a rule. */
  public Optional<ReleaseRule> find(String id, int version) {
    if (!RuleDraft.isId(id)) {
      return Optional.empty();
    }
    return Optional.ofNullable(entities.find(RuleRow.class, new RuleKey(id, version)))
        .map(row -> row.rule(decision(id, version)));
  }

  /** The newest version that is in force. */
  public Optional<ReleaseRule> inForce(String id) {
    if (!RuleDraft.isId(id)) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "select r from RuleRow r, RuleDecisionRow d where r.ruleId = :rule"
                + " and d.ruleId = r.ruleId and d.version = r.version and d.verdict = :accepted"
                + " order by r.version desc",
            RuleRow.class)
        .setParameter("rule", id)
        .setParameter("accepted", ReleaseRule.Verdict.ACCEPTED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> row.rule(decision(id, row.version())));
  }

  private Optional<ReleaseRule.Decision> decision(String id, int version) {
    return Optional.ofNullable(entities.find(RuleDecisionRow.class, new RuleKey(id, version)))
        .map(RuleDecisionRow::decision);
  }

  private static String subject(String id, int version) {
    return "rule/" + id + "@" + version;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
