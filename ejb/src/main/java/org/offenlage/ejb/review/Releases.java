package org.offenlage.ejb.review;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

/**
 * Makes publications public whose time has come; each becomes visible everywhere at once, by one
 * transaction. Before that nothing of it is on the public side but its title and time.
 *
 * <p>Acts as the office itself. Of several servers one releases, the others find it done.
 */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Releases {

  private static final Logger LOG = System.getLogger(Releases.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleasePlans plans;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Steps steps;

  /** Releases what is due at an instant. What cannot be published any more is called off. */
  public void release(Instant now) {
    for (UUID due : plans.due(now)) {
      try {
        Outcome<WorkbenchItem> outcome = steps.release(due, now);
        if (outcome instanceof Outcome.Refused<WorkbenchItem> refused) {
          LOG.log(
              Level.WARNING,
              "the planned publication " + due + " is called off: " + refused.refusal().code());
          steps.callOff(due);
        }
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the planned publication " + due + " failed and is tried again", e);
      }
    }
  }
}
