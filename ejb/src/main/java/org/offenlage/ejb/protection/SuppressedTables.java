package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.privacy.audit.AuditReport;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.audit.FeasibilityInterval;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.CellStatus;
import org.offenlage.privacy.suppression.CellSuppressor;
import org.offenlage.privacy.suppression.ProgressListener;
import org.offenlage.privacy.suppression.SuppressionOutcome;
import org.offenlage.privacy.suppression.SuppressionProblem;

/**
 * Protects a table by suppression, together with every table on the same respondents that was ever
 * public, and has the result audited by code that shares nothing with the protection.
 */
final class SuppressedTables {

  private static final String NEW = "new";

  private SuppressedTables() {}

  static Outcome<ProtectedTable> protect(
      TableToProtect table, List<EarlierTable> earlier, ProtectionMechanism.Suppression rule) {
    Map<String, ConfidentialTable> tables = new LinkedHashMap<>();
    tables.put(NEW, renamed(table));
    earlier.forEach(each -> tables.put(each.name(), renamed(each.truth())));
    LinkedTables linked = LinkedTables.linkedByCodes(tables);
    Map<Integer, CellStatus> statuses = statuses(linked, earlier);
    SensitiveCells sensitive = sensitive(linked, statuses, rule);

    SuppressionOutcome outcome =
        new CellSuppressor(Runtime.getRuntime().availableProcessors())
            .protect(SuppressionProblem.of(linked, sensitive, statuses), ProgressListener.SILENT);
    String part = table.counted().part().name();
    if (outcome instanceof SuppressionOutcome.Unprotectable unprotectable) {
      return new Outcome.Refused<>(
          new ProtectionRefusal.CellsUnprotectable(part, named(tables, unprotectable.cells())));
    }
    var pattern = ((SuppressionOutcome.Protected) outcome).pattern();
    AuditReport audit = DisclosureAudit.of(linked, pattern.suppressedCells(), sensitive);
    if (!audit.isSafe()) {
      return new Outcome.Refused<>(
          new ProtectionRefusal.AuditFailed(
              part,
              named(tables, audit.atRisk().stream().map(FeasibilityInterval::cell).toList())));
    }
    SafeTable safe =
        pattern.safeTable(
            linked,
            NEW,
            Map.of("threshold", Long.toString(rule.threshold()), "zeros", rule.zeros().name()));
    return new Outcome.Done<>(
        new ProtectedTable(
            new SafeTable(table.counted().table().structure(), safe.cells(), safe.statement()),
            sensitiveIn(linked, sensitive),
            earlier.size(),
            List.of()));
  }

  private static long sensitiveIn(LinkedTables linked, SensitiveCells sensitive) {
    TableStructure structure = linked.system().tables().get(NEW);
    if (structure == null) {
      throw new IllegalStateException("the system lacks the new table");
    }
    long count = 0;
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      if (sensitive.level(linked.system().cell(new CellAddress(NEW, cell))).isPresent()) {
        count++;
      }
    }
    return count;
  }

  /** What is public is known; what is hidden and not asked for now stays hidden. */
  private static Map<Integer, CellStatus> statuses(
      LinkedTables linked, List<EarlierTable> earlier) {
    Map<Integer, CellStatus> statuses = new HashMap<>();
    for (EarlierTable table : earlier) {
      List<SafeCell> cells = table.published().cells();
      for (int cell = 0; cell < cells.size(); cell++) {
        int number = linked.system().cell(new CellAddress(table.name(), cell));
        if (cells.get(cell) instanceof SafeCell.Published published) {
          if (published.count() != linked.value(number)) {
            throw new IllegalStateException(
                "a published cell of " + table.name() + " does not equal its count");
          }
          statuses.put(number, CellStatus.PUBLISHED);
        } else if (!linked.system().address(number).table().equals(NEW)) {
          statuses.putIfAbsent(number, CellStatus.SUPPRESSED);
        }
      }
    }
    return statuses;
  }

  private static SensitiveCells sensitive(
      LinkedTables linked,
      Map<Integer, CellStatus> statuses,
      ProtectionMechanism.Suppression rule) {
    SafetyRule.Zeros zeros =
        switch (rule.zeros()) {
          case FREE -> SafetyRule.Zeros.FREE;
          case PROTECTED -> SafetyRule.Zeros.PROTECTED;
        };
    Map<Integer, ProtectionLevel> levels =
        new TreeMap<>(
            SensitiveCells.of(
                    linked,
                    new SafetyRule.MinimumFrequency(rule.threshold(), zeros),
                    ProtectionDemand.standard())
                .levels());
    // What is public cannot be protected any more; it must not stop everything else from being.
    levels.keySet().removeIf(cell -> statuses.get(cell) == CellStatus.PUBLISHED);
    return SensitiveCells.of(levels);
  }

  /** The table under variable names that mean the same in every publication. */
  private static ConfidentialTable renamed(TableToProtect table) {
    ConfidentialTable counted = table.counted().table();
    long[] counts = new long[counted.structure().cellCount()];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = counted.count(cell);
    }
    return new ConfidentialTable(CellMeanings.renamed(table), counts);
  }

  private static List<String> named(
      Map<String, ConfidentialTable> tables, List<CellAddress> cells) {
    List<String> names = new ArrayList<>();
    for (CellAddress cell : cells) {
      ConfidentialTable table = tables.get(cell.table());
      if (table == null) {
        throw new IllegalStateException("a cell of an unknown table");
      }
      names.add(
          (cell.table().equals(NEW) ? "" : cell.table() + ": ")
              + CellMeanings.readable(table.structure().codes(cell.cell())));
    }
    return names;
  }
}
