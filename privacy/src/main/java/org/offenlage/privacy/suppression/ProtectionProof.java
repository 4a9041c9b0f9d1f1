package org.offenlage.privacy.suppression;

/**
 * Two tables which show that an intruder cannot come closer to a sensitive cell than its protection
 * level allows. Confidential.
 *
 * @param cell the sensitive cell
 * @param known cells that this intruder knows for being alone in them; empty for the public
 * @param demand whether the full protection level is reached
 * @param higher the table in which the cell is high, as its difference from the truth
 * @param lower the table in which the cell is low
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProtectionProof(
    int cell, int[] known, Demand demand, CellMove higher, CellMove lower) {

  /** What is shown. */
  public enum Demand {
    /** The protection level is reached. */
    FULL,
    /**
     * At least two values stay possible: all that can be reached against a respondent who knows an
     * own cell, whatever else is suppressed.
     */
    NOT_EXACT
  }

  /** How far above the truth the cell is in the higher table. */
  public long rise() {
    return step(higher);
  }

  /** How far below the truth the cell is in the lower table. */
  public long fall() {
    return -step(lower);
  }

  private long step(CellMove move) {
    int at = java.util.Arrays.binarySearch(move.cells(), cell);
    return at < 0 ? 0 : move.steps()[at];
  }

  @Override
  public String toString() {
    return "ProtectionProof of cell " + cell;
  }
}
