package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.SharedCell;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * What an intruder knows: every table on the same respondents that was ever public, and which of
 * their cells are one cell.
 *
 * <p>Two cells are one where they let in the same finest codes of the same variables; a root code
 * that has children restricts nothing. Further pairs can be given. Only cells that are published as
 * they are count as known; noisy and perturbed ones do not. Immutable. Building costs O(cells ×
 * variables).
 */
public final class PublishedCorpus {

  private final Map<String, SafeTable> tables;
  private final Map<String, int[]> numbers;
  private final int cellCount;
  private final long[] values;
  private final boolean[] known;

  private PublishedCorpus(Map<String, SafeTable> tables, List<SharedCell> same) {
    this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    Map<String, Integer> offsets = new HashMap<>();
    int all = 0;
    for (Map.Entry<String, SafeTable> table : tables.entrySet()) {
      offsets.put(table.getKey(), all);
      all = Math.addExact(all, table.getValue().structure().cellCount());
    }
    int[] leader = new int[all];
    Arrays.setAll(leader, i -> i);
    joinByCodes(leader);
    for (SharedCell pair : same) {
      join(leader, place(offsets, pair.first()), place(offsets, pair.second()));
    }
    int[] number = new int[all];
    int next = 0;
    for (int i = 0; i < all; i++) {
      int root = find(leader, i);
      number[i] = root == i ? next++ : number[root];
    }
    this.cellCount = next;
    this.values = new long[next];
    this.known = new boolean[next];
    this.numbers = new HashMap<>();
    int at = 0;
    for (Map.Entry<String, SafeTable> table : tables.entrySet()) {
      List<SafeCell> cells = table.getValue().cells();
      int[] own = Arrays.copyOfRange(number, at, at + cells.size());
      numbers.put(table.getKey(), own);
      for (int cell = 0; cell < own.length; cell++) {
        if (cells.get(cell) instanceof SafeCell.Published published) {
          learn(own[cell], published.count(), table.getKey());
        }
      }
      at += own.length;
    }
  }

  /**
   * The corpus of these tables, linked by codes.
   *
   * @param tables by name, oldest first; variables of one name mean the same in all
   * @throws ContradictoryCorpusException where one cell was published with two values
   */
  public static PublishedCorpus of(Map<String, SafeTable> tables) {
    return of(tables, List.of());
  }

  /**
   * The same, with further cells that are known to count the same respondents.
   *
   * @throws ContradictoryCorpusException where one cell was published with two values
   */
  public static PublishedCorpus of(Map<String, SafeTable> tables, List<SharedCell> same) {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("an intruder needs at least one published table");
    }
    return new PublishedCorpus(tables, same);
  }

  private void learn(int cell, long value, String table) {
    if (known[cell] && values[cell] != value) {
      throw new ContradictoryCorpusException(table);
    }
    known[cell] = true;
    values[cell] = value;
  }

  private void joinByCodes(int[] leader) {
    Map<Map<String, Set<String>>, Integer> first = new HashMap<>();
    LeafSets leaves = new LeafSets(tables.values());
    int at = 0;
    for (SafeTable table : tables.values()) {
      Map<List<String>, Set<String>> below = new HashMap<>();
      for (int cell = 0; cell < table.structure().cellCount(); cell++) {
        Integer earlier = first.putIfAbsent(restrictions(table, cell, leaves, below), at + cell);
        if (earlier != null) {
          join(leader, earlier, at + cell);
        }
      }
      at += table.structure().cellCount();
    }
  }

  /** What a cell restricts: for each variable the finest codes that it lets in. */
  private static Map<String, Set<String>> restrictions(
      SafeTable table, int cell, LeafSets leaves, Map<List<String>, Set<String>> below) {
    Map<String, Set<String>> restrictions = new TreeMap<>();
    List<String> codes = table.structure().codes(cell);
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = table.structure().variables().get(v);
      String code = codes.get(v);
      Set<String> of =
          below.computeIfAbsent(
              List.of(variable.name(), code),
              none -> isWhole(variable, code) ? Set.of() : leaves.below(variable, code));
      if (!of.isEmpty()) {
        restrictions.put(variable.name(), of);
      }
    }
    return restrictions;
  }

  /** Whether a code is the one root over all leaves, and so restricts nothing. */
  static boolean isWhole(SpanningVariable variable, String code) {
    return variable.hierarchies().stream()
        .anyMatch(
            hierarchy ->
                hierarchy.roots().equals(List.of(code)) && !hierarchy.children(code).isEmpty());
  }

  private static int place(Map<String, Integer> offsets, CellAddress address) {
    Integer offset = offsets.get(address.table());
    if (offset == null) {
      throw new IllegalArgumentException("the corpus has no table '" + address.table() + "'");
    }
    return offset + address.cell();
  }

  private static void join(int[] leader, int one, int other) {
    int a = find(leader, one);
    int b = find(leader, other);
    leader[Math.max(a, b)] = Math.min(a, b);
  }

  private static int find(int[] leader, int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** The tables by name, oldest first. */
  public Map<String, SafeTable> tables() {
    return tables;
  }

  /** How many different cells all tables have together. */
  public int cellCount() {
    return cellCount;
  }

  /** The number of a table's cell among all different cells. */
  public int cell(CellAddress address) {
    int[] of = numbers.get(address.table());
    if (of == null) {
      throw new IllegalArgumentException("the corpus has no table '" + address.table() + "'");
    }
    return of[address.cell()];
  }

  /** The value of a cell where some table published it. */
  public OptionalLong value(int cell) {
    return known[cell] ? OptionalLong.of(values[cell]) : OptionalLong.empty();
  }

  /** Every sum that must hold, in numbers of cells: first the total, then its parts. */
  List<int[]> sums() {
    List<int[]> sums = new ArrayList<>();
    tables.forEach(
        (name, table) ->
            table
                .structure()
                .forEachEquation((Equation equation) -> sums.add(sum(name, equation))));
    return sums;
  }

  private int[] sum(String table, Equation equation) {
    int[] parts = equation.partCells();
    int[] sum = new int[parts.length + 1];
    sum[0] = cell(new CellAddress(table, equation.totalCell()));
    for (int i = 0; i < parts.length; i++) {
      sum[i + 1] = cell(new CellAddress(table, parts[i]));
    }
    return sum;
  }

  @Override
  public String toString() {
    return "corpus of " + tables.size() + " tables with " + cellCount + " cells";
  }
}
