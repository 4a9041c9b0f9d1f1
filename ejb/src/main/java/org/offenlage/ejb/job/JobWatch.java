package org.offenlage.ejb.job;

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
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every few seconds for jobs whose server has died, and begins them again. */
@Startup
@Singleton
@PermitAll
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobWatch {

  private final AtomicBoolean isRunning = new AtomicBoolean();

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Jobs jobs;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobsHere here;

  /** One look; left out where the one before still runs. */
  @Schedule(hour = "*", minute = "*", second = "*/4", persistent = false)
  public void look() {
    if (isRunning.compareAndSet(false, true)) {
      try {
        book.pick(here.all()).forEach(jobs::launch);
      } finally {
        isRunning.set(false);
      }
    }
  }
}
