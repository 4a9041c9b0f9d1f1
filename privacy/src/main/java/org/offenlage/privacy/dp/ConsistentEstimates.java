package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Estimates of all cells that add up, made from noisy counts by generalised least squares:
 * unbiased, and of all unbiased estimates linear in the noisy counts those with the least variance.
 *
 * <p>A post-processing of noisy counts, so it costs no privacy. Estimates are doubles: they add up
 * to within rounding, may be negative and are not integers; {@link IntegerCounts} is the step
 * after. Safe for use by several threads. O(cells × variables). Source: Hay, Rastogi, Miklau and
 * Suciu 2010, for trees of unequal noise; proof: docs/proofs/dp-consistency.md.
 */
public final class ConsistentEstimates {

  private final TableStructure structure;
  private final double[] estimates;
  private final double[] standardErrors;
  private final CombinedLaws laws;

  private ConsistentEstimates(
      TableStructure structure, double[] estimates, double[] standardErrors, CombinedLaws laws) {
    this.structure = structure;
    this.estimates = estimates;
    this.standardErrors = standardErrors;
    this.laws = laws;
  }

  /** What came of asking for estimates. */
  public sealed interface Outcome {
    /** The estimates. */
    record Estimated(ConsistentEstimates estimates) implements Outcome {}

    /** A variable has several hierarchies, so that its codes do not form a tree. */
    record SeveralHierarchies(String variable) implements Outcome {}

    /**
     * The noise of a level is not the product of one factor a variable, so that the variables
     * cannot be worked off one after the other; an even split always can.
     */
    record NoiseNotSeparable(String variable) implements Outcome {}
  }

  /**
   * The estimates of a plan's cells.
   *
   * @param values one for every cell of the structure
   */
  public static Outcome of(MeasurementPlan plan, NoisyCounts values) {
    TableStructure structure = plan.structure();
    List<SpanningVariable> variables = structure.variables();
    List<NoiseDistribution> noise = List.copyOf(plan.noiseByLevel().values());
    double[] estimates = new double[structure.cellCount()];
    double[] variances = new double[structure.cellCount()];
    for (int cell = 0; cell < estimates.length; cell++) {
      estimates[cell] = values.value(cell);
      variances[cell] = noise.get(plan.levels().indexOf(cell)).varianceAtMost();
    }
    List<TreeLeastSquares> trees = new ArrayList<>();
    double base = variances[0];
    double[] factors = new double[structure.cellCount()];
    Arrays.fill(factors, base);
    int stride = structure.cellCount();
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).hierarchies().size() > 1) {
        return new Outcome.SeveralHierarchies(variables.get(v).name());
      }
      int size = variables.get(v).codes().size();
      stride /= size;
      double[] relative = new double[size];
      for (int code = 0; code < size; code++) {
        relative[code] = variances[code * stride] / base;
      }
      for (int cell = 0; cell < estimates.length; cell++) {
        int code = cell / stride % size;
        double expected = variances[cell - code * stride] * relative[code];
        if (Math.abs(expected - variances[cell]) > 1e-9 * expected) {
          return new Outcome.NoiseNotSeparable(variables.get(v).name());
        }
      }
      TreeLeastSquares tree = new TreeLeastSquares(variables.get(v).hierarchies().get(0), relative);
      tree.fit(estimates, stride);
      trees.add(tree);
      for (int cell = 0; cell < estimates.length; cell++) {
        factors[cell] *= tree.variance(cell / stride % size);
      }
    }
    for (int cell = 0; cell < factors.length; cell++) {
      factors[cell] = Math.sqrt(factors[cell]);
    }
    return new Outcome.Estimated(
        new ConsistentEstimates(
            structure, estimates, factors, new CombinedLaws(plan.levels(), noise, trees)));
  }

  public TableStructure structure() {
    return structure;
  }

  /** The estimate of a cell, in respondents. */
  public double estimate(int cell) {
    return estimates[cell];
  }

  /** The standard deviation of an estimate over the noise, in respondents, or a little more. */
  public double standardError(int cell) {
    return standardErrors[cell];
  }

  /**
   * An interval of counts that holds the true one with at least this probability over the noise,
   * from the law of the noises that the estimate combines, cut at 0. Worked out when first asked
   * for, once for all cells alike: some 0.4 ms for each noise that weighs differently.
   *
   * @param coveragePercent 1 to 99
   */
  public Margin margin(int cell, int coveragePercent) {
    double off = halfWidth(cell, coveragePercent);
    long nearest = Math.max(0, Math.round(estimates[cell]));
    long lower = (long) Math.ceil(estimates[cell] - off);
    long upper = (long) Math.floor(estimates[cell] + off);
    return new Margin(
        Math.max(0, Math.min(lower, nearest)), Math.max(upper, nearest), coveragePercent);
  }

  /** By which laws estimates are off. */
  CombinedLaws laws() {
    return laws;
  }

  /** Half the width of an interval around the estimate, rounding errors of doubles included. */
  double halfWidth(int cell, int coveragePercent) {
    return laws.halfWidth(cell, coveragePercent) * (1 + 1e-7)
        + 1e-9 * Math.abs(estimates[cell])
        + 1e-6;
  }

  /** The greatest gap between a total and its parts: rounding errors of doubles only. */
  public double greatestGap() {
    double[] greatest = {0};
    structure.forEachEquation(
        equation -> greatest[0] = Math.max(greatest[0], Math.abs(gap(equation))));
    return greatest[0];
  }

  private double gap(Equation equation) {
    double sum = -estimates[equation.totalCell()];
    for (int part : equation.partCells()) {
      sum += estimates[part];
    }
    return sum;
  }

  @Override
  public String toString() {
    return "consistent estimates over " + structure;
  }
}
