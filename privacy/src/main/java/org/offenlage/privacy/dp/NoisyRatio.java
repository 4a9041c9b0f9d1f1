package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * A rate or a mean of two noisy numbers with independent noise, and an interval for the true one.
 *
 * <p>The interval holds every ratio θ that the noise could explain: |numerator − θ·denominator| is
 * no more than the noise of that combination is off by (after Fieller 1954, with the exact law of
 * the noise). Immutable. Some 20 laws, some 20 ms; {@link TableRatios} shares them between cells.
 * Proof: docs/proofs/dp-ratios.md.
 *
 * @param estimate numerator / denominator, not negative
 * @param lower not negative
 * @param upper not below lower
 * @param coveragePercent the probability over the noise that the interval holds the true ratio
 */
public record NoisyRatio(double estimate, double lower, double upper, int coveragePercent) {

  private static final int HALVINGS = 40;
  private static final int MOST_DOUBLINGS = 60;

  public NoisyRatio {
    if (!(lower >= 0 && lower <= upper)) {
      throw new IllegalArgumentException("an interval goes from its lower end to its upper");
    }
  }

  /**
   * A noisy number and the law of its noise.
   *
   * @param value true number plus noise; the true number is not negative
   */
  public record Measured(long value, NoiseDistribution noise) {}

  /**
   * The ratio; empty where the denominator cannot be told from 0, so that no upper end exists.
   *
   * @param coveragePercent 1 to 99
   */
  public static Optional<NoisyRatio> of(
      Measured numerator, Measured denominator, int coveragePercent) {
    Reach reach =
        new Reach(
            List.of(new CombinedNoise.Term(numerator.noise, 1, 1)),
            List.of(new CombinedNoise.Term(denominator.noise, 1, 1)),
            coveragePercent);
    return of(numerator.value, denominator.value, reach, coveragePercent);
  }

  static Optional<NoisyRatio> of(
      double numerator, double denominator, Reach reach, int coveragePercent) {
    if (denominator <= reach.ofDenominator()) {
      return Optional.empty();
    }
    double shown = Math.max(0, numerator);
    double estimate = shown / denominator;
    // One ratio beyond what the noise explains shows that all above, or all below, are beyond it.
    DoublePredicate nothingAbove =
        ratio -> ratio * denominator - shown > reach.applyAsDouble(ratio);
    DoublePredicate nothingBelow =
        ratio -> numerator - ratio * denominator > reach.applyAsDouble(ratio);
    double high = Math.max(estimate, 1 / denominator);
    int doublings = 0;
    while (!nothingAbove.test(high)) {
      high *= 2;
      if (++doublings > MOST_DOUBLINGS) {
        return Optional.empty();
      }
    }
    double upper = bisected(estimate, high, nothingAbove);
    double lower = nothingBelow.test(0) ? bisected(estimate, 0, nothingBelow) : 0;
    return Optional.of(new NoisyRatio(estimate, Math.min(lower, estimate), upper, coveragePercent));
  }

  /** A ratio near to the nearest that is beyond what the noise explains, and itself beyond it. */
  private static double bisected(double possible, double beyond, DoublePredicate isBeyond) {
    double near = possible;
    double far = beyond;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = near + (far - near) / 2;
      if (isBeyond.test(middle)) {
        far = middle;
      } else {
        near = middle;
      }
    }
    return far;
  }

  /**
   * At most so far is numerator − θ·denominator off, by ratio θ, with what the lattice and the step
   * to other ratios may add. Laws are worked out for ratios of a grid only, the next above.
   */
  static final class Reach implements DoubleUnaryOperator {

    private static final int STEPS_PER_OCTAVE = 64;
    private static final double LEAST_RATIO = 1e-12;

    private final List<CombinedNoise.Term> numerator;
    private final List<CombinedNoise.Term> denominator;
    private final int coveragePercent;
    private final double latticeOfNumerator;
    private final double latticeOfDenominator;
    private final Map<Long, Double> byStep = new HashMap<>();
    private OptionalDouble ofDenominator = OptionalDouble.empty();

    Reach(
        List<CombinedNoise.Term> numerator,
        List<CombinedNoise.Term> denominator,
        int coveragePercent) {
      this.numerator = List.copyOf(numerator);
      this.denominator = List.copyOf(denominator);
      this.coveragePercent = coveragePercent;
      this.latticeOfNumerator = lattice(numerator);
      this.latticeOfDenominator = lattice(denominator);
    }

    /** What a denominator must exceed for an upper end to exist. */
    double ofDenominator() {
      if (ofDenominator.isEmpty()) {
        ofDenominator =
            OptionalDouble.of(
                CombinedNoise.of(denominator).halfWidth(coveragePercent) + latticeOfDenominator);
      }
      return ofDenominator.getAsDouble();
    }

    private static double lattice(List<CombinedNoise.Term> terms) {
      return terms.stream().mapToDouble(term -> Math.abs(term.weight()) * term.times()).sum();
    }

    @Override
    public double applyAsDouble(double ratio) {
      double least = Math.max(ratio, LEAST_RATIO);
      long step = (long) Math.ceil(Math.log(least) / Math.log(2) * STEPS_PER_OCTAVE);
      return byStep.computeIfAbsent(step, this::atStep);
    }

    private double atStep(long step) {
      // A little more, so that rounding never puts it below the ratio that was asked for.
      double ratio = Math.pow(2, (double) step / STEPS_PER_OCTAVE) * (1 + 1e-12);
      List<CombinedNoise.Term> terms = new ArrayList<>(numerator);
      denominator.forEach(
          term ->
              terms.add(new CombinedNoise.Term(term.noise(), ratio * term.weight(), term.times())));
      return CombinedNoise.of(terms).halfWidth(coveragePercent) * (1 + 1e-7)
          + latticeOfNumerator
          + ratio * latticeOfDenominator;
    }
  }
}
