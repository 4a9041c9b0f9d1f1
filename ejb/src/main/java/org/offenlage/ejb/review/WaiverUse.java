package org.offenlage.ejb.review;

import java.util.List;
import java.util.stream.Collectors;
import org.offenlage.ejb.examination.ExaminedTable;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.protection.WaivedCells;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/** What exceptions mean for the tables of a publication. Stateless. */
final class WaiverUse {

  private WaiverUse() {}

  /** Cells of a table that exceptions are made for. */
  static WaivedCells of(TableToProtect table, List<Waiver> exceptions) {
    return new WaivedCells(
        exceptions.stream()
            .filter(waiver -> holds(waiver, table))
            .map(Waiver::codes)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Exceptions by which cells are shown; to tell of others would tell what is hidden. */
  static List<Waiver> used(List<Waiver> exceptions, List<ExaminedTable> examined) {
    return exceptions.stream()
        .filter(
            waiver ->
                examined.stream()
                    .filter(table -> holds(waiver, table.truth()))
                    .anyMatch(table -> shows(table.result().table(), waiver.codes())))
        .toList();
  }

  /** Whether a table's cell is the one that was meant, of the very same records. */
  private static boolean holds(Waiver waiver, TableToProtect table) {
    return waiver.table().equals(Preparation.name(table))
        && WaiverBasis.of(
                waiver.codes(),
                table.counted().table().structure(),
                table.period(),
                WaiverBasis.byPeriod(table))
            .filter(waiver.basis()::equals)
            .isPresent();
  }

  private static boolean shows(SafeTable table, List<String> codes) {
    for (int cell = 0; cell < table.cells().size(); cell++) {
      if (table.structure().codes(cell).equals(codes)) {
        return table.cells().get(cell) instanceof SafeCell.Published;
      }
    }
    return false;
  }
}
