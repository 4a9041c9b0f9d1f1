package org.offenlage.ejb.review;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every few seconds whether the time of a planned publication has come. */
@Startup
@Singleton
@PermitAll
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReleaseTimer {

  private final AtomicBoolean isRunning = new AtomicBoolean();

  @Inject
  @SuppressWarnings("NullAway.Init")
  Releases releases;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Clock clock;

  /** One look; left out where the one before still runs. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void look() {
    if (isRunning.compareAndSet(false, true)) {
      try {
        releases.release(clock.instant());
      } finally {
        isRunning.set(false);
      }
    }
  }
}
