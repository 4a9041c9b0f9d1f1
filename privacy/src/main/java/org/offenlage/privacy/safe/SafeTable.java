package org.offenlage.privacy.safe;

import java.util.List;
import org.offenlage.privacy.structure.TableStructure;

/**
 * A protected table: for each cell what may be shown, and a statement of how it was protected.
 *
 * @param structure the cells
 * @param cells one for each cell, in the structure's numbering
 * @param statement how the table was protected
 */
public record SafeTable(
    TableStructure structure, List<SafeCell> cells, ProtectionStatement statement) {

  public SafeTable {
    cells = List.copyOf(cells);
    if (cells.size() != structure.cellCount()) {
      throw new IllegalArgumentException("there must be one safe cell for each cell");
    }
  }

  /** What may be shown of the cell with these codes. */
  public SafeCell cell(List<String> codes) {
    return cells.get(structure.cell(codes));
  }
}
