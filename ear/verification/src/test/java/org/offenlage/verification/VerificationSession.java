package org.offenlage.verification;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the servers before the first test and stops them after the last. */
public final class VerificationSession implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    // Only the run of the integration tests names a directory; an IDE that merely looks for tests
    // does not.
    if (System.getProperty("offenlage.verification.directory") != null) {
      VerificationSystem.start();
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    VerificationSystem.stop();
  }
}
