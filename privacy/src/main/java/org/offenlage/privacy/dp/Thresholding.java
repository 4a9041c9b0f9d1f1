package org.offenlage.privacy.dp;

/** Which noisy counts are shown. Looks at noisy values only, so it costs no privacy. */
public sealed interface Thresholding {

  /** The least noisy count at which a cell with this noise is shown. */
  long threshold(NoiseDistribution noise);

  /** Every cell is shown, however small or negative its estimate. */
  record ShowAll() implements Thresholding {
    @Override
    public long threshold(NoiseDistribution noise) {
      return Long.MIN_VALUE;
    }
  }

  /**
   * A cell is shown only where its noisy count reaches a threshold, set so that a cell with fewer
   * than {@code minimumCount} respondents is shown with at most the stated probability.
   *
   * @param minimumCount in respondents, at least 1
   * @param falseShowProbability β, above 0 and below 1/2
   */
  record HideBelow(long minimumCount, Rational falseShowProbability) implements Thresholding {
    public HideBelow {
      if (minimumCount < 1) {
        throw new IllegalArgumentException("the minimum count must be at least 1");
      }
      if (falseShowProbability.signum() <= 0
          || falseShowProbability.compareTo(Rational.of(1, 2)) >= 0) {
        throw new IllegalArgumentException(
            "the probability to show a small cell must lie above 0 and below 1/2");
      }
    }

    @Override
    public long threshold(NoiseDistribution noise) {
      return Math.addExact(minimumCount - 1, noise.leastWithUpperTailAtMost(falseShowProbability));
    }
  }
}
