package org.offenlage.ejb.protection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.structure.CellAddress;

/** Who knows which cell for being alone in it, in tables of counts and of sums. */
final class KnownCells {

  private KnownCells() {}

  /**
   * The lone respondents of a system.
   *
   * @param tables all its tables by their names in it
   */
  static LoneRespondents of(LinkedTables linked, Map<String, TableToProtect> tables) {
    LoneRespondents ofCounts = LoneRespondents.ofCounts(linked);
    Map<Integer, Integer> respondentByCell = new HashMap<>();
    Map<String, Integer> numberByContributor = new HashMap<>();
    tables.forEach(
        (name, table) -> {
          int cells = table.counted().table().structure().cellCount();
          for (int cell = 0; cell < cells; cell++) {
            int number = linked.system().cell(new CellAddress(name, cell));
            if (table.counted().quantity() instanceof Quantity.Total) {
              // Numbers of those who are alone in counts are numbers of cells.
              contributor(table, cell)
                  .ifPresent(
                      who ->
                          respondentByCell.put(
                              number,
                              numberByContributor.computeIfAbsent(
                                  who,
                                  next ->
                                      linked.system().cellCount() + numberByContributor.size())));
            } else if (ofCounts.respondent(number) >= 0) {
              respondentByCell.put(number, ofCounts.respondent(number));
            }
          }
        });
    return LoneRespondents.of(linked, respondentByCell);
  }

  private static Optional<String> contributor(TableToProtect table, int cell) {
    return table.counted().contributions().flatMap(all -> all.soleContributor(cell));
  }
}
