package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Decides by noisy totals how finely each area is worth measuring: a little of the budget buys the
 * totals, the rest goes where there are enough respondents for detail.
 *
 * <p>Looks at noisy totals only, so the choice costs nothing beyond them, and the loss of measuring
 * the chosen cells with {@link MeasurementPlan#onlyCells} adds to that of the totals (adaptive
 * composition). Immutable. Source: Tumult Labs and US Census Bureau, SafeTab-P for the detailed
 * DHC-A of 2020.
 */
public final class AdaptiveDetail {

  private final TableStructure structure;
  private final Levels levels;
  private final Set<Integer> grouping;
  private final List<Step> steps;

  /**
   * From this noisy total on, cells are measured down to this height.
   *
   * @param leastNoisyTotal in respondents
   * @param finestHeight 0 measures the leaves of all other variables
   */
  public record Step(long leastNoisyTotal, int finestHeight) {
    public Step {
      if (finestHeight < 0) {
        throw new IllegalArgumentException("a height must not be negative");
      }
    }
  }

  private AdaptiveDetail(
      TableStructure structure, Levels levels, Set<Integer> grouping, List<Step> steps) {
    this.structure = structure;
    this.levels = levels;
    this.grouping = Set.copyOf(grouping);
    this.steps = List.copyOf(steps);
  }

  /**
   * Detail by the codes of some variables, such as area and period.
   *
   * @param variables names of the variables each combination of whose codes has a total
   * @param structure each of its other variables has one root
   * @param steps in any order; a total that reaches none gets no detail at all
   */
  public static AdaptiveDetail by(
      Set<String> variables, TableStructure structure, List<Step> steps) {
    Set<Integer> grouping = new HashSet<>();
    for (int v = 0; v < structure.variables().size(); v++) {
      SpanningVariable at = structure.variables().get(v);
      if (variables.contains(at.name())) {
        grouping.add(v);
      } else if (at.hierarchies().get(0).roots().size() != 1) {
        throw new IllegalArgumentException("variable '" + at.name() + "' has no single total");
      }
    }
    if (grouping.size() != variables.size()) {
      throw new IllegalArgumentException("the table lacks one of the variables " + variables);
    }
    return new AdaptiveDetail(structure, Levels.of(structure), grouping, steps);
  }

  /**
   * How a plan's loss is divided: so much for the levels of the totals together, the rest for all
   * others, evenly within both.
   *
   * @param shareOfTotals above 0 and below 1; of no effect where all levels are totals
   */
  public BudgetSplit split(Rational shareOfTotals) {
    if (shareOfTotals.signum() <= 0 || shareOfTotals.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException("the share of the totals lies above 0 and below 1");
    }
    Set<Level> ofTotals = new HashSet<>();
    totals().stream().forEach(cell -> ofTotals.add(levels.all().get(levels.indexOf(cell))));
    int others = levels.all().size() - ofTotals.size();
    Map<Level, Rational> weights = new LinkedHashMap<>();
    for (Level level : levels.all()) {
      weights.put(
          level,
          ofTotals.contains(level)
              ? shareOfTotals.over(ofTotals.size())
              : Rational.ONE.minus(shareOfTotals).over(others));
    }
    return new BudgetSplit.Weighted(weights);
  }

  /** The cells of the totals that decide: to be measured first. */
  public BitSet totals() {
    BitSet totals = new BitSet();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      if (total(cell) == cell) {
        totals.set(cell);
      }
    }
    return totals;
  }

  /**
   * The cells worth measuring, the totals not among them.
   *
   * @param noisyTotals a value for each of {@link #totals}
   */
  public BitSet worthMeasuring(NoisyCounts noisyTotals) {
    BitSet chosen = new BitSet();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      int total = total(cell);
      if (total != cell && isFineEnough(cell, noisyTotals.value(total))) {
        chosen.set(cell);
      }
    }
    return chosen;
  }

  /**
   * The safe table of the totals and the cells that they chose; draws nothing and costs no privacy.
   * Readers are told the loss of the whole plan, which holds whatever was chosen.
   *
   * @param plan of all cells, with the noise of those measured
   * @param values one for each total and each cell of {@link #worthMeasuring}
   * @param coveragePercent of the margins, 1 to 99
   */
  public SafeTable protect(
      MeasurementPlan plan, NoisyCounts values, Thresholding thresholding, int coveragePercent) {
    BitSet measured = worthMeasuring(values);
    measured.or(totals());
    Map<String, String> parameters = new TreeMap<>();
    for (Step step : steps) {
      parameters.put(
          "least noisy total for detail of height " + step.finestHeight(),
          Long.toString(step.leastNoisyTotal()));
    }
    return new TableProtection(plan, thresholding, Estimates.MEASURED, coveragePercent)
        .ofSome(measured, parameters)
        .apply(values);
  }

  private boolean isFineEnough(int cell, long noisyTotal) {
    int finest = Integer.MAX_VALUE;
    for (Step step : steps) {
      if (noisyTotal >= step.leastNoisyTotal()) {
        finest = Math.min(finest, step.finestHeight());
      }
    }
    List<Integer> heights = levels.all().get(levels.indexOf(cell)).heights();
    for (int v = 0; v < heights.size(); v++) {
      if (!grouping.contains(v) && heights.get(v) < finest) {
        return false;
      }
    }
    return true;
  }

  private int total(int cell) {
    List<String> codes = new ArrayList<>(structure.codes(cell));
    for (int v = 0; v < codes.size(); v++) {
      if (!grouping.contains(v)) {
        codes.set(v, structure.variables().get(v).hierarchies().get(0).roots().get(0));
      }
    }
    return structure.cell(codes);
  }
}
