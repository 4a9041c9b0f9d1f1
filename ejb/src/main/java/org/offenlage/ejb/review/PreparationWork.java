package org.offenlage.ejb.review;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobBook;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.job.JobRun;
import org.offenlage.ejb.job.JobWork;

/**
 * Prepares what was ordered. An attempt that died has left nothing but noise that was drawn and
 * paid for, which the next one uses.
 */
@Dependent
public class PreparationWork implements JobWork {

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
  JobBook jobs;

  @Override
  public JobKind kind() {
    return JobKind.PREPARATION;
  }

  @Override
  public void run(JobRun run) {
    PreparationRequest request = book.request(run.job());
    Outcome<Prepared> outcome =
        preparation.prepare(request, progress -> run.tell(PreparationSteps.step(progress)));
    if (outcome instanceof Outcome.Refused<Prepared> refused) {
      book.refused(run.claim(), refused.refusal());
    } else {
      run.tell(
          PreparationSteps.step(PreparationOrder.Running.begun(PreparationOrder.Stage.STORING)));
      steps.store(outcome.orElseThrow(), run.claim());
    }
  }

  @Override
  public void clear(UUID job, Job.Ending ending) {
    switch (ending) {
      case DONE, REFUSED -> {}
      // An order without an end whose job has ended counts as interrupted, and can be repeated.
      case INTERRUPTED -> {}
      case CANCELLED -> book.cancelled(job);
      case FAILED -> book.failed(job);
    }
  }
}
