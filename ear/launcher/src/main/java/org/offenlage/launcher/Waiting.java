package org.offenlage.launcher;

/** The pause between two looks at something that another process does. */
final class Waiting {
  private static final long PAUSE_MILLIS = 100;

  private Waiting() {}

  static void briefly() throws StartRefused {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted.", e);
    }
  }
}
