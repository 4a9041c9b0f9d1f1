package org.offenlage.privacy.dp;

import java.util.Arrays;
import java.util.List;

/**
 * The law of a weighted sum of independent noises: what an estimate that combines many noisy counts
 * is off by.
 *
 * <p>Every noise times its weight is rounded to a fine grid, the laws on the grid are convolved by
 * a fast Fourier transform, and what rounding, cutting and the transform may do is added on the
 * safe side, so that {@link #halfWidth} never promises too much. A transform of 2^16 points for
 * each group of terms, some 5 ms. Immutable. Proof: docs/proofs/dp-combined-intervals.md.
 */
final class CombinedNoise {

  private static final int POINTS = 1 << 16;
  private static final Fourier TRANSFORM = new Fourier(POINTS);

  /** The grid reaches so many standard deviations to either side. */
  private static final double REACH = 24;

  /** Probability set aside for roundings that add up badly: twice exp(−this) is below 10^−6. */
  private static final double ROUNDING_LOG = 14.6;

  private static final double ROUNDING_FAILS = 1e-6;

  /** Far more than the transform's floating point errors add up to; see the proof note. */
  private static final double TRANSFORM_ERROR = 1e-7;

  /** Each noise is cut where less than this of it is left. */
  private static final double CUT = 1e-18;

  private static final double[] CHERNOFF_RATES = {0.4, 0.7, 1, 2, 4};

  /**
   * Terms alike.
   *
   * @param noise of each term
   * @param weight of each term, any sign
   * @param times how many there are
   */
  record Term(NoiseDistribution noise, double weight, int times) {}

  private final double step;
  private final double rounding;
  private final double setAside;
  private final double[] law;
  private final double standardDeviation;

  private CombinedNoise(
      double step, double rounding, double setAside, double[] law, double standardDeviation) {
    this.step = step;
    this.rounding = rounding;
    this.setAside = setAside;
    this.law = law;
    this.standardDeviation = standardDeviation;
  }

  /** The sum of these terms; at least one has a weight other than 0. */
  static CombinedNoise of(List<Term> terms) {
    double variance = 0;
    for (Term term : terms) {
      variance += term.times * term.weight * term.weight * term.noise.varianceAtMost();
    }
    if (!(variance > 0)) {
      throw new IllegalArgumentException("a sum of noises needs a term");
    }
    double deviation = Math.sqrt(variance);
    double step = 2 * REACH * deviation / POINTS;
    double[] transformed = new double[POINTS];
    Arrays.fill(transformed, 1);
    double roundingVariance = 0;
    double cut = 0;
    double[] logMoments = new double[CHERNOFF_RATES.length];
    for (Term term : terms) {
      cut += term.times * CUT;
      double[] onGrid = new double[POINTS];
      double weight = Math.abs(term.weight);
      double[] mass = masses(term.noise);
      double squares = 0;
      for (int z = 0; z < mass.length; z++) {
        double exact = weight * z;
        int point = (int) Math.rint(exact / step);
        double off = exact - point * step;
        squares += 2 * mass[z] * off * off;
        onGrid[point & (POINTS - 1)] += mass[z];
        onGrid[-point & (POINTS - 1)] += z == 0 ? 0 : mass[z];
      }
      double[] moments = moments(onGrid, step / deviation);
      roundingVariance += term.times * squares;
      for (int r = 0; r < moments.length; r++) {
        logMoments[r] += term.times * Math.log(moments[r]);
      }
      double[] own = TRANSFORM.ofSymmetric(onGrid);
      for (int i = 0; i < POINTS; i++) {
        transformed[i] *= Math.pow(own[i], term.times);
      }
    }
    double wrapped = 1;
    for (int r = 0; r < logMoments.length; r++) {
      wrapped = Math.min(wrapped, 2 * Math.exp(logMoments[r] - CHERNOFF_RATES[r] * REACH));
    }
    double[] law = TRANSFORM.ofSymmetric(transformed);
    for (int i = 0; i < POINTS; i++) {
      law[i] /= POINTS;
    }
    double linear = ROUNDING_LOG * step / 6;
    double rounding = linear + Math.sqrt(linear * linear + 2 * ROUNDING_LOG * roundingVariance);
    return new CombinedNoise(
        step, rounding, cut + wrapped + ROUNDING_FAILS + TRANSFORM_ERROR, law, deviation);
  }

  /** Expectations of exp(rate · x) over the grid, whose points lie this far apart. */
  private static double[] moments(double[] onGrid, double apart) {
    double[] moments = new double[CHERNOFF_RATES.length];
    for (int r = 0; r < moments.length; r++) {
      moments[r] = onGrid[0];
      for (int point = 1; point < POINTS / 2; point++) {
        if (onGrid[point] > 0) {
          moments[r] += 2 * onGrid[point] * Math.cosh(CHERNOFF_RATES[r] * point * apart);
        }
      }
    }
    return moments;
  }

  /** P(Z = z) for z = 0, 1, …, the last digits of a double aside. */
  private static double[] masses(NoiseDistribution noise) {
    if (noise instanceof DiscreteLaplace laplace) {
      double rate = 1 / laplace.scale().approximately();
      double[] masses = new double[1 + (int) Math.ceil(-Math.log(CUT) / rate)];
      double atZero = -Math.expm1(-rate) / (1 + Math.exp(-rate));
      for (int z = 0; z < masses.length; z++) {
        masses[z] = atZero * Math.exp(-rate * z);
      }
      return masses;
    }
    double twice = 2 * ((DiscreteGaussian) noise).sigmaSquared().approximately();
    double[] masses = new double[2 + (int) Math.ceil(Math.sqrt(-Math.log(CUT) * twice))];
    double sum = 0;
    for (int z = 0; z < masses.length; z++) {
      masses[z] = Math.exp(-z * (double) z / twice);
      sum += z == 0 ? 1 : 2 * masses[z];
    }
    for (int z = 0; z < masses.length; z++) {
      masses[z] /= sum;
    }
    return masses;
  }

  /** The standard deviation of the sum, or a little more. */
  double standardDeviation() {
    return standardDeviation;
  }

  /**
   * A w with P(|sum| ≤ w) at least this many percent, at most about one percent too wide.
   *
   * @param coveragePercent 1 to 99
   */
  double halfWidth(int coveragePercent) {
    if (coveragePercent < 1 || coveragePercent > 99) {
      throw new IllegalArgumentException("coverage must be 1 to 99 percent");
    }
    double wanted = coveragePercent / 100.0 + setAside;
    double inside = law[0];
    int point = 0;
    while (inside < wanted) {
      point++;
      if (2 * point >= POINTS) {
        throw new ArithmeticException("the sum of noises is too wide for its grid");
      }
      inside += law[point] + law[POINTS - point];
    }
    return (point * step + rounding) * (1 + 1e-9);
  }
}
