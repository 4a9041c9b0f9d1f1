package org.offenlage.launcher;

import java.util.ArrayDeque;
import java.util.Deque;

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

  @Override
  public synchronized void close() {
    stopping = true;
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
