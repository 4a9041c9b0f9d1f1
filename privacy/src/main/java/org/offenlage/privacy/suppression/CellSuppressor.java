package org.offenlage.privacy.suppression;

/**
 * Protects the sensitive cells of a system of tables by suppressing further cells.
 *
 * <p>The outcome is the same on every run and with any number of threads.
 */
public final class CellSuppressor {

  private final int threads;

  /** One that computes on at most this many threads. */
  public CellSuppressor(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed");
    }
    this.threads = threads;
  }

  /** Finds a safe pattern of small loss, or says which cells cannot be protected. */
  public SuppressionOutcome protect(SuppressionProblem problem, ProgressListener progress) {
    throw new UnsupportedOperationException("not yet built, " + threads);
  }
}
