package org.offenlage.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says on the console what is being done, with the seconds since the start. Thread-safe. */
public final class Progress {
  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** One line: who does what. */
  public void say(String who, String what) {
    print(String.format(Locale.ROOT, "[%5.1f s] %-11s %s", seconds(), who, what));
  }

  /** A line without time, for what is to be read rather than watched. */
  public synchronized void print(String line) {
    out.println(line);
    out.flush();
  }

  private double seconds() {
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
  }
}
