package org.offenlage.ejb.protection;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Cells of a table that may be shown though its rule finds them sensitive, because the
 * data-protection officer decided so. Confidential: to be named here, a cell must be sensitive.
 *
 * @param codes one code for each variable of the table, in its order
 */
public record WaivedCells(Set<List<String>> codes) {

  /** No cell is waived. */
  public static final WaivedCells NONE = new WaivedCells(Set.of());

  public WaivedCells {
    codes = Set.copyOf(codes);
  }

  /** Numbers of those that a table has; others are of periods that are not counted now. */
  public BitSet in(TableStructure structure) {
    BitSet cells = new BitSet();
    if (!codes.isEmpty()) {
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        cells.set(cell, codes.contains(structure.codes(cell)));
      }
    }
    return cells;
  }

  @Override
  public String toString() {
    return codes.size() + " waived cells";
  }
}
