package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.job.JobClaim;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.publication.Approval;
import org.offenlage.ejb.publication.PublicationDoor;
import org.offenlage.ejb.publication.PublicationNumber;

/**
 * Makes the moves of publications: each checks the table of moves under the lock of its row, and
 * each is one transaction with its entry in the ledger.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class Steps {

  /** What brings a publication nearer to its readers. */
  private static final Set<Action> LEADS_ON =
      EnumSet.of(Action.SUBMIT, Action.REVIEW, Action.APPROVE, Action.PUBLISH);

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Workbench workbench;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PublicationDoor door;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleasePlans plans;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PreparationOrderBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PrivacyBudgets budgets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Waivers waivers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  IndexPreparation indices;

  /** Puts on the workbench what was ordered, and ends the order, both or neither. */
  @RolesAllowed(Roles.PLANNER)
  public WorkbenchItem store(Prepared prepared, JobClaim order) {
    WorkbenchItem item = store(prepared);
    book.prepared(order, item.id());
    return item;
  }

  /** Puts what was prepared on the workbench. */
  @RolesAllowed(Roles.PLANNER)
  public WorkbenchItem store(Prepared prepared) {
    PreparationRow row =
        new PreparationRow(
            UUID.randomUUID(),
            caller.name(),
            prepared,
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    entities.persist(row);
    entities.flush();
    prepared.counted().forEach(table -> entities.persist(new CountedTableRow(row.id(), table)));
    entities.persist(new ExaminationRow(row.id(), prepared.examination(), row.preparedAt()));
    workbench.append(row.id(), Optional.empty(), State.PREPARED, "");
    ledger.append(
        LedgerAct.PUBLICATION_PREPARED,
        subject(row),
        Map.of("indicator", row.indicatorId(), "rule", row.ruleId() + "@" + row.ruleVersion()),
        // Not public: content that is never published could be guessed until its hash fits.
        Map.of("sha256", row.contentHash()));
    return workbench.item(row);
  }

  /** Allows the publication, and plans when it becomes public. */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<WorkbenchItem> approve(UUID id, ReleasePlan plan, String reason) {
    if (plan.releaseAt().filter(at -> !plans.isAhead(at)).isPresent()) {
      return new Outcome.Refused<>(new ReleaseRefusal.ReleaseNotAhead());
    }
    Outcome<WorkbenchItem> approved = act(id, Action.APPROVE, reason);
    if (approved instanceof Outcome.Done<WorkbenchItem>) {
      PreparationRow row = workbench.lock(id).orElseThrow();
      plans.plan(row, plan, workbench.history(id));
      return new Outcome.Done<>(workbench.item(row));
    }
    return approved;
  }

  /**
   * Makes public what was planned for an instant that has come.
   *
   * @param now not before the planned instant
   */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<WorkbenchItem> release(UUID id, Instant now) {
    if (plans.of(id).isUnderEmbargo(now)) {
      throw new IllegalArgumentException("the planned instant has not come yet");
    }
    return move(id, Action.PUBLISH, "");
  }

  /** Takes a plan that cannot be kept out of the release calendar. */
  @RolesAllowed(Roles.PLANNER)
  public void callOff(UUID id) {
    plans.end(id, Optional.empty());
  }

  /** Makes any move but a withdrawal. */
  public Outcome<WorkbenchItem> act(UUID id, Action action, String reason) {
    if (action == Action.PUBLISH && plans.isUnderEmbargo(id)) {
      return new Outcome.Refused<>(
          new ReleaseRefusal.UnderEmbargo(plans.of(id).releaseAt().orElseThrow()));
    }
    return move(id, action, reason);
  }

  private Outcome<WorkbenchItem> move(UUID id, Action action, String reason) {
    if (action == Action.PUBLISH) {
      waitForOtherPublications();
    }
    Optional<PreparationRow> row = workbench.lock(id);
    if (row.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.UnknownItem());
    }
    Outcome<Move> move = move(row.get(), action);
    if (move instanceof Outcome.Refused<Move> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    if (action == Action.SUBMIT && workbench.examination(row.get()).hasFailed()) {
      return new Outcome.Refused<>(
          new ReviewRefusal.ChecksFailed(
              workbench.examination(row.get()).checks().stream()
                  .filter(check -> check.result() == Check.Result.FAILED)
                  .map(check -> check.name() + " (" + check.table() + ")")
                  .toList()));
    }
    if (LEADS_ON.contains(action) && waivers.isRevoked(row.get().findings().waivers())) {
      return new Outcome.Refused<>(new WaiverRefusal.Revoked(action));
    }
    if (action == Action.PUBLISH && isOvertaken(row.get())) {
      return new Outcome.Refused<>(new ReviewRefusal.Overtaken());
    }
    workbench.append(id, Optional.of(action), move.orElseThrow().to(), reason);
    if (action == Action.PUBLISH) {
      publish(row.get());
    } else {
      record(row.get(), move.orElseThrow(), reason);
    }
    if (move.orElseThrow().from() == State.APPROVED && action == Action.RETURN) {
      plans.end(id, Optional.empty());
    }
    return new Outcome.Done<>(workbench.item(row.get()));
  }

  /** Takes a public version back. */
  public Outcome<WorkbenchItem> withdraw(UUID id, LocalizedText reason) {
    waitForOtherPublications();
    Optional<PreparationRow> row = workbench.lock(id);
    if (row.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.UnknownItem());
    }
    Outcome<Move> move = move(row.get(), Action.WITHDRAW);
    if (move instanceof Outcome.Refused<Move> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    workbench.append(id, Optional.of(Action.WITHDRAW), State.WITHDRAWN, reason.german());
    door.withdraw(entities.find(PublicVersionRow.class, id).number(), reason);
    return new Outcome.Done<>(workbench.item(row.get()));
  }

  private Outcome<Move> move(PreparationRow row, Action action) {
    return workbench.move(row, workbench.history(row.id()), action);
  }

  private void publish(PreparationRow row) {
    List<HistoryEntry> history = workbench.history(row.id());
    Approval approval =
        new Approval(
            row.id(),
            row.contentHash(),
            row.author(),
            lastActor(history, Action.REVIEW),
            lastActor(history, Action.APPROVE));
    for (UUID older : publicVersions(row.indicatorId())) {
      List<HistoryEntry> olderHistory = workbench.history(older);
      if (olderHistory.get(olderHistory.size() - 1).state() == State.PUBLISHED) {
        workbench.append(older, Optional.of(Action.SUPERSEDE), State.SUPERSEDED, "");
      }
    }
    List<PrivacySpending> spendings = budgets.spendings(row.findings().spendings());
    PublicationNumber number =
        door.publish(
            row.content(),
            approval,
            Assurances.of(
                row,
                workbench.checks(row),
                waivers.of(row.findings().waivers()),
                history,
                spendings));
    entities.persist(new PublicVersionRow(row.id(), number));
    plans.end(row.id(), Optional.of(number));
    entities.flush();
  }

  private List<UUID> publicVersions(String indicatorId) {
    return entities
        .createQuery(
            "select v.preparationId from PublicVersionRow v where v.indicatorId = :indicator",
            UUID.class)
        .setParameter("indicator", indicatorId)
        .getResultList();
  }

  private static String lastActor(List<HistoryEntry> history, Action action) {
    for (int step = history.size() - 1; step >= 0; step--) {
      if (history.get(step).action().filter(action::equals).isPresent()) {
        return history.get(step).actor();
      }
    }
    throw new IllegalStateException("nobody did " + action + " in this history");
  }

  /**
   * Whether a table on the same records is public that was not when this was protected, or what
   * this was computed from no longer is.
   */
  private boolean isOvertaken(PreparationRow row) {
    if (row.content().calculation() instanceof Calculation.FromPublished index) {
      return indices.isOutdated(index);
    }
    return entities
        .createQuery(
            "select t from CountedTableRow t where t.preparationId = :id", CountedTableRow.class)
        .setParameter("id", row.id())
        .getResultStream()
        .anyMatch(
            table ->
                table
                    .protectedWith()
                    .filter(seen -> !seen.containsAll(publicOn(table.datasetId())))
                    .isPresent());
  }

  /** Publications on a dataset with true counts. */
  private List<UUID> publicOn(String dataset) {
    return entities
        .createQuery(
            "select t.preparationId from CountedTableRow t, PublicVersionRow v"
                + " where v.preparationId = t.preparationId and t.protectedWith is not null"
                + " and locate(:dataset, t.population) > 0",
            UUID.class)
        .setParameter("dataset", CountedTableRow.ofDataset(dataset))
        .getResultList();
  }

  /**
   * One publication or withdrawal after the other: each must see what the one before made public.
   */
  private void waitForOtherPublications() {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('publish'))")
        .getSingleResult();
  }

  private void record(PreparationRow row, Move move, String reason) {
    // How the first of two reviewers voted must not be seen by the second.
    boolean secret = move.to() == State.PARTIALLY_REVIEWED;
    Map<String, String> told = Map.of("action", move.action().name());
    Map<String, String> open = new HashMap<>(Map.of("state", move.to().name()));
    Map<String, String> confidential =
        new HashMap<>(Map.of("reason", reason, "sha256", row.contentHash()));
    (secret ? confidential : open).putAll(told);
    ledger.append(LedgerAct.PUBLICATION_DECIDED, subject(row), open, confidential);
  }

  private static String subject(PreparationRow row) {
    return "preparation/" + row.id();
  }
}
