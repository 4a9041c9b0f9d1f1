package org.offenlage.privacy.suppression;

/** Told how far a long computation has come; called from one thread at a time. */
@FunctionalInterface
public interface ProgressListener {

  /** A listener that does nothing. */
  ProgressListener SILENT = (stage, share) -> {};

  /**
   * A step was made.
   *
   * @param stage what is being done, a word fit for a log or a page
   * @param share how much of this stage is done, from 0 to 1
   */
  void reached(String stage, double share);
}
