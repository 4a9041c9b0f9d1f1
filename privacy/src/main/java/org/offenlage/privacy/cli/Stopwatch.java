package org.offenlage.privacy.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.offenlage.privacy.suppression.ProgressListener;

/** Takes the time of each stage and tells how far it is, at most once a second. */
final class Stopwatch implements ProgressListener {

  private static final long SECOND = 1_000_000_000L;

  private final boolean quiet;
  private final Map<String, Double> secondsByStage = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private long last = start;
  private long lastTold = start;

  Stopwatch(boolean quiet) {
    this.quiet = quiet;
  }

  @Override
  public void reached(String stage, double share) {
    long now = System.nanoTime();
    secondsByStage.merge(stage, (now - last) / 1e9, Double::sum);
    last = now;
    if (!quiet && now - lastTold > SECOND) {
      lastTold = now;
      System.err.printf(
          Locale.ROOT, "%6.0f s  %s %3.0f %%%n", (now - start) / 1e9, stage, 100 * share);
    }
  }

  Map<String, Object> seconds() {
    Map<String, Object> seconds = new LinkedHashMap<>();
    secondsByStage.forEach((stage, time) -> seconds.put(stage, rounded(time)));
    seconds.put("total", rounded((System.nanoTime() - start) / 1e9));
    return seconds;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
