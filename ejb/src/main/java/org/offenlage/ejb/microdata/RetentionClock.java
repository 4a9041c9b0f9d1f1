package org.offenlage.ejb.microdata;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.offenlage.ejb.access.Roles;

/** Erases what is due each night. Of several servers each tries, and one does it. */
@Singleton
@PermitAll
@RunAs(Roles.DATA_PROTECTION_OFFICER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionClock {

  private static final Logger LOG = System.getLogger(RetentionClock.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init")
  Erasures erasures;

  /** Erases what is due now. */
  @Schedule(hour = "3", persistent = false)
  public void eraseDue() {
    int erased = erasures.eraseDue(Instant.now()).size();
    if (erased > 0) {
      LOG.log(Level.INFO, "{0} snapshots were erased, for their retention has ended", erased);
    }
  }
}
