package org.offenlage.privacy.structure;

/**
 * Where a cell stands in a system of linked tables.
 *
 * @param table the table's name in the system
 * @param cell the cell's number in that table's structure
 */
public record CellAddress(String table, int cell) {

  public CellAddress {
    if (cell < 0) {
      throw new IllegalArgumentException("a cell's number is not negative");
    }
  }
}
