package org.offenlage.ejb.review;

import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobStep;

/** How far a preparation is, as its job keeps it. Stateless. */
final class PreparationSteps {

  private static final String BETWEEN = "/";

  private PreparationSteps() {}

  static JobStep step(PreparationOrder.Running progress) {
    return new JobStep(
        progress.stage().name(),
        progress.table() + BETWEEN + progress.step(),
        progress.percent(),
        0);
  }

  static PreparationOrder.Running progress(Job.State state) {
    if (state instanceof Job.Running running && !running.step().stage().isEmpty()) {
      String[] words = running.step().detail().split(BETWEEN, -1);
      return new PreparationOrder.Running(
          PreparationOrder.Stage.valueOf(running.step().stage()),
          words[0],
          words.length > 1 ? words[1] : "",
          running.step().percent());
    }
    return PreparationOrder.Running.begun(PreparationOrder.Stage.WAITING);
  }
}
