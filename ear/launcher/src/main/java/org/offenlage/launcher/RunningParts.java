package org.offenlage.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What has been started and has to be stopped, the last first. Thread-safe.
 *
 * <p>Once stopping has begun, a part that is handed over is stopped at once: the signal to stop may
 * arrive while others are still being started.
 */
final class RunningParts implements AutoCloseable {
  /** Name of the run directory, which is let go of rather than stopped. */
  static final String DATA = "Data";

  private record Part(String name, AutoCloseable closing) {}

  private final Progress progress;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private boolean stopping;

  RunningParts(Progress progress) {
    this.progress = progress;
  }

  synchronized <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    if (stopping) {
      close();
    }
    return part;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /**
   * Whether stopping has begun or begins within a moment: Ctrl-C reaches the servers as it reaches
   * us, and one of them may end before we know.
   */
  boolean isAboutToStop() {
    try {
      return begun.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return isStopping();
    }
  }

  @Override
  public synchronized void close() {
    stopping = true;
    begun.countDown();
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.closing().close();
        progress.say(part.name(), part.name().equals(DATA) ? "kept" : "stopped");
      } catch (Exception e) {
        progress.say(part.name(), "could not be stopped: " + e.getMessage());
      }
    }
  }
}
