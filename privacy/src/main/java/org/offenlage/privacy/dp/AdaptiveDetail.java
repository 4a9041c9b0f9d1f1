package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
  private final int grouping;
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

  private AdaptiveDetail(TableStructure structure, Levels levels, int grouping, List<Step> steps) {
    this.structure = structure;
    this.levels = levels;
    this.grouping = grouping;
    this.steps = List.copyOf(steps);
  }

  /**
   * Detail by the codes of one variable, such as the area.
   *
   * @param structure each of its other variables has one root
   * @param steps in any order; a total that reaches none gets no detail at all
   */
  public static AdaptiveDetail by(String variable, TableStructure structure, List<Step> steps) {
    int grouping = -1;
    for (int v = 0; v < structure.variables().size(); v++) {
      SpanningVariable at = structure.variables().get(v);
      if (at.name().equals(variable)) {
        grouping = v;
      } else if (at.hierarchies().get(0).roots().size() != 1) {
        throw new IllegalArgumentException("variable '" + at.name() + "' has no single total");
      }
    }
    if (grouping < 0) {
      throw new IllegalArgumentException("there is no variable '" + variable + "'");
    }
    return new AdaptiveDetail(structure, Levels.of(structure), grouping, steps);
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

  private boolean isFineEnough(int cell, long noisyTotal) {
    int finest = Integer.MAX_VALUE;
    for (Step step : steps) {
      if (noisyTotal >= step.leastNoisyTotal()) {
        finest = Math.min(finest, step.finestHeight());
      }
    }
    List<Integer> heights = levels.all().get(levels.indexOf(cell)).heights();
    for (int v = 0; v < heights.size(); v++) {
      if (v != grouping && heights.get(v) < finest) {
        return false;
      }
    }
    return true;
  }

  private int total(int cell) {
    List<String> codes = new ArrayList<>(structure.codes(cell));
    for (int v = 0; v < codes.size(); v++) {
      if (v != grouping) {
        codes.set(v, structure.variables().get(v).hierarchies().get(0).roots().get(0));
      }
    }
    return structure.cell(codes);
  }
}
