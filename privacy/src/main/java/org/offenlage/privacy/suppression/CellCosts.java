package org.offenlage.privacy.suppression;

import java.util.Map;

/**
 * What the loss of a cell counts when there is a choice which cells to suppress.
 *
 * @param scale how a cell's value becomes its cost
 * @param given costs by cell of the system, in place of the scale; positive
 */
public record CellCosts(Scale scale, Map<Integer, Double> given) {

  /** How a cell's value becomes its cost. */
  public enum Scale {
    /** Every cell the same: as few suppressed cells as possible. */
    UNITY,
    /** The cell's value: as small a suppressed sum as possible. */
    FREQUENCY,
    /** The logarithm of the value: between the two. */
    LOGARITHM
  }

  public CellCosts {
    given = Map.copyOf(given);
    for (double cost : given.values()) {
      if (!(cost > 0) || cost > 1e12) {
        throw new IllegalArgumentException("a cost must be positive and at most 10^12");
      }
    }
  }

  /** The cell's value is its cost. */
  public static CellCosts frequency() {
    return new CellCosts(Scale.FREQUENCY, Map.of());
  }

  /** Costs by this scale for all cells. */
  public static CellCosts by(Scale scale) {
    return new CellCosts(scale, Map.of());
  }

  double of(int cell, long value) {
    Double cost = given.get(cell);
    if (cost != null) {
      return cost;
    }
    long atLeastOne = Math.max(1, value);
    return switch (scale) {
      case UNITY -> 1;
      case FREQUENCY -> atLeastOne;
      case LOGARITHM -> StrictMath.log(1.0 + atLeastOne);
    };
  }
}
