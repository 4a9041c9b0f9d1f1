package org.offenlage.privacy.risk;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.confidential.CellContributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The cells of a system that must not be shown, each with its protection level.
 *
 * <p>Which cells these are is confidential. Immutable; does not print the cells.
 */
public final class SensitiveCells {

  private final SortedMap<Integer, ProtectionLevel> levels;

  private SensitiveCells(SortedMap<Integer, ProtectionLevel> levels) {
    this.levels = Collections.unmodifiableSortedMap(levels);
  }

  /** The cells of the system that a rule for counts makes sensitive. */
  public static SensitiveCells of(
      LinkedTables tables, SafetyRule.MinimumFrequency rule, ProtectionDemand demand) {
    TreeMap<Integer, ProtectionLevel> levels = new TreeMap<>();
    for (int cell = 0; cell < tables.system().cellCount(); cell++) {
      long count = tables.value(cell);
      if (count < rule.k() && (count > 0 || rule.zeros() == SafetyRule.Zeros.PROTECTED)) {
        levels.put(cell, ProtectionLevel.ofWidth(demand.width(count)));
      }
    }
    return new SensitiveCells(levels);
  }

  /**
   * The zeros that would tell that all of a group lie in one category; each must be able to be one.
   *
   * @throws IllegalArgumentException where no table has the variable
   */
  public static SensitiveCells of(LinkedTables tables, SafetyRule.GroupDisclosure rule) {
    TreeMap<Integer, ProtectionLevel> levels = new TreeMap<>();
    boolean found = false;
    for (Map.Entry<String, TableStructure> table : tables.system().tables().entrySet()) {
      List<SpanningVariable> variables = table.getValue().variables();
      for (int v = 0; v < variables.size(); v++) {
        if (variables.get(v).name().equals(rule.variable())) {
          found = true;
          for (Hierarchy hierarchy : variables.get(v).hierarchies()) {
            addZerosOfConcentratedGroups(tables, table.getKey(), v, hierarchy, levels);
          }
        }
      }
    }
    if (!found) {
      throw new IllegalArgumentException("no table has the variable '" + rule.variable() + "'");
    }
    return new SensitiveCells(levels);
  }

  private static void addZerosOfConcentratedGroups(
      LinkedTables tables,
      String table,
      int variable,
      Hierarchy hierarchy,
      TreeMap<Integer, ProtectionLevel> levels) {
    TableStructure structure = tables.system().tables().get(table);
    if (structure == null) {
      throw new IllegalStateException("a table of the system is missing");
    }
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      List<String> codes = structure.codes(cell);
      String code = codes.get(variable);
      if (!hierarchy.contains(code) || hierarchy.children(code).size() < 2) {
        continue;
      }
      long total = tables.value(tables.system().cell(new CellAddress(table, cell)));
      List<Integer> parts =
          hierarchy.children(code).stream()
              .map(child -> with(codes, variable, child))
              .map(part -> tables.system().cell(new CellAddress(table, structure.cell(part))))
              .toList();
      if (total > 0 && parts.stream().anyMatch(part -> tables.value(part) == total)) {
        for (int part : parts) {
          if (tables.value(part) == 0) {
            levels.put(part, new ProtectionLevel(0, 1, 1));
          }
        }
      }
    }
  }

  private static List<String> with(List<String> codes, int variable, String code) {
    List<String> changed = new java.util.ArrayList<>(codes);
    changed.set(variable, code);
    return changed;
  }

  /**
   * The cells that a rule about contributions makes sensitive, with the rule's own levels.
   *
   * @param contributions to the cells of a system of one table
   */
  public static SensitiveCells of(
      CellContributions contributions, LinkedTables tables, SafetyRule rule) {
    return ofContributions(contributions, tables, rule, null);
  }

  /** The same with levels by a demand in place of the rule's own. */
  public static SensitiveCells of(
      CellContributions contributions,
      LinkedTables tables,
      SafetyRule rule,
      ProtectionDemand demand) {
    return ofContributions(contributions, tables, rule, demand);
  }

  private static SensitiveCells ofContributions(
      CellContributions contributions,
      LinkedTables tables,
      SafetyRule rule,
      @Nullable ProtectionDemand demand) {
    TreeMap<Integer, ProtectionLevel> levels = new TreeMap<>();
    for (int cell = 0; cell < tables.system().cellCount(); cell++) {
      Optional<ProtectionLevel> level = ContributionRisk.level(contributions, cell, rule, demand);
      if (level.isPresent()) {
        levels.put(cell, level.get());
      }
    }
    return new SensitiveCells(levels);
  }

  /** Cells with levels that were found elsewhere. */
  public static SensitiveCells of(Map<Integer, ProtectionLevel> levels) {
    return new SensitiveCells(new TreeMap<>(levels));
  }

  /** These cells and those; where both have a cell, the higher of the levels counts. */
  public SensitiveCells and(SensitiveCells others) {
    TreeMap<Integer, ProtectionLevel> all = new TreeMap<>(levels);
    others.levels.forEach((cell, level) -> all.merge(cell, level, ProtectionLevel::higher));
    return new SensitiveCells(all);
  }

  /** These cells without some that were waived. */
  public SensitiveCells without(java.util.Set<Integer> waived) {
    TreeMap<Integer, ProtectionLevel> rest = new TreeMap<>(levels);
    rest.keySet().removeAll(waived);
    return new SensitiveCells(rest);
  }

  /** The sensitive cells' numbers in ascending order, with their levels. */
  public SortedMap<Integer, ProtectionLevel> levels() {
    return levels;
  }

  /** The level of a cell, or nothing where the cell is not sensitive. */
  public Optional<ProtectionLevel> level(int cell) {
    return Optional.ofNullable(levels.get(cell));
  }

  /** How many cells are sensitive. */
  public int count() {
    return levels.size();
  }

  @Override
  public String toString() {
    return count() + " sensitive cells";
  }
}
