package org.offenlage.ejb.job;

import java.util.UUID;

/**
 * What an activity does when its jobs run. Called on a thread of the server, outside of any
 * transaction, with the role of planners and in the name of who ordered the job.
 */
public interface JobWork {

  /** Which jobs these are. */
  JobKind kind();

  /**
   * Does what was ordered. It may have been begun before by a server that died; nothing of that may
   * be done twice.
   *
   * <p>Ends the job with {@link JobBook#end} in the very transaction that makes the result last.
   *
   * @throws JobEnded from {@link JobRun#tell}; to be let through
   */
  void run(JobRun run);

  /**
   * Removes what attempts at a job have left that ended without a result. Called after the end was
   * stored; more than once is no error.
   */
  void clear(UUID job, Job.Ending ending);
}
