package org.offenlage.ejb.review;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;

/**
 * Does what was ordered and stores how it ended, whatever happens. Runs on a thread of the server
 * with the identity of who ordered it.
 */
@Dependent
public class PreparationRun {

  private static final Logger LOG = System.getLogger(PreparationRun.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init")
  Preparation preparation;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Steps steps;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PreparationOrderBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  RunningPreparations running;

  void run(PreparationOrder order) {
    UUID id = order.id();
    try {
      Outcome<Prepared> outcome =
          preparation.prepare(order.request(), progress -> running.reached(id, progress));
      if (outcome instanceof Outcome.Refused<Prepared> refused) {
        book.refused(id, refused.refusal());
      } else {
        running.reached(id, PreparationOrder.Running.begun(PreparationOrder.Stage.STORING));
        steps.store(outcome.orElseThrow(), id);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "preparation " + id + " failed", e);
      noteFailure(id);
    } finally {
      running.remove(id);
    }
  }

  private void noteFailure(UUID id) {
    try {
      book.failed(id);
    } catch (RuntimeException e) {
      // Without an end the order counts as interrupted, which allows the same as a failed one.
      LOG.log(Level.ERROR, "the failure of preparation " + id + " cannot be stored", e);
    }
  }
}
