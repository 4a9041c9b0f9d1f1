package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Jobs;

/**
 * Has publications prepared in the background and tells how far that is.
 *
 * <p>An order outlives the server that works on it: another server, or the same after its start,
 * begins it again. Nothing of what was interrupted stays but noise that was drawn and paid for,
 * which is used again. Only an order over which servers die again and again is given up, and can be
 * repeated by hand.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreparationOrders {

  @Inject
  @SuppressWarnings("NullAway.Init")
  PreparationOrderBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Jobs jobs;

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
    Optional<PreparationOrder> order = enter.apply(UUID.randomUUID());
    order.ifPresent(entered -> jobs.launch(entered.id()));
    return order;
  }

  /** Calls a preparation off; it ends at its next step. False where it is at its end already. */
  @RolesAllowed(Roles.PLANNER)
  public boolean cancel(UUID id) {
    return book.find(id).isPresent() && jobs.cancel(id);
  }

  /** One order. */
  public Optional<PreparationOrder> find(UUID id) {
    return book.find(id);
  }

  /** One order, after it ended or this time has passed, whichever is first. */
  public Optional<PreparationOrder> find(UUID id, Duration longestWait) {
    var unused = jobs.find(id, longestWait);
    return book.find(id);
  }

  /** Orders under way, and those that wait to be repeated, newest first. */
  public List<PreparationOrder> open() {
    return book.open();
  }
}
