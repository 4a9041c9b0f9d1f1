package org.offenlage.privacy.dp.sampling;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Pearson's chi-squared test of an integer sampler; cells that expect too little are pooled. */
public final class GoodnessOfFit {

  private static final double LEAST_EXPECTED = 10;
  private static final int MOST_BINS = 200;
  private static final int COUNTED_MAGNITUDES = 1 << 17;

  private GoodnessOfFit() {}

  /**
   * The p-value of n draws against a probability mass. Neighbouring values share a bin until it
   * expects 10 draws and a 200th of all, so that a wrong width shows at every scale.
   */
  public static double pValue(LongSupplier draw, int n, LongToDoubleFunction mass) {
    double least = Math.max(LEAST_EXPECTED, (double) n / MOST_BINS);
    // Bins by magnitude for each sign; the last one is open.
    NavigableMap<Long, Double> expectedFrom = new TreeMap<>();
    double open = (1 - mass.applyAsDouble(0)) / 2;
    long from = 1;
    double inBin = 0;
    for (long z = 1; open * n >= least; z++) {
      inBin += mass.applyAsDouble(z);
      if (inBin * n >= least && (open - inBin) * n >= least) {
        expectedFrom.put(from, inBin * n);
        open -= inBin;
        from = z + 1;
        inBin = 0;
      } else if ((open - inBin) * n < least) {
        break;
      }
    }
    expectedFrom.put(from, open * n);
    // Small magnitudes are counted in arrays, the few beyond one by one.
    long[][] small = new long[2][COUNTED_MAGNITUDES];
    NavigableMap<Long, long[]> observedFrom = new TreeMap<>();
    expectedFrom.keySet().forEach(start -> observedFrom.put(start, new long[2]));
    for (int i = 0; i < n; i++) {
      long value = draw.getAsLong();
      int sign = value < 0 ? 0 : 1;
      long magnitude = Math.abs(value);
      if (magnitude < COUNTED_MAGNITUDES) {
        small[sign][(int) magnitude]++;
      } else {
        observedFrom.floorEntry(magnitude).getValue()[sign]++;
      }
    }
    long zeros = small[0][0] + small[1][0];
    for (int sign = 0; sign < 2; sign++) {
      for (int magnitude = 1; magnitude < COUNTED_MAGNITUDES; magnitude++) {
        if (small[sign][magnitude] > 0) {
          observedFrom.floorEntry((long) magnitude).getValue()[sign] += small[sign][magnitude];
        }
      }
    }
    double statistic = term(zeros, mass.applyAsDouble(0) * n);
    int bins = 1;
    for (Map.Entry<Long, long[]> bin : observedFrom.entrySet()) {
      double expected = expectedFrom.getOrDefault(bin.getKey(), Double.NaN);
      for (long observed : bin.getValue()) {
        statistic += term(observed, expected);
        bins++;
      }
    }
    return 1 - new ChiSquaredDistribution(null, bins - 1).cumulativeProbability(statistic);
  }

  private static double term(double observed, double expected) {
    return (observed - expected) * (observed - expected) / expected;
  }

  /** The mass of discrete Gaussian noise, in doubles, for statistics only. */
  public static LongToDoubleFunction discreteGaussian(double sigma) {
    double sum = 1;
    for (long z = 1; z < 40 * sigma + 2; z++) {
      sum += 2 * Math.exp(-0.5 * z * z / (sigma * sigma));
    }
    double total = sum;
    return z -> Math.exp(-0.5 * z * z / (sigma * sigma)) / total;
  }

  /** The mass of discrete Laplace noise, in doubles, for statistics only. */
  public static LongToDoubleFunction discreteLaplace(double scale) {
    double q = Math.exp(-1 / scale);
    return z -> (1 - q) / (1 + q) * Math.exp(-Math.abs(z) / scale);
  }
}
