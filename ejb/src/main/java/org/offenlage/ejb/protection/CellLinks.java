package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SharedCell;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Finds which cells of different tables are one cell: those that let in the same leaves of
 * variables of the same meaning, of the same population and snapshot; and those of the same codes
 * that count the very same records, whatever the codes are taken from, which the sums of random
 * record keys tell (two different sets agree with probability 2^−64).
 *
 * <p>That records are the same is not enough: a reader does not know that a neighbouring cell is
 * empty.
 */
final class CellLinks {

  private final Map<Meaning, CellAddress> byMeaning = new HashMap<>();
  private final Map<Records, CellAddress> byRecords = new HashMap<>();
  private final List<SharedCell> same = new ArrayList<>();

  private CellLinks() {}

  private record Meaning(
      UUID snapshot, String population, Map<String, SortedSet<String>> restrictions) {}

  private record Records(UUID snapshot, List<String> codes, long count, long keys) {}

  /** The pairs among these tables. */
  static List<SharedCell> between(Map<String, TableToProtect> tables) {
    CellLinks links = new CellLinks();
    tables.forEach(links::add);
    return links.same;
  }

  private void add(String name, TableToProtect table) {
    TableStructure structure = table.counted().table().structure();
    List<Map<String, SortedSet<String>>> leaves = new ArrayList<>();
    structure.variables().forEach(variable -> leaves.add(leavesByCode(variable)));
    boolean countsRecords = table.counted().quantity() instanceof Quantity.Records;
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      CellAddress address = new CellAddress(name, cell);
      UUID snapshot =
          table.counted().snapshots().get(CellMeanings.periodOf(table, structure, cell));
      Meaning meaning =
          new Meaning(
              snapshot, table.records().population(), restrictions(table, structure, cell, leaves));
      link(byMeaning.putIfAbsent(meaning, address), address);
      long count = table.counted().table().count(cell);
      long keys = table.counted().cellKeys().key(cell);
      if (countsRecords && count > 0 && keys != 0) {
        Records records =
            new Records(snapshot, CellMeanings.restricting(table, structure, cell), count, keys);
        link(byRecords.putIfAbsent(records, address), address);
      }
    }
  }

  private void link(@Nullable CellAddress earlier, CellAddress address) {
    if (earlier != null) {
      same.add(new SharedCell(earlier, address));
    }
  }

  private static Map<String, SortedSet<String>> restrictions(
      TableToProtect table,
      TableStructure structure,
      int cell,
      List<Map<String, SortedSet<String>>> leaves) {
    List<String> codes = structure.codes(cell);
    Map<String, SortedSet<String>> restrictions = new TreeMap<>();
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      boolean isPeriod = table.period().filter(variable.name()::equals).isPresent();
      if (!isPeriod && !CellMeanings.coversAll(variable, codes.get(v))) {
        restrictions.put(
            table.records().meanings().getOrDefault(variable.name(), variable.name()),
            leaves.get(v).getOrDefault(codes.get(v), new TreeSet<>()));
      }
    }
    return restrictions;
  }

  private static Map<String, SortedSet<String>> leavesByCode(SpanningVariable variable) {
    Map<String, SortedSet<String>> leaves = new HashMap<>();
    for (Hierarchy hierarchy : variable.hierarchies()) {
      for (String leaf : hierarchy.leaves()) {
        for (String above : hierarchy.pathToRoot(leaf)) {
          leaves.computeIfAbsent(above, none -> new TreeSet<>()).add(leaf);
        }
      }
    }
    return leaves;
  }
}
