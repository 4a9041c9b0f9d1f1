package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.protection.CellMeanings;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.privacy.attack.PublishedCorpus;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SharedCell;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Puts together what an intruder knows of the respondents of a table.
 *
 * <p>Cells of different tables are one where codes and meanings agree, or where cells of the same
 * codes count the very same records of a snapshot, which the sums of random record keys tell
 * whatever the codes are taken from (two different sets agree with probability 2^−64).
 */
final class Knowledge {

  /** Name of the table under examination in every corpus. */
  static final String NEW = "new";

  private Knowledge() {}

  /** Everything published before, together with this. */
  static PublishedCorpus of(ExaminedTable table, SafeTable result) {
    Map<String, SafeTable> tables = new LinkedHashMap<>();
    for (EarlierTable earlier : table.earlier()) {
      tables.put(earlier.name(), renamed(earlier.truth(), earlier.published()));
    }
    tables.put(NEW, renamed(table.truth(), result));
    return PublishedCorpus.of(tables, sameRecords(table));
  }

  /** What was published before; at least one table. */
  static PublishedCorpus ofEarlier(ExaminedTable table) {
    Map<String, SafeTable> tables = new LinkedHashMap<>();
    Map<Records, CellAddress> first = new HashMap<>();
    List<SharedCell> same = new ArrayList<>();
    for (EarlierTable earlier : table.earlier()) {
      tables.put(earlier.name(), renamed(earlier.truth(), earlier.published()));
      link(earlier.name(), earlier.truth(), first, same);
    }
    return PublishedCorpus.of(tables, same);
  }

  /** Cells of the table whose counts earlier publications show. */
  static BitSet publicBefore(ExaminedTable table) {
    BitSet known = new BitSet();
    if (table.earlier().isEmpty()) {
      return known;
    }
    SafeTable hidden = hidden(table.result().table());
    PublishedCorpus corpus = of(table, hidden);
    for (int cell = 0; cell < hidden.cells().size(); cell++) {
      known.set(cell, corpus.value(corpus.cell(new CellAddress(NEW, cell))).isPresent());
    }
    return known;
  }

  /** The structure under the names that variables have in every corpus, populations told apart. */
  static SafeTable renamed(TableToProtect truth, SafeTable published) {
    List<SpanningVariable> variables = new ArrayList<>(CellMeanings.renamed(truth).variables());
    variables.add(
        SpanningVariable.of(
            "population",
            Hierarchy.withoutTotal(List.of(Sha256.of(truth.records().population())))));
    return new SafeTable(TableStructure.of(variables), published.cells(), published.statement());
  }

  private static SafeTable hidden(SafeTable table) {
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      cells.add(new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL));
    }
    return new SafeTable(table.structure(), cells, table.statement());
  }

  /** What a cell is called and holds: so many records of a snapshot, with this sum of keys. */
  private record Records(UUID snapshot, List<String> codes, long count, long keys) {}

  private static List<SharedCell> sameRecords(ExaminedTable table) {
    List<SharedCell> same = new ArrayList<>();
    Map<Records, CellAddress> first = new HashMap<>();
    for (EarlierTable earlier : table.earlier()) {
      link(earlier.name(), earlier.truth(), first, same);
    }
    link(NEW, table.truth(), first, same);
    return same;
  }

  private static void link(
      String name, TableToProtect truth, Map<Records, CellAddress> first, List<SharedCell> same) {
    if (!(truth.counted().quantity() instanceof Quantity.Records)) {
      return;
    }
    var structure = truth.counted().table().structure();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      long count = truth.counted().table().count(cell);
      long keys = truth.counted().cellKeys().key(cell);
      if (count > 0 && keys != 0) {
        int period = CellMeanings.periodOf(truth, structure, cell);
        CellAddress address = new CellAddress(name, cell);
        CellAddress before =
            first.putIfAbsent(
                new Records(
                    truth.counted().snapshots().get(period),
                    CellMeanings.restricting(truth, structure, cell),
                    count,
                    keys),
                address);
        if (before != null) {
          same.add(new SharedCell(before, address));
        }
      }
    }
  }
}
