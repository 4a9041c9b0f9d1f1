package org.offenlage.ejb.job;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The step of every batch job. Jakarta Batch calls it anonymously on a thread of its own. */
@Named("jobBatchlet")
@Dependent
public class JobBatchlet implements Batchlet {

  private final AtomicBoolean stopping = new AtomicBoolean();

  @Inject
  @BatchProperty(name = "job")
  @SuppressWarnings("NullAway.Init")
  String job;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobRunner runner;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobsHere here;

  @Override
  public String process() {
    UUID id = UUID.fromString(job);
    try {
      return runner.run(id, stopping::get);
    } finally {
      here.remove(id);
    }
  }

  @Override
  public void stop() {
    stopping.set(true);
  }
}
