package org.offenlage.launcher;

/**
 * The start cannot go on, for a reason that the person at the keyboard can do something about.
 *
 * <p>The message is one sentence that is shown as it is, without a stack trace.
 */
public final class StartRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public StartRefused(String sentence) {
    super(sentence);
  }

  public StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
