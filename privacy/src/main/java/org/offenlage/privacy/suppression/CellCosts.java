package org.offenlage.privacy.suppression;

/** What the loss of a cell counts when there is a choice which cells to suppress. */
public enum CellCosts {
  /** Every cell the same: as few suppressed cells as possible. */
  UNITY,
  /** The cell's value: as small a suppressed sum as possible. */
  FREQUENCY,
  /** The logarithm of the value: between the two. */
  LOGARITHM
}
