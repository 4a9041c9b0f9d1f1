package org.offenlage.privacy.cellkey;

/**
 * The probabilities of greatest entropy on some integers, with mean 0 and a wanted variance: in
 * proportion to exp(a·v + b·v²).
 *
 * <p>Doubles: this is about usefulness. What must hold exactly is made exact afterwards.
 */
final class MaximumEntropy {

  private static final double STEEPEST = 700;

  private MaximumEntropy() {}

  /**
   * The probabilities of the given values.
   *
   * @param values rising, with one below and one above 0, or 0 itself
   * @param variance above 0; where no b gives it, the nearest is returned
   */
  static double[] solve(int[] values, double variance) {
    double reach = 0;
    for (int value : values) {
      reach = Math.max(reach, (double) value * value);
    }
    // The variance grows with b; for each b, one a gives mean 0.
    double low = -STEEPEST;
    double high = STEEPEST / reach;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (variance(values, withMeanZero(values, middle)) < variance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return withMeanZero(values, (low + high) / 2);
  }

  private static double[] withMeanZero(int[] values, double b) {
    double low = -STEEPEST * 4;
    double high = STEEPEST * 4;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (mean(values, weights(values, middle, b)) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return weights(values, (low + high) / 2, b);
  }

  private static double[] weights(int[] values, double a, double b) {
    double[] weights = new double[values.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      weights[i] = a * values[i] + b * values[i] * values[i];
      greatest = Math.max(greatest, weights[i]);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      weights[i] = Math.exp(weights[i] - greatest);
      sum += weights[i];
    }
    for (int i = 0; i < values.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double mean(int[] values, double[] probabilities) {
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      mean += values[i] * probabilities[i];
    }
    return mean;
  }

  private static double variance(int[] values, double[] probabilities) {
    double variance = 0;
    for (int i = 0; i < values.length; i++) {
      variance += (double) values[i] * values[i] * probabilities[i];
    }
    return variance;
  }
}
