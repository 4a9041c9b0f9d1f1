package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Which cells of a system are suppressed, without telling why.
 *
 * <p>Immutable. Safe to hand out only as the {@link SafeTable}s made from it.
 */
public final class SuppressionPattern {

  private final BitSet suppressed;

  SuppressionPattern(BitSet suppressed) {
    this.suppressed = (BitSet) suppressed.clone();
  }

  /** Whether a cell of the system is suppressed. */
  public boolean isSuppressed(int cell) {
    return suppressed.get(cell);
  }

  /** The suppressed cells of the system. */
  public BitSet suppressedCells() {
    return (BitSet) suppressed.clone();
  }

  /**
   * One of the tables as it may leave.
   *
   * @param tables the tables for which this pattern was made
   * @param table the name of the one wanted
   * @param internalParameters parameters of the rule for the statement's internal part
   */
  public SafeTable safeTable(
      LinkedTables tables, String table, Map<String, String> internalParameters) {
    TableStructure structure = tables.system().tables().get(table);
    if (structure == null) {
      throw new IllegalArgumentException("the system has no table '" + table + "'");
    }
    List<SafeCell> cells = new ArrayList<>(structure.cellCount());
    SafeCell hidden = new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL);
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      int number = tables.system().cell(new CellAddress(table, cell));
      cells.add(suppressed.get(number) ? hidden : new SafeCell.Published(tables.value(number)));
    }
    return new SafeTable(
        structure,
        cells,
        new ProtectionStatement(
            ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), internalParameters));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SuppressionPattern that && suppressed.equals(that.suppressed);
  }

  @Override
  public int hashCode() {
    return suppressed.hashCode();
  }

  @Override
  public String toString() {
    return suppressed.cardinality() + " suppressed cells";
  }
}
