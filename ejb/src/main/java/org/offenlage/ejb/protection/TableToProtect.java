package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.tabulation.TabulatedTable;

/**
 * A counted table on its way to protection. Confidential.
 *
 * @param counted the true counts
 * @param records which records it counts
 * @param area name of the variable with the areas, where there is one
 * @param period name of the variable with the reference periods, where there is one
 * @param periods codes of the periods, in the order of the counted snapshots
 * @param waived cells that need not be hidden
 */
public record TableToProtect(
    TabulatedTable counted,
    CountedRecords records,
    Optional<String> area,
    Optional<String> period,
    List<String> periods,
    WaivedCells waived) {

  /** Without waivers. */
  public TableToProtect(
      TabulatedTable counted,
      CountedRecords records,
      Optional<String> area,
      Optional<String> period,
      List<String> periods) {
    this(counted, records, area, period, periods, WaivedCells.NONE);
  }

  public TableToProtect {
    periods = List.copyOf(periods);
    if (periods.size() != counted.snapshots().size()) {
      throw new IllegalArgumentException("there must be one snapshot for each period");
    }
  }

  /** The same with waivers. */
  public TableToProtect waiving(WaivedCells cells) {
    return new TableToProtect(counted, records, area, period, periods, cells);
  }

  @Override
  public String toString() {
    return "table to protect over " + counted.table().structure();
  }
}
