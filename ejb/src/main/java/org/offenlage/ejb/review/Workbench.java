package org.offenlage.ejb.review;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.privacy.dp.Rational;

/** Reads and extends the histories of publications in the making. */
@Stateless
@PermitAll
public class Workbench {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PrivacyBudgets budgets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Reviewers reviewers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleasePlans plans;

  /** The row, locked until the end of the transaction: whoever comes second waits. */
  public Optional<PreparationRow> lock(UUID id) {
    return Optional.ofNullable(
        entities.find(PreparationRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The row as it is. */
  public Optional<PreparationRow> read(UUID id) {
    return Optional.ofNullable(entities.find(PreparationRow.class, id));
  }

  /** All rows, newest first. */
  public List<PreparationRow> all() {
    return entities
        .createQuery(
            "select p from PreparationRow p order by p.preparedAt desc", PreparationRow.class)
        .getResultList();
  }

  /** Every step of a publication, oldest first. */
  public List<HistoryEntry> history(UUID id) {
    return entities
        .createQuery(
            "select h from HistoryRow h where h.preparationId = :id order by h.step",
            HistoryRow.class)
        .setParameter("id", id)
        .getResultStream()
        .map(HistoryRow::entry)
        .toList();
  }

  /** Adds a step by the caller. */
  public void append(UUID id, Optional<Action> action, State state, String reason) {
    entities.persist(
        new HistoryRow(
            id,
            history(id).size() + 1,
            new HistoryEntry(
                action,
                state,
                caller.name(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                reason)));
    entities.flush();
  }

  /** The move that the caller makes with an action, or why not. */
  public Outcome<Move> move(PreparationRow row, List<HistoryEntry> history, Action action) {
    return Move.find(
        standing(row, history),
        action,
        caller.roles(),
        Standing.caller(history, row.author(), caller.name()));
  }

  /** What a rule asks for later does not change a review that is under way. */
  private Standing standing(PreparationRow row, List<HistoryEntry> history) {
    Instant submitted = history.get(0).at();
    for (HistoryEntry entry : history) {
      if (entry.state() == State.SUBMITTED) {
        submitted = entry.at();
      }
    }
    return Standing.of(history, reviewers.at(row.ruleId(), submitted));
  }

  /** A publication as its reviewers see it. */
  public WorkbenchItem item(PreparationRow row) {
    List<HistoryEntry> history = history(row.id());
    Findings findings = row.findings();
    PublicVersionRow version = entities.find(PublicVersionRow.class, row.id());
    return new WorkbenchItem(
        row.id(),
        row.metadata(),
        findings.periods(),
        row.ruleId(),
        row.ruleVersion(),
        row.author(),
        row.contentHash(),
        Standing.seenBy(history, caller.name()),
        findings.tables(),
        checks(row),
        examination(row),
        costs(findings.spendings()),
        Set.copyOf(findings.waivers()),
        version == null ? OptionalInt.empty() : OptionalInt.of(version.number().version()),
        plans.of(row.id()),
        possible(row, history));
  }

  /** What was found when a publication was examined before its review. */
  public Examination examination(PreparationRow row) {
    ExaminationRow found = entities.find(ExaminationRow.class, row.id());
    return found == null ? Examination.none() : found.examination();
  }

  /** Every check of a publication, in the order in which they were made. */
  public List<Check> checks(PreparationRow row) {
    List<Check> checks = new ArrayList<>(row.findings().checks());
    checks.addAll(examination(row).checks());
    return checks;
  }

  private Set<Action> possible(PreparationRow row, List<HistoryEntry> history) {
    Set<Action> possible = EnumSet.noneOf(Action.class);
    for (Action action : Action.values()) {
      boolean waits = action == Action.PUBLISH && plans.isUnderEmbargo(row.id());
      if (!waits && move(row, history, action) instanceof Outcome.Done<Move>) {
        possible.add(action);
      }
    }
    return possible;
  }

  private List<PrivacyCost> costs(List<UUID> spendings) {
    Map<BudgetAccount, List<PrivacySpending>> byAccount = new LinkedHashMap<>();
    for (PrivacySpending spending : budgets.spendings(spendings)) {
      byAccount.computeIfAbsent(spending.account(), account -> new ArrayList<>()).add(spending);
    }
    List<PrivacyCost> costs = new ArrayList<>();
    byAccount.forEach(
        (account, of) -> budgets.find(account).ifPresent(budget -> costs.add(cost(budget, of))));
    return costs;
  }

  private static PrivacyCost cost(PrivacyBudget budget, List<PrivacySpending> spendings) {
    Rational charged = Rational.ZERO;
    for (PrivacySpending spending : spendings) {
      charged = charged.plus(budget.notion().amount(spending.loss()));
    }
    return new PrivacyCost(budget, charged);
  }
}
