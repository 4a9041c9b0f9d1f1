package org.offenlage.ejb.microdata.source;

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
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every half minute for deliveries in the folder that the operator set as {@code
 * offenlage.inbox.dir} or {@code OFFENLAGE_INBOX_DIR}; where none is set, nothing is watched.
 */
@Startup
@Singleton
@PermitAll
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchedFolder {

  private static final Logger LOG = System.getLogger(WatchedFolder.class.getName());
  private static final Duration REST = Duration.ofSeconds(20);

  private final AtomicBoolean isLooking = new AtomicBoolean();

  @Inject
  @SuppressWarnings("NullAway.Init")
  InboxPlanner planner;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Clock clock;

  /** One look; left out where the one before still runs. */
  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  public void look() {
    Optional<Path> folder = folder();
    if (folder.isEmpty() || !isLooking.compareAndSet(false, true)) {
      return;
    }
    try {
      look(folder.get(), REST);
    } finally {
      isLooking.set(false);
    }
  }

  /**
   * Takes what is ready in a folder.
   *
   * @param rest how long nobody must have written to a file
   */
  public void look(Path folder, Duration rest) {
    try {
      for (Inbox.Taken taken : new Inbox(folder, rest).take(clock.instant())) {
        planner.deliver(taken);
      }
    } catch (IOException | RuntimeException e) {
      // The next look tries again; what was taken is offered again after a while.
      LOG.log(Level.WARNING, "the watched folder cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Optional<Path> folder() {
    String property = System.getProperty("offenlage.inbox.dir");
    String folder = property != null ? property : System.getenv("OFFENLAGE_INBOX_DIR");
    return folder == null || folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
  }
}
