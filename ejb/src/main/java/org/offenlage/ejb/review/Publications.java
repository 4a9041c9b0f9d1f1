package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedTables;
import org.offenlage.ejb.ledger.Attendance;

/**
 * The workbench: prepares publications, moves them through their review, makes them public and
 * takes them back.
 *
 * <p>Of two callers who act on one publication at once, one waits and then finds the state that the
 * other left.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class Publications {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Preparation preparation;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Workbench workbench;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Steps steps;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Attendance views;

  /**
   * Tabulates an indicator, protects it under the newest version in force of a rule and puts the
   * result on the workbench, while the caller waits. Takes seconds, or minutes for tables of many
   * cells, for which {@link PreparationOrders} is meant; noise that is needed is paid for first and
   * stays paid for.
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<WorkbenchItem> prepare(PreparationRequest request) {
    Outcome<Prepared> outcome = preparation.prepare(request, progress -> {});
    if (outcome instanceof Outcome.Refused<Prepared> refused) {
      return new Outcome.Refused<>(refused.refusal());
    }
    return new Outcome.Done<>(steps.store(outcome.orElseThrow()));
  }

  /**
   * Moves a publication; {@link Action#WITHDRAW} has a method of its own.
   *
   * @param reason why; may be empty unless the action needs one
   */
  public Outcome<WorkbenchItem> act(UUID id, Action action, String reason) {
    if (action.needsReason() ? !Reasons.isGiven(reason) : !Reasons.isStorable(reason)) {
      return new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
    }
    if (action == Action.WITHDRAW) {
      return steps.withdraw(id, LocalizedText.same(reason.strip()));
    }
    return steps.act(id, action, reason.strip());
  }

  /**
   * Allows a publication, and says when it becomes public and what it corrects.
   *
   * @param plan an erratum stands on the pages of both versions, for everybody
   * @param reason may be empty; stays in the office
   */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<WorkbenchItem> approve(UUID id, ReleasePlan plan, String reason) {
    boolean isStorable =
        Reasons.isStorable(reason)
            && plan.erratum()
                .map(text -> Reasons.isGiven(text.german()) && Reasons.isStorable(text.english()))
                .orElse(true);
    return isStorable
        ? steps.approve(id, plan, reason.strip())
        : new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
  }

  /**
   * Takes a public version back.
   *
   * @param reason stands on the tombstone, for everybody
   */
  public Outcome<WorkbenchItem> withdraw(UUID id, LocalizedText reason) {
    if (!Reasons.isGiven(reason.german()) || !Reasons.isStorable(reason.english())) {
      return new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
    }
    return steps.withdraw(id, reason);
  }

  /** Everything on the workbench, newest first, for lists that show no findings. */
  public List<WorkbenchItem> all() {
    return workbench.all().stream().map(workbench::item).toList();
  }

  /** Everything on the workbench, newest first, with all findings; recorded as a download. */
  public List<WorkbenchItem> download() {
    views.downloaded("preparations");
    return all();
  }

  /** One publication in the making, with all findings; recorded as a download. */
  public Optional<WorkbenchItem> download(UUID id) {
    Optional<PreparationRow> row = workbench.read(id);
    row.ifPresent(found -> views.downloaded("preparation/" + id));
    return row.map(workbench::item);
  }

  /** One publication in the making, with all findings, for a page; recorded as viewed. */
  public Optional<WorkbenchItem> view(UUID id) {
    Optional<PreparationRow> row = workbench.read(id);
    row.ifPresent(found -> views.viewed("preparation/" + id));
    return row.map(workbench::item);
  }

  /** What readers would see, before it is public; to be shown with {@link #view}. */
  public Optional<PublishedTable> preview(UUID id) {
    return workbench
        .read(id)
        .map(
            row ->
                PublishedTables.of(
                    row.content(), "preview-" + id, 0, row.preparedAt(), row.contentHash()));
  }
}
