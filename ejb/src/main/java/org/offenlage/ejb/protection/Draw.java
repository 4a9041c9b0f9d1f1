package org.offenlage.ejb.protection;

import java.util.Map;
import java.util.UUID;

/**
 * Noisy counts of one snapshot on their way into the database.
 *
 * @param snapshotId the snapshot counted
 * @param population which of its records are counted
 * @param spending the debit that paid for the noise
 * @param cells noise and value by the cell's name
 */
record Draw(UUID snapshotId, String population, UUID spending, Map<String, DrawnCell> cells) {

  Draw {
    cells = Map.copyOf(cells);
  }

  @Override
  public String toString() {
    return "draw of " + cells.size() + " cells";
  }

  /** One cell's noise and noisy count. */
  record DrawnCell(String noise, long value) {}
}
