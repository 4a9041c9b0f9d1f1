package org.offenlage.ejb.job;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;

/** Has jobs run by Jakarta Batch and tells how far they are. */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Jobs {

  private static final Logger LOG = System.getLogger(Jobs.class.getName());

  /** The one definition of a batch job; its parameter says which job it is. */
  private static final String DEFINITION = "job";

  private static final String PARAMETER = "job";

  /** That a former execution is dead is known by the job's lock, so JBeret need not find out. */
  private static final String RESTART_MODE = "jberet.restart.mode";

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook book;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobsHere here;

  /**
   * Begins a job that was entered, or begins it again. Where that fails it is tried again later, by
   * whichever server finds it.
   */
  @PermitAll
  public void launch(UUID job) {
    if (!here.add(job)) {
      return;
    }
    try {
      book.startedAs(job, execute(job));
    } catch (BatchRuntimeException e) {
      here.remove(job);
      LOG.log(Level.WARNING, "job " + job + " cannot be begun now", e);
    }
  }

  private long execute(UUID job) {
    JobOperator operator = BatchRuntime.getJobOperator();
    Properties parameters = new Properties();
    parameters.setProperty(PARAMETER, job.toString());
    OptionalLong before = book.execution(job);
    if (before.isPresent()) {
      try {
        Properties restart = new Properties();
        restart.putAll(parameters);
        restart.setProperty(RESTART_MODE, "force");
        return operator.restart(before.getAsLong(), restart);
      } catch (BatchRuntimeException notRestartable) {
        LOG.log(Level.INFO, "job {0} gets a new execution", job);
      }
    }
    return operator.start(DEFINITION, parameters);
  }

  /** One job. */
  public Optional<Job> find(UUID id) {
    return book.find(id);
  }

  /** One job, after it ended or this time has passed, whichever is first; wherever it runs. */
  public Optional<Job> find(UUID id, Duration longestWait) {
    long until = System.nanoTime() + longestWait.toNanos();
    Optional<Job> job = book.find(id);
    try {
      while (job.isPresent() && !job.get().isEnded() && System.nanoTime() < until) {
        here.await(id, Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        job = book.find(id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return job;
  }

  /** The newest jobs, newest first; those that are not at their end come before all others. */
  public List<Job> newest() {
    return book.newest();
  }

  /**
   * Asks for the end of a job. It ends at its next step, with nothing done, wherever it runs; where
   * its result is stored already it ends as done.
   *
   * @return whether it was not at its end yet; false too where there is none
   */
  @RolesAllowed(Roles.PLANNER)
  public boolean cancel(UUID id) {
    return book.find(id).isPresent() && book.cancel(id);
  }
}
