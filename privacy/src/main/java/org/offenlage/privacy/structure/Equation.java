package org.offenlage.privacy.structure;

import java.util.Arrays;

/**
 * One additive relation of a table: the total cell equals the sum of the part cells.
 *
 * @param totalCell the number of the total's cell in its structure
 * @param partCells the numbers of the parts' cells, at least one
 */
public record Equation(int totalCell, int[] partCells) {

  public Equation {
    partCells = partCells.clone();
    if (partCells.length == 0) {
      throw new IllegalArgumentException("an equation needs at least one part");
    }
  }

  @Override
  public int[] partCells() {
    return partCells.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Equation that
        && totalCell == that.totalCell
        && Arrays.equals(partCells, that.partCells);
  }

  @Override
  public int hashCode() {
    return 31 * totalCell + Arrays.hashCode(partCells);
  }

  @Override
  public String toString() {
    return totalCell + " = sum of " + Arrays.toString(partCells);
  }
}
