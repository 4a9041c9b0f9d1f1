package org.offenlage.privacy.suppression;

/** What the loss of a cell counts when there is a choice which cells to suppress. */
public enum CellCosts {
  /** Every cell the same: as few suppressed cells as possible. */
  UNITY {
    @Override
    double of(long value) {
      return 1;
    }
  },
  /** The cell's value: as small a suppressed sum as possible. */
  FREQUENCY {
    @Override
    double of(long value) {
      return Math.max(1, value);
    }
  },
  /** The logarithm of the value: between the two. */
  LOGARITHM {
    @Override
    double of(long value) {
      return StrictMath.log(1.0 + Math.max(1, value));
    }
  };

  abstract double of(long value);
}
