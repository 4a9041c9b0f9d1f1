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
  RunningPreparations running;

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
    entities.flush();
    return order(row);
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
  public void prepared(UUID order, UUID preparation) {
    entities.persist(PreparationEndRow.prepared(order, preparation, now()));
    entities.flush();
  }

  /** Notes why nothing came of an order. */
  public void refused(UUID order, Refusal refusal) {
    entities.persist(PreparationEndRow.refused(order, refusal, now()));
  }

  /** Notes that something broke. */
  public void failed(UUID order) {
    entities.persist(PreparationEndRow.failed(order, now()));
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
    // In this order: whoever ends an order stores the end before it stops running.
    Optional<PreparationOrder.Running> now = running.progress(row.id());
    if (now.isPresent()) {
      return row.order(now.get());
    }
    PreparationEndRow end = entities.find(PreparationEndRow.class, row.id());
    return row.order(end == null ? new PreparationOrder.Interrupted() : end.progress());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
