package org.offenlage.ejb.review;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobBook;
import org.offenlage.ejb.job.JobClaim;
import org.offenlage.ejb.job.JobKind;

/** Keeps what was ordered and how it ended. Every order has at most one end. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PreparationOrderBook {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook jobs;

  /** Enters an order by the caller. */
  public PreparationOrder enter(UUID id, PreparationRequest request) {
    return enter(id, request, Optional.empty());
  }

  /**
   * Enters an order in place of one that was interrupted or failed; nothing where that one cannot
   * be repeated, or was already.
   *
   * @param id the interrupted order
   * @param again the new one
   */
  public Optional<PreparationOrder> enterAgain(UUID id, UUID again) {
    // Locked, so that of two who repeat it at once the second finds the first.
    PreparationOrderRow row =
        entities.find(PreparationOrderRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || wasRepeated(id)) {
      return Optional.empty();
    }
    PreparationOrder order = order(row);
    return order.isRepeatable()
        ? Optional.of(enter(again, order.request(), Optional.of(id)))
        : Optional.empty();
  }

  private PreparationOrder enter(UUID id, PreparationRequest request, Optional<UUID> repeats) {
    PreparationOrderRow row = new PreparationOrderRow(id, request, caller.name(), repeats, now());
    entities.persist(row);
    jobs.enter(id, JobKind.PREPARATION, request.indicatorId());
    entities.flush();
    return order(row);
  }

  /** What was ordered. */
  public PreparationRequest request(UUID id) {
    return entities
        .find(PreparationOrderRow.class, id)
        .order(new PreparationOrder.Interrupted())
        .request();
  }

  private boolean wasRepeated(UUID id) {
    return !entities
        .createQuery("select o.id from PreparationOrderRow o where o.repeats = :id", UUID.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /** Notes, in the transaction that puts it on the workbench, what came of an order. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void prepared(JobClaim claim, UUID preparation) {
    entities.persist(PreparationEndRow.prepared(claim.job(), preparation, now()));
    entities.flush();
    jobs.end(claim, Job.Ending.DONE, "");
  }

  /** Notes why nothing came of an order. */
  public void refused(JobClaim claim, Refusal refusal) {
    entities.persist(PreparationEndRow.refused(claim.job(), refusal, now()));
    entities.flush();
    jobs.end(claim, Job.Ending.REFUSED, "");
  }

  /** Notes that something broke; more than once is no error. */
  public void failed(UUID order) {
    if (entities.find(PreparationEndRow.class, order) == null) {
      entities.persist(PreparationEndRow.failed(order, now()));
    }
  }

  /** Notes that somebody called it off; more than once is no error. */
  public void cancelled(UUID order) {
    if (entities.find(PreparationEndRow.class, order) == null) {
      entities.persist(PreparationEndRow.cancelled(order, now()));
    }
  }

  /** One order. */
  public Optional<PreparationOrder> find(UUID id) {
    return Optional.ofNullable(entities.find(PreparationOrderRow.class, id)).map(this::order);
  }

  /** Orders under way, and those that wait to be repeated, newest first. */
  public List<PreparationOrder> open() {
    return entities
        .createQuery(
            "select o from PreparationOrderRow o"
                + " where not exists (select e from PreparationEndRow e"
                + "   where e.orderId = o.id and e.ending <> :failed)"
                + " and not exists (select r from PreparationOrderRow r where r.repeats = o.id)"
                + " order by o.orderedAt desc",
            PreparationOrderRow.class)
        .setParameter("failed", PreparationEndRow.Ending.FAILED)
        .getResultStream()
        .map(this::order)
        .toList();
  }

  private PreparationOrder order(PreparationOrderRow row) {
    // In this order: the end of an order is stored with the end of its job.
    Optional<Job.State> state = jobs.find(row.id()).map(Job::state);
    PreparationEndRow end = entities.find(PreparationEndRow.class, row.id());
    if (end != null) {
      return row.order(end.progress());
    }
    return row.order(
        state
            .<PreparationOrder.Progress>map(PreparationOrderBook::withoutEnd)
            .orElseGet(PreparationOrder.Interrupted::new));
  }

  /** How far an order is that has no end, by the state of its job. */
  private static PreparationOrder.Progress withoutEnd(Job.State state) {
    if (state instanceof Job.Ended ended) {
      return switch (ended.ending()) {
        case CANCELLED -> new PreparationOrder.Cancelled();
        case FAILED -> new PreparationOrder.Failed();
        case DONE, REFUSED, INTERRUPTED -> new PreparationOrder.Interrupted();
      };
    }
    return PreparationSteps.progress(state);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
