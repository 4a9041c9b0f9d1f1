package org.offenlage.privacy.confidential;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.SharedCell;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/**
 * The true values of a system of linked tables, one for every cell of the system.
 *
 * <p>Values are non-negative integers: respondents, or a magnitude in its smallest unit. They are
 * additive over every equation; construction checks it in O(entries of equations). Immutable. Does
 * not print its values.
 */
public final class LinkedTables {

  private final TableSystem system;
  private final long[] values;

  private LinkedTables(TableSystem system, long[] values) {
    this.system = system;
    this.values = values;
    for (int cell = 0; cell < values.length; cell++) {
      if (values[cell] < 0) {
        throw new IllegalArgumentException("the value of cell " + cell + " is negative");
      }
    }
    for (int equation = 0; equation < system.equationCount(); equation++) {
      long sum = 0;
      for (int place = 1; place < system.equationSize(equation); place++) {
        sum = Math.addExact(sum, values[system.equationCell(equation, place)]);
      }
      if (sum != values[system.equationCell(equation, 0)]) {
        throw new IllegalArgumentException(
            "cell " + system.equationCell(equation, 0) + " is not the sum of its parts");
      }
    }
  }

  /** One table alone; it is named {@code table}. */
  public static LinkedTables of(ConfidentialTable table) {
    return of(TableSystem.of(table.structure()), Map.of("table", table));
  }

  /**
   * Several tables, linked by the cells they share.
   *
   * @throws IllegalArgumentException where a shared cell has two values; the message names the
   *     address, never a value
   */
  public static LinkedTables of(Map<String, ConfidentialTable> tables, List<SharedCell> shared) {
    Map<String, TableStructure> structures = new LinkedHashMap<>();
    tables.forEach((name, table) -> structures.put(name, table.structure()));
    return of(TableSystem.of(structures, shared), tables);
  }

  /** Tables on the same respondents, linked where codes are equal. */
  public static LinkedTables linkedByCodes(Map<String, ConfidentialTable> tables) {
    Map<String, TableStructure> structures = new LinkedHashMap<>();
    tables.forEach((name, table) -> structures.put(name, table.structure()));
    return of(TableSystem.linkedByCodes(structures), tables);
  }

  /**
   * A system whose values are given in the system's numbering.
   *
   * @param values one for each cell of the system
   */
  public static LinkedTables of(TableSystem system, long[] values) {
    if (values.length != system.cellCount()) {
      throw new IllegalArgumentException("there must be one value for each cell");
    }
    return new LinkedTables(system, values.clone());
  }

  private static LinkedTables of(TableSystem system, Map<String, ConfidentialTable> tables) {
    long[] values = new long[system.cellCount()];
    Arrays.fill(values, -1);
    tables.forEach(
        (name, table) -> {
          for (int cell = 0; cell < table.structure().cellCount(); cell++) {
            CellAddress address = new CellAddress(name, cell);
            int number = system.cell(address);
            if (values[number] >= 0 && values[number] != table.count(cell)) {
              throw new IllegalArgumentException(
                  "linked tables disagree on the shared cell " + address);
            }
            values[number] = table.count(cell);
          }
        });
    return new LinkedTables(system, values);
  }

  /** The cells and equations. */
  public TableSystem system() {
    return system;
  }

  /** The true value of a cell of the system. */
  public long value(int cell) {
    return values[cell];
  }

  @Override
  public String toString() {
    return "LinkedTables over " + system;
  }
}
