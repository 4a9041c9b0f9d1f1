package org.offenlage.privacy.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several tables on the same respondents seen as one set of cells and equations.
 *
 * <p>Protection is judged on the whole system: a cell hidden in one table and shown in another is
 * shown. Cells of the system are numbered 0 to {@link #cellCount()} − 1: first the cells of the
 * first table in its structure's numbering, then what each further table adds. Immutable and safe
 * for use by several threads. Memory is O(cells + entries of equations) in plain int arrays.
 */
public final class TableSystem {

  private final Map<String, TableStructure> tables;
  private final Map<String, int[]> systemCells;
  private final int cellCount;
  private final int[] firstTable;
  private final int[] cellInFirstTable;
  private final int[] equationStarts;
  private final int[] equationCells;

  private TableSystem(Map<String, TableStructure> tables, List<SharedCell> shared) {
    this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    Map<String, Integer> offsets = new HashMap<>();
    long all = 0;
    for (Map.Entry<String, TableStructure> table : tables.entrySet()) {
      offsets.put(table.getKey(), (int) all);
      all += table.getValue().cellCount();
      if (all > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a system may have at most 2^31 - 1 cells");
      }
    }
    int[] leader = new int[(int) all];
    Arrays.setAll(leader, i -> i);
    for (SharedCell pair : shared) {
      int a = find(leader, position(tables, offsets, pair.first()));
      int b = find(leader, position(tables, offsets, pair.second()));
      leader[Math.max(a, b)] = Math.min(a, b);
    }
    int[] number = new int[(int) all];
    int next = 0;
    for (int i = 0; i < number.length; i++) {
      int root = find(leader, i);
      number[i] = root == i ? next++ : number[root];
    }
    this.cellCount = next;
    this.firstTable = new int[next];
    this.cellInFirstTable = new int[next];
    Arrays.fill(firstTable, -1);
    this.systemCells = new HashMap<>();
    int tableNumber = 0;
    for (Map.Entry<String, TableStructure> table : tables.entrySet()) {
      int offset = offset(offsets, table.getKey());
      int[] cells = Arrays.copyOfRange(number, offset, offset + table.getValue().cellCount());
      systemCells.put(table.getKey(), cells);
      for (int c = 0; c < cells.length; c++) {
        if (firstTable[cells[c]] < 0) {
          firstTable[cells[c]] = tableNumber;
          cellInFirstTable[cells[c]] = c;
        }
      }
      tableNumber++;
    }
    IntList starts = new IntList();
    IntList cells = new IntList();
    for (Map.Entry<String, TableStructure> table : tables.entrySet()) {
      int[] map = cellsOf(table.getKey());
      table
          .getValue()
          .forEachEquation(
              equation -> {
                starts.add(cells.size());
                cells.add(map[equation.totalCell()]);
                for (int part : equation.partCells()) {
                  cells.add(map[part]);
                }
              });
    }
    starts.add(cells.size());
    this.equationStarts = starts.toArray();
    this.equationCells = cells.toArray();
  }

  /** The system of one table, which is named {@code table}. */
  public static TableSystem of(TableStructure table) {
    return new TableSystem(Map.of("table", table), List.of());
  }

  /**
   * The system of these tables, linked where they share cells.
   *
   * @param tables by name, in order; at least one
   * @param shared which addresses are the same cell; may name a cell any number of times
   */
  public static TableSystem of(Map<String, TableStructure> tables, List<SharedCell> shared) {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("a system needs at least one table");
    }
    return new TableSystem(tables, shared);
  }

  /**
   * The system of tables that count the same respondents, where two cells are the same if they have
   * the same codes of the same variables.
   *
   * <p>A root code that has children, such as {@code Total}, restricts nothing, so that a variable
   * at its root equals a variable that the other table lacks. Precondition: a root covers all
   * respondents, and one code of one variable name means the same in every table.
   */
  public static TableSystem linkedByCodes(Map<String, TableStructure> tables) {
    List<SharedCell> shared = new ArrayList<>();
    Map<Map<String, String>, CellAddress> seen = new HashMap<>();
    tables.forEach(
        (name, structure) -> {
          for (int cell = 0; cell < structure.cellCount(); cell++) {
            CellAddress address = new CellAddress(name, cell);
            CellAddress earlier = seen.putIfAbsent(restrictions(structure, cell), address);
            if (earlier != null) {
              shared.add(new SharedCell(earlier, address));
            }
          }
        });
    return of(tables, shared);
  }

  private static Map<String, String> restrictions(TableStructure structure, int cell) {
    Map<String, String> restrictions = new TreeMap<>();
    List<String> codes = structure.codes(cell);
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      String code = codes.get(v);
      boolean coversAll =
          variable.hierarchies().stream()
              .anyMatch(
                  hierarchy ->
                      hierarchy.contains(code)
                          && hierarchy.parent(code).isEmpty()
                          && hierarchy.roots().size() == 1
                          && !hierarchy.children(code).isEmpty());
      if (!coversAll) {
        restrictions.put(variable.name(), code);
      }
    }
    return restrictions;
  }

  /** The tables by name, in order. */
  public Map<String, TableStructure> tables() {
    return tables;
  }

  /** How many different cells there are. */
  public int cellCount() {
    return cellCount;
  }

  /** The system's number of a cell of one of the tables. */
  public int cell(CellAddress address) {
    return cellsOf(address.table())[address.cell()];
  }

  /** The first of a cell's addresses, in the order of the tables. */
  public CellAddress address(int cell) {
    int table = firstTable[cell];
    return new CellAddress(List.copyOf(tables.keySet()).get(table), cellInFirstTable[cell]);
  }

  /** How many equations hold, over all tables. */
  public int equationCount() {
    return equationStarts.length - 1;
  }

  /** How many cells stand in an equation, its total included. */
  public int equationSize(int equation) {
    return equationStarts[equation + 1] - equationStarts[equation];
  }

  /** The cell at a place of an equation: place 0 is the total, the others are its parts. */
  public int equationCell(int equation, int place) {
    return equationCells[equationStarts[equation] + place];
  }

  private int[] cellsOf(String table) {
    int[] cells = systemCells.get(table);
    if (cells == null) {
      throw new IllegalArgumentException("the system has no table '" + table + "'");
    }
    return cells;
  }

  private static int position(
      Map<String, TableStructure> tables, Map<String, Integer> offsets, CellAddress address) {
    TableStructure structure = tables.get(address.table());
    if (structure == null || address.cell() >= structure.cellCount()) {
      throw new IllegalArgumentException("the system has no cell " + address);
    }
    return offset(offsets, address.table()) + address.cell();
  }

  private static int offset(Map<String, Integer> offsets, String table) {
    Integer offset = offsets.get(table);
    if (offset == null) {
      throw new IllegalArgumentException("the system has no table '" + table + "'");
    }
    return offset;
  }

  private static int find(int[] leader, int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  @Override
  public String toString() {
    return "TableSystem of " + tables.keySet() + " with " + cellCount + " cells";
  }

  /** A growing list of ints, so that a million cells do not become a million objects. */
  private static final class IntList {
    private int[] values = new int[1024];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
