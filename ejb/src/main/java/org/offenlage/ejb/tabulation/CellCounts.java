package org.offenlage.ejb.tabulation;

/**
 * Counts and sums of record keys of the cells of a table, put in in any order.
 *
 * <p>Some thousand are put aside and then written at once: engines tell of cells in no order, and a
 * processor waits for many cells at a time, but not with the reading of a row between them. Not
 * safe for use by several threads.
 */
final class CellCounts {

  private static final int ASIDE = 1 << 12;

  private final long[] counts;
  private final long[] keys;
  private final int[] cells = new int[ASIDE];
  private final long[] numbers = new long[ASIDE];
  private final long[] keySums = new long[ASIDE];
  private int aside;

  /** Of so many cells, all zero. */
  CellCounts(int cellCount) {
    counts = new long[cellCount];
    keys = new long[cellCount];
  }

  /** Adds to a cell's count and to its sum of keys, modulo 2^64. */
  void add(int cell, long number, long keySum) {
    cells[aside] = cell;
    numbers[aside] = number;
    keySums[aside] = keySum;
    if (++aside == ASIDE) {
      write();
    }
  }

  private void write() {
    for (int i = 0; i < aside; i++) {
      counts[cells[i]] += numbers[i];
    }
    for (int i = 0; i < aside; i++) {
      keys[cells[i]] += keySums[i];
    }
    aside = 0;
  }

  /** The counts, by cell. */
  long[] counts() {
    write();
    return counts;
  }

  /** The sums of keys, by cell. */
  long[] keys() {
    write();
    return keys;
  }
}
