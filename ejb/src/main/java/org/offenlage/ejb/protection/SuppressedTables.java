package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.audit.AuditReport;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.audit.FeasibilityInterval;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.CellCosts;
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
  private static final String AUDIT = "audit";

  private SuppressedTables() {}

  static Outcome<ProtectedTable> protect(
      TableToProtect table,
      List<EarlierTable> earlier,
      ProtectionMechanism.Suppression rule,
      ProgressListener progress) {
    Map<String, ConfidentialTable> tables = tables(table, earlier);
    Map<String, TableToProtect> counted = counted(table, earlier);
    LinkedTables linked = LinkedTables.of(tables, CellLinks.between(counted));
    Map<Integer, CellStatus> statuses = statuses(linked, earlier);
    Set<Integer> hiddenWithCounts = hiddenWithItsCounts(table, earlier, linked);
    hiddenWithCounts.forEach(cell -> statuses.putIfAbsent(cell, CellStatus.SUPPRESSED));
    waived(table, linked).stream()
        .filter(cell -> !hiddenWithCounts.contains(cell))
        .forEach(cell -> statuses.put(cell, CellStatus.PUBLISHED));
    SensitiveCells promised = promised(linked, earlier, statuses);
    SensitiveCells own = sensitiveIn(NEW, table, linked, rule, statuses);
    SensitiveCells sensitive = own.and(promised);

    SuppressionOutcome outcome =
        new CellSuppressor(Runtime.getRuntime().availableProcessors())
            .protect(
                new SuppressionProblem(
                    linked,
                    sensitive,
                    KnownCells.of(linked, counted),
                    statuses,
                    CellCosts.frequency()),
                progress);
    String part = table.counted().part().name();
    if (outcome instanceof SuppressionOutcome.Unprotectable unprotectable) {
      List<String> cells = named(tables, unprotectable.cells());
      return new Outcome.Refused<>(
          unprotectable.cells().stream().allMatch(cell -> isIn(own, linked, cell))
              ? new ProtectionRefusal.CellsUnprotectable(part, cells)
              : new ProtectionRefusal.EarlierEndangered(part, cells));
    }
    var pattern = ((SuppressionOutcome.Protected) outcome).pattern();
    AuditReport audit =
        DisclosureAudit.of(
            linked,
            pattern.suppressedCells(),
            sensitive,
            Runtime.getRuntime().availableProcessors(),
            share -> progress.reached(AUDIT, share));
    if (!audit.isSafe()) {
      return new Outcome.Refused<>(
          new ProtectionRefusal.AuditFailed(
              part,
              named(tables, audit.atRisk().stream().map(FeasibilityInterval::cell).toList())));
    }
    SafeTable safe = pattern.safeTable(linked, NEW, internal(rule));
    return new Outcome.Done<>(
        new ProtectedTable(
            new SafeTable(table.counted().table().structure(), safe.cells(), safe.statement()),
            countIn(NEW, linked, sensitive),
            earlier.size(),
            Optional.empty(),
            List.of()));
  }

  private static Map<String, String> internal(ProtectionMechanism.Suppression rule) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("threshold", Long.toString(rule.threshold()));
    parameters.put("zeros", rule.zeros().name());
    rule.sums().ifPresent(sums -> parameters.put("sums", ConcentrationText.write(sums)));
    return parameters;
  }

  /**
   * A sum says how many records there are at least, for none holds more than the greatest value;
   * where their number is hidden the sum is hidden with it, waived or not.
   */
  private static Set<Integer> hiddenWithItsCounts(
      TableToProtect table, List<EarlierTable> earlier, LinkedTables linked) {
    Set<Integer> hidden = new HashSet<>();
    if (!(table.counted().quantity() instanceof Quantity.Total)) {
      return hidden;
    }
    TableStructure structure = CellMeanings.renamed(table);
    for (EarlierTable counts : earlier) {
      boolean isOfThem =
          counts.truth().counted().quantity() instanceof Quantity.Records
              && counts.truth().records().population().equals(table.records().countsOfIt())
              && CellMeanings.renamed(counts.truth()).equals(structure);
      for (int cell = 0; isOfThem && cell < structure.cellCount(); cell++) {
        if (counts.published().cells().get(cell) instanceof SafeCell.Suppressed) {
          hidden.add(linked.system().cell(new CellAddress(NEW, cell)));
        }
      }
    }
    return hidden;
  }

  /**
   * Cells of earlier tables which could be estimated more closely than their rules allow if all
   * cells of a table became public.
   *
   * @return publication and codes of the cells, each joined by spaces
   */
  static List<String> endangeredBy(
      TableToProtect table, List<EarlierTable> earlier, ProgressListener progress) {
    if (earlier.stream().allMatch(each -> each.promise().isEmpty())) {
      return List.of();
    }
    Map<String, ConfidentialTable> tables = tables(table, earlier);
    LinkedTables linked = LinkedTables.of(tables, CellLinks.between(counted(table, earlier)));
    Map<Integer, CellStatus> statuses = statuses(linked, earlier);
    SensitiveCells promised = promised(linked, earlier, statuses);
    BitSet hidden = new BitSet();
    for (EarlierTable each : earlier) {
      cellsOf(each.name(), linked)
          .filter(cell -> statuses.get(cell) != CellStatus.PUBLISHED)
          .forEach(hidden::set);
    }
    cellsOf(NEW, linked).forEach(hidden::clear);
    progress.reached(AUDIT, 0);
    return named(
        tables,
        DisclosureAudit.of(linked, hidden, promised).atRisk().stream()
            .map(FeasibilityInterval::cell)
            .toList());
  }

  private static Map<String, ConfidentialTable> tables(
      TableToProtect table, List<EarlierTable> earlier) {
    Map<String, ConfidentialTable> tables = new LinkedHashMap<>();
    tables.put(NEW, renamed(table));
    earlier.forEach(each -> tables.put(each.name(), renamed(each.truth())));
    return tables;
  }

  /** Under the same names as {@link #tables}. */
  private static Map<String, TableToProtect> counted(
      TableToProtect table, List<EarlierTable> earlier) {
    Map<String, TableToProtect> counted = new LinkedHashMap<>();
    counted.put(NEW, table);
    earlier.forEach(each -> counted.put(each.name(), each.truth()));
    return counted;
  }

  private static IntStream cellsOf(String table, LinkedTables linked) {
    TableStructure structure = linked.system().tables().get(table);
    if (structure == null) {
      throw new IllegalStateException("the system lacks a table");
    }
    return IntStream.range(0, structure.cellCount())
        .map(cell -> linked.system().cell(new CellAddress(table, cell)));
  }

  private static long countIn(String table, LinkedTables linked, SensitiveCells sensitive) {
    return cellsOf(table, linked).filter(cell -> sensitive.level(cell).isPresent()).count();
  }

  private static boolean isIn(SensitiveCells sensitive, LinkedTables linked, CellAddress cell) {
    return sensitive.level(linked.system().cell(cell)).isPresent();
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

  /**
   * Cells that are shown by decision, also where an earlier publication hides them: whoever may
   * allow the one may allow the other. They can hide nothing any more.
   */
  private static List<Integer> waived(TableToProtect table, LinkedTables linked) {
    return table.waived().in(table.counted().table().structure()).stream()
        .mapToObj(cell -> linked.system().cell(new CellAddress(NEW, cell)))
        .toList();
  }

  /** What earlier publications promised to hide, each under its own rule. */
  private static SensitiveCells promised(
      LinkedTables linked, List<EarlierTable> earlier, Map<Integer, CellStatus> statuses) {
    SensitiveCells promised = SensitiveCells.of(Map.of());
    for (EarlierTable each : earlier) {
      if (each.promise().isPresent()) {
        promised =
            promised.and(
                sensitiveIn(each.name(), each.truth(), linked, each.promise().get(), statuses));
      }
    }
    return promised;
  }

  private static SensitiveCells sensitiveIn(
      String name,
      TableToProtect table,
      LinkedTables linked,
      ProtectionMechanism.Suppression rule,
      Map<Integer, CellStatus> statuses) {
    Map<Integer, ProtectionLevel> levels = new TreeMap<>();
    // What is public cannot be protected any more; it must not stop everything else from being.
    IntPredicate known = EmptyAreas.of(table);
    SafetyLevels.of(table.counted(), rule)
        .forEach(
            (cell, level) -> {
              int number = linked.system().cell(new CellAddress(name, cell));
              if (!known.test(cell) && statuses.get(number) != CellStatus.PUBLISHED) {
                levels.put(number, level);
              }
            });
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
