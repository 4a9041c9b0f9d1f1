package org.offenlage.ejb.protection;

import java.util.BitSet;
import java.util.UUID;
import org.offenlage.privacy.dp.TableMeasurement;

/**
 * A plan to measure a table, with names for its cells that mean the same in every publication.
 * Confidential, for it holds the table.
 */
final class PlannedMeasurement {

  private final TableToProtect table;
  private final TableMeasurement plan;
  private final String[] names;
  private final int[] periods;

  private PlannedMeasurement(
      TableToProtect table, TableMeasurement plan, String[] names, int[] periods) {
    this.table = table;
    this.plan = plan;
    this.names = names;
    this.periods = periods;
  }

  static PlannedMeasurement of(TableToProtect table, TableMeasurement plan) {
    String[] names = new String[plan.structure().cellCount()];
    int[] periods = new int[names.length];
    for (int cell = 0; cell < names.length; cell++) {
      names[cell] = CellMeanings.ofCell(table, plan.structure(), cell);
      periods[cell] = CellMeanings.periodOf(table, plan.structure(), cell);
    }
    return new PlannedMeasurement(table, plan, names, periods);
  }

  /** The same for some of its cells. */
  PlannedMeasurement only(BitSet cells) {
    return new PlannedMeasurement(table, plan.onlyCells(cells), names, periods);
  }

  TableToProtect table() {
    return table;
  }

  TableMeasurement plan() {
    return plan;
  }

  /** How many cells the structure has, measured or not. */
  int cellCount() {
    return names.length;
  }

  /** What a cell restricts but for its period. */
  String name(int cell) {
    return names[cell];
  }

  /** Which of the table's periods a cell belongs to, by its place. */
  int period(int cell) {
    return periods[cell];
  }

  /** The snapshot that a cell is measured from. */
  UUID snapshot(int cell) {
    return table.counted().snapshots().get(periods[cell]);
  }

  @Override
  public String toString() {
    return "planned measurement of " + plan.cells().cardinality() + " cells";
  }
}
