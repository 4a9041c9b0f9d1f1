package org.offenlage.privacy.confidential;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.privacy.structure.TableStructure;

/**
 * What each record of a table's cells holds in one column, margins included. Confidential: it
 * refuses to print itself.
 *
 * <p>Filled by one thread, then read by any. Memory O(different values of all cells).
 */
public final class CellValues {

  private final TableStructure structure;
  private final Map<Integer, TreeMap<Long, Integer>> timesByValue = new TreeMap<>();

  /** No values yet. */
  public CellValues(TableStructure structure) {
    this.structure = structure;
  }

  /** The table's cells. */
  public TableStructure structure() {
    return structure;
  }

  /**
   * Adds records of one cell that hold the same value.
   *
   * @param cell in the structure's numbering
   * @param times how many records, at least 1
   */
  public void add(int cell, long value, int times) {
    if (cell < 0 || cell >= structure.cellCount() || times < 1) {
      throw new IllegalArgumentException("values belong to a cell and to at least one record");
    }
    timesByValue
        .computeIfAbsent(cell, first -> new TreeMap<>())
        .merge(value, times, Math::addExact);
  }

  /** One value for each record of a cell, ascending. */
  public long[] of(int cell) {
    Map<Long, Integer> times = timesByValue.getOrDefault(cell, new TreeMap<>());
    long[] values = new long[times.values().stream().mapToInt(Integer::intValue).sum()];
    int next = 0;
    for (Map.Entry<Long, Integer> each : times.entrySet()) {
      Arrays.fill(values, next, next + each.getValue(), each.getKey());
      next += each.getValue();
    }
    return values;
  }

  @Override
  public String toString() {
    return "CellValues over " + structure;
  }
}
