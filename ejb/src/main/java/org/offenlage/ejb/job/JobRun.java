package org.offenlage.ejb.job;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One attempt at a job. Not safe for use by several threads. */
public final class JobRun {

  private static final long NANOS_BETWEEN_TELLINGS = TimeUnit.MILLISECONDS.toNanos(500);

  private final JobClaim claim;
  private final JobBook book;
  private final BooleanSupplier stopping;
  private long toldAt = System.nanoTime() - NANOS_BETWEEN_TELLINGS;
  private String stage = "";

  JobRun(JobClaim claim, JobBook book, BooleanSupplier stopping) {
    this.claim = claim;
    this.book = book;
    this.stopping = stopping;
  }

  /** The job. */
  public UUID job() {
    return claim.job();
  }

  /** By which the job can be ended. */
  public JobClaim claim() {
    return claim;
  }

  /**
   * Says how far it is. May be called as often as one likes: within half a second only the begin of
   * another stage is stored.
   *
   * @throws JobEnded where the attempt must end
   */
  public void tell(JobStep step) {
    if (stopping.getAsBoolean()) {
      throw new JobEnded(JobEnded.Why.STOPPED);
    }
    long now = System.nanoTime();
    if (now - toldAt < NANOS_BETWEEN_TELLINGS && step.stage().equals(stage)) {
      return;
    }
    toldAt = now;
    stage = step.stage();
    switch (book.tell(claim, step)) {
      case GO_ON -> {}
      case CANCEL -> throw new JobEnded(JobEnded.Why.CANCELLED);
      case OVERTAKEN -> throw new JobEnded(JobEnded.Why.OVERTAKEN);
    }
  }
}
