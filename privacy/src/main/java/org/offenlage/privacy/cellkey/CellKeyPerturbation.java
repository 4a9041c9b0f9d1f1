package org.offenlage.privacy.cellkey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Perturbs the counts of a table by their cell keys.
 *
 * <p>A cell gets the same value in every table that has it, since it has the same records and so
 * the same key. Parts and totals are perturbed apart, so they need not add up; {@link
 * AdditivityError} measures by how much. Immutable and safe for use by several threads. O(cells).
 */
public final class CellKeyPerturbation {

  private final PerturbationTable table;

  /** Perturbation by this table. */
  public CellKeyPerturbation(PerturbationTable table) {
    this.table = table;
  }

  /**
   * The perturbed table.
   *
   * @param cellKeys of all cells, margins included
   * @param preserved cells that are published as they are, such as totals that are public already
   */
  public SafeTable protect(ConfidentialTable counts, CellKeys cellKeys, BitSet preserved) {
    int cellCount = counts.structure().cellCount();
    if (cellKeys.size() != cellCount || preserved.length() > cellCount) {
      throw new IllegalArgumentException("there must be one cell key for each cell");
    }
    requireAdditive(counts, cellKeys);
    List<SafeCell> cells = new ArrayList<>(cellCount);
    for (int cell = 0; cell < cellCount; cell++) {
      long count = counts.count(cell);
      cells.add(
          preserved.get(cell)
              ? new SafeCell.Published(count)
              : new SafeCell.Perturbed(table.perturbed(count, cellKeys.key(cell))));
    }
    return new SafeTable(counts.structure(), cells, statement(preserved));
  }

  /** Keys that do not add up are those of other records: the same cell would differ by table. */
  private static void requireAdditive(ConfidentialTable counts, CellKeys cellKeys) {
    counts
        .structure()
        .forEachEquation(
            equation -> {
              long sum = 0;
              for (int part : equation.partCells()) {
                sum += cellKeys.key(part);
              }
              if (sum != cellKeys.key(equation.totalCell())) {
                throw new IllegalArgumentException(
                    "the key of cell " + equation.totalCell() + " is not the sum of its parts'");
              }
            });
  }

  private ProtectionStatement statement(BitSet preserved) {
    PerturbationRule rule = table.rule();
    return new ProtectionStatement(
        ProtectionStatement.Mechanism.CELL_KEY,
        Map.of("cells published unchanged", String.valueOf(preserved.cardinality())),
        Map.of(
            "maximum deviation", String.valueOf(rule.maximumDeviation()),
            "variance", rule.variance().toString(),
            "greatest forbidden count", String.valueOf(rule.greatestForbidden())));
  }
}
