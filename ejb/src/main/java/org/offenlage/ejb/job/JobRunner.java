package org.offenlage.ejb.job;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.offenlage.ejb.access.OnBehalf;
import org.offenlage.ejb.access.Roles;

/** Works on a job under its lock, with the role of planners and in the name of who ordered it. */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRunner {

  private static final Logger LOG = System.getLogger(JobRunner.class.getName());

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource office;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook book;

  @Inject
  @Any
  @SuppressWarnings("NullAway.Init")
  Instance<JobWork> works;

  /**
   * Works on a job until its end, or until the server stops.
   *
   * @param stopping whether the server stops
   * @return what became of the attempt, a word for Jakarta Batch
   */
  public String run(UUID id, BooleanSupplier stopping) {
    try (JobLock lock = JobLock.take(office, id).orElse(null)) {
      if (lock == null) {
        return "ELSEWHERE";
      }
      Optional<JobClaim> claim = book.claim(id);
      Job job = book.find(id).orElseThrow();
      JobWork work = work(job.kind());
      if (claim.isPresent()) {
        attempt(work, job, new JobRun(claim.get(), book, stopping));
      }
      // Also where a server died between the end of a job and this.
      Job after = book.find(id).orElseThrow();
      if (after.state() instanceof Job.Ended ended) {
        work.clear(id, ended.ending());
        return ended.ending().name();
      }
      return "STOPPED";
    } catch (SQLException e) {
      throw new IllegalStateException("the lock of job " + id + " cannot be had", e);
    }
  }

  private void attempt(JobWork work, Job job, JobRun run) {
    try {
      OnBehalf.of(
          job.author(),
          () -> {
            work.run(run);
            return run;
          });
    } catch (JobEnded ended) {
      switch (ended.why()) {
        case CANCELLED -> end(run.claim(), Job.Ending.CANCELLED);
        case STOPPED -> book.release(run.claim());
        case OVERTAKEN -> LOG.log(Level.WARNING, "another server works on job {0}", job.id());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "job " + job.id() + " failed", e);
      end(run.claim(), Job.Ending.FAILED);
    }
  }

  private void end(JobClaim claim, Job.Ending ending) {
    try {
      book.end(claim, ending, "");
    } catch (RuntimeException e) {
      // Without an end it is begun again.
      LOG.log(Level.ERROR, "the end of job " + claim.job() + " cannot be stored", e);
    }
  }

  private JobWork work(JobKind kind) {
    return works.stream()
        .filter(work -> work.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody does jobs of the kind " + kind));
  }
}
