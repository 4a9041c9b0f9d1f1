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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every ten minutes whether a table is due that the operator named in the file {@code
 * offenlage.tables} or {@code OFFENLAGE_TABLES}; where there is none, nothing is read. Of several
 * servers one reads a table on a day.
 */
@Startup
@Singleton
@PermitAll
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduledTables {

  private static final Logger LOG = System.getLogger(ScheduledTables.class.getName());

  private final AtomicBoolean isLooking = new AtomicBoolean();

  @Inject
  @SuppressWarnings("NullAway.Init")
  TablePlanner planner;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Clock clock;

  /** One look; left out where the one before still runs. */
  @Schedule(hour = "*", minute = "*/10", persistent = false)
  public void look() {
    String property = System.getProperty("offenlage.tables");
    String file = property != null ? property : System.getenv("OFFENLAGE_TABLES");
    if (file == null || file.isBlank() || !isLooking.compareAndSet(false, true)) {
      return;
    }
    try {
      look(Path.of(file));
    } finally {
      isLooking.set(false);
    }
  }

  /** Reads what is due of the tables that a file names. */
  public void look(Path file) {
    LocalDateTime now = LocalDateTime.now(clock);
    try {
      for (TableSource source : TableSource.parse(Files.readString(file))) {
        if (source.isDue(now.toLocalDate(), now.getHour())
            && planner.claim(source.datasetId(), now.toLocalDate())) {
          read(source, now.toLocalDate());
        }
      }
    } catch (IllegalArgumentException unusable) {
      LOG.log(Level.WARNING, "no table is read: {0}", unusable.getMessage());
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "no table is read, for the file that names them cannot be read");
    }
  }

  private void read(TableSource source, LocalDate day) {
    try {
      if (!planner.deliver(source, day)) {
        LOG.log(Level.WARNING, "{0}: the dataset is not declared", source);
      }
    } catch (SQLException | IOException | RuntimeException e) {
      // A driver's message may quote what it read.
      LOG.log(Level.WARNING, "{0} cannot be read: {1}", source, e.getClass().getSimpleName());
    }
  }
}
