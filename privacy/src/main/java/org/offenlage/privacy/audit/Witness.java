package org.offenlage.privacy.audit;

import org.offenlage.privacy.risk.ProtectionLevel;

/**
 * Two tables that agree with everything published and hold a sensitive cell apart, given by their
 * differences from the truth. Confidential.
 *
 * <p>The arrays are shared; do not change them.
 *
 * @param cell the sensitive cell's number
 * @param level what the two tables are to show
 * @param known cells that the intruder knows beside what is published
 * @param higher where and by how much the table differs in which the cell is high
 * @param lower the same for the table in which it is low
 */
@SuppressWarnings("ArrayRecordComponent")
public record Witness(
    int cell, ProtectionLevel level, int[] known, Difference higher, Difference lower) {

  /**
   * A difference from the truth.
   *
   * @param cells the cells that differ, ascending
   * @param steps by how much, in the same order
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Difference(int[] cells, long[] steps) {

    public Difference {
      if (cells.length != steps.length) {
        throw new IllegalArgumentException("each cell needs its step");
      }
    }

    long at(int cell) {
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] == cell) {
          return steps[i];
        }
      }
      return 0;
    }

    @Override
    public String toString() {
      return "Difference in " + cells.length + " cells";
    }
  }

  @Override
  public String toString() {
    return "Witness for cell " + cell;
  }
}
