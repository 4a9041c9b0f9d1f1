package org.offenlage.ejb.review;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

/**
 * Has publications prepared in the background and tells how far that is.
 *
 * <p>An order outlives the server that works on it: after a restart it is shown as interrupted and
 * can be repeated. Nothing of an interrupted preparation stays but noise that was drawn and paid
 * for, which the repetition uses.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreparationOrders {

  @Resource
  @SuppressWarnings("NullAway.Init")
  ManagedExecutorService executor;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PreparationOrderBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  RunningPreparations running;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PreparationRun run;

  /** Begins to prepare a publication and returns at once. */
  @RolesAllowed(Roles.PLANNER)
  public PreparationOrder begin(PreparationRequest request) {
    return start(id -> Optional.of(book.enter(id, request))).orElseThrow();
  }

  /** Begins again what was interrupted or failed. */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<PreparationOrder> repeat(UUID id) {
    return start(again -> book.enterAgain(id, again))
        .<Outcome<PreparationOrder>>map(Outcome.Done::new)
        .orElseGet(() -> new Outcome.Refused<>(new ReviewRefusal.NotRepeatable()));
  }

  private Optional<PreparationOrder> start(Function<UUID, Optional<PreparationOrder>> enter) {
    UUID id = UUID.randomUUID();
    // Before it is entered, so that nobody finds it entered and not running, that is interrupted.
    running.add(id);
    boolean started = false;
    try {
      Optional<PreparationOrder> order = enter.apply(id);
      order.ifPresent(entered -> executor.execute(() -> run.run(entered)));
      started = order.isPresent();
      return order;
    } finally {
      if (!started) {
        running.remove(id);
      }
    }
  }

  /** One order. */
  public Optional<PreparationOrder> find(UUID id) {
    return book.find(id);
  }

  /** One order, after it ended or this time has passed, whichever is first. */
  public Optional<PreparationOrder> find(UUID id, Duration longestWait) {
    try {
      running.await(id, longestWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return book.find(id);
  }

  /** Orders under way, and those that wait to be repeated, newest first. */
  public List<PreparationOrder> open() {
    return book.open();
  }
}
