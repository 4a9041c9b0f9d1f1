package org.offenlage.ejb.job;

/**
 * How far a job is.
 *
 * @param stage what is being done, a word that the job's activity knows
 * @param detail what it is done to, as the activity writes it; may be empty
 * @param percent how much of the stage is done, 0 to 100
 * @param rowsDone records that were read; 0 where none are read
 */
public record JobStep(String stage, String detail, int percent, long rowsDone) {

  public JobStep {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a share is 0 to 100 percent");
    }
  }

  /** The begin of a stage. */
  public static JobStep begun(String stage) {
    return new JobStep(stage, "", 0, 0);
  }
}
