package org.offenlage.ejb.job;

import jakarta.ejb.ApplicationException;

/**
 * Ends an attempt at a job from within; thrown where the work says how far it is. Passes through
 * the boundaries of beans as it is.
 */
@ApplicationException(rollback = true)
public final class JobEnded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why the attempt ends. */
  public enum Why {
    /** Somebody asked for the end of the job. */
    CANCELLED,
    /** The server stops; another attempt will go on. */
    STOPPED,
    /** Another server works on the job. */
    OVERTAKEN
  }

  JobEnded(Why why) {
    super("the attempt ended: " + why, null, false, false);
    this.why = why;
  }

  /** Why it ended. */
  public Why why() {
    return why;
  }
}
