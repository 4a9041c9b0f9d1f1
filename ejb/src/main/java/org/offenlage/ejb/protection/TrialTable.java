package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.structure.TableStructure;

/**
 * What a rule that is tried out would make of a table. Stays in the office.
 *
 * @param part its place in the indicator
 * @param structure its variables
 * @param cells one for each cell of the structure
 * @param sensitiveCells how many cells are sensitive themselves; 0 where the mechanism knows none
 * @param loss what one reference period would cost of a privacy budget; empty where nothing
 */
public record TrialTable(
    TabulatedTable.Part part,
    TableStructure structure,
    List<TrialCell> cells,
    long sensitiveCells,
    Optional<PrivacyLoss> loss) {

  public TrialTable {
    cells = List.copyOf(cells);
    if (cells.size() != structure.cellCount()) {
      throw new IllegalArgumentException("there must be one cell for each of the structure");
    }
  }

  /** How many cells show nothing. */
  public long hidden() {
    return cells.stream().filter(TrialCell.Hidden.class::isInstance).count();
  }

  @Override
  public String toString() {
    return "trial of " + part;
  }
}
