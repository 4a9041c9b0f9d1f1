package org.offenlage.privacy.dp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.structure.TableStructure;

/** How a total privacy loss is divided between the levels of a table. */
public sealed interface BudgetSplit
    permits BudgetSplit.Even, BudgetSplit.Weighted, BudgetSplit.LeastError, ConsistentSplit {

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

  /**
   * The shares with the least expected squared error, summed over all cells, when levels count by
   * their weight and no cell borrows from others.
   *
   * <p>In closed form: with n cells, weight w and sensitivity Δ a level, Laplace noise has error
   * 2nwΔ²/ε² and so a share in proportion to the cube root of nwΔ²; Gaussian noise has error
   * nwΔ²/(2ρ) and a share in proportion to the square root. Roots are rounded to whole numbers of
   * 2^−32, which moves the error by less than a billionth; shares still add up exactly.
   *
   * @param weights how much an error on a level matters; positive, one for each level
   */
  record LeastError(TableStructure structure, NoiseFamily family, Map<Level, Rational> weights)
      implements BudgetSplit {
    public LeastError {
      weights = Map.copyOf(weights);
    }

    @Override
    public Map<Level, Rational> shares(List<Level> all) {
      Levels levels = Levels.of(structure);
      long[] cells = new long[levels.all().size()];
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        cells[levels.indexOf(cell)]++;
      }
      Map<Level, Rational> roots = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        Level level = levels.all().get(i);
        Rational weight = weights.getOrDefault(level, Rational.ZERO);
        long multiplicity = levels.multiplicity(level);
        double error =
            weight.approximately()
                * cells[i]
                * multiplicity
                * switch (family) {
                  case DISCRETE_LAPLACE -> multiplicity;
                  case DISCRETE_GAUSSIAN -> 1;
                };
        double root =
            switch (family) {
              case DISCRETE_LAPLACE -> StrictMath.cbrt(error);
              case DISCRETE_GAUSSIAN -> StrictMath.sqrt(error);
            };
        roots.put(level, Rational.of(Math.round(root * (1L << 32)), 1L << 32));
      }
      return new Weighted(roots).shares(all);
    }
  }
}
