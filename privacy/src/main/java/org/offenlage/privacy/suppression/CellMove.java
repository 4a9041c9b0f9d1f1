package org.offenlage.privacy.suppression;

/**
 * By how much cells of the system differ from the truth in another table that agrees with all that
 * is published. Confidential.
 *
 * <p>The arrays are shared; do not change them.
 *
 * @param cells the cells that differ, ascending
 * @param steps by how much, in the same order
 */
@SuppressWarnings("ArrayRecordComponent")
public record CellMove(int[] cells, long[] steps) {

  public CellMove {
    if (cells.length != steps.length) {
      throw new IllegalArgumentException("each cell needs its step");
    }
  }

  @Override
  public String toString() {
    return "CellMove of " + cells.length + " cells";
  }
}
