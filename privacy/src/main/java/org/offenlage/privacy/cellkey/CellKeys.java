package org.offenlage.privacy.cellkey;

/**
 * The cell keys of a table: for each cell the sum of the record keys of its records modulo 2^64.
 * Secret, and so never printed. Immutable.
 */
public final class CellKeys {

  private final long[] keys;

  private CellKeys(long[] keys) {
    this.keys = keys;
  }

  /**
   * Keys by cell.
   *
   * @param keys in the structure's numbering, margins included
   */
  public static CellKeys of(long[] keys) {
    return new CellKeys(keys.clone());
  }

  /** How many cells have a key. */
  public int size() {
    return keys.length;
  }

  /** The key of a cell. */
  public long key(int cell) {
    return keys[cell];
  }

  @Override
  public String toString() {
    return "keys of " + keys.length + " cells";
  }
}
