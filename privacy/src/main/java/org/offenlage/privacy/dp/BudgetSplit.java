package org.offenlage.privacy.dp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a total privacy loss is divided between the levels of a table. */
public sealed interface BudgetSplit {

  /** The share of each level; shares are positive and add up to 1. */
  Map<Level, Rational> shares(List<Level> levels);

  /** Every level gets the same. */
  record Even() implements BudgetSplit {
    @Override
    public Map<Level, Rational> shares(List<Level> levels) {
      Map<Level, Rational> shares = new LinkedHashMap<>();
      for (Level level : levels) {
        shares.put(level, Rational.of(1, levels.size()));
      }
      return shares;
    }
  }

  /**
   * Every level gets a share in proportion to its weight.
   *
   * @param weights positive, one for each level of the table
   */
  record Weighted(Map<Level, Rational> weights) implements BudgetSplit {
    public Weighted {
      weights = Map.copyOf(weights);
      for (Rational weight : weights.values()) {
        if (weight.signum() <= 0) {
          throw new IllegalArgumentException("the weight of a level must be positive");
        }
      }
    }

    @Override
    public Map<Level, Rational> shares(List<Level> levels) {
      Rational total = Rational.ZERO;
      for (Rational weight : weights.values()) {
        total = total.plus(weight);
      }
      Map<Level, Rational> shares = new LinkedHashMap<>();
      for (Level level : levels) {
        Rational weight = weights.get(level);
        if (weight == null) {
          throw new IllegalArgumentException("level " + level + " has no weight");
        }
        shares.put(level, weight.over(total));
      }
      if (shares.size() != weights.size()) {
        throw new IllegalArgumentException("there is a weight for a level the table does not have");
      }
      return shares;
    }
  }
}
