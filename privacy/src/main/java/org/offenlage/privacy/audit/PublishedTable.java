package org.offenlage.privacy.audit;

import java.util.BitSet;
import org.offenlage.privacy.structure.TableStructure;

/**
 * A protected table as everybody sees it.
 *
 * @param structure its cells
 * @param values one for each cell, in units; those of suppressed cells mean nothing
 * @param suppressed which cells are
 */
@SuppressWarnings("ArrayRecordComponent")
public record PublishedTable(TableStructure structure, long[] values, BitSet suppressed) {

  public PublishedTable {
    if (values.length != structure.cellCount()) {
      throw new IllegalArgumentException("there must be one value for each cell");
    }
    suppressed = (BitSet) suppressed.clone();
  }

  /** Whether a cell is suppressed. */
  public boolean isSuppressed(int cell) {
    return suppressed.get(cell);
  }

  @Override
  public String toString() {
    return "PublishedTable over " + structure;
  }
}
