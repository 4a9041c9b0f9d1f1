package org.offenlage.privacy.risk;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.offenlage.privacy.confidential.LinkedTables;

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

  /** Cells with levels that were found elsewhere. */
  public static SensitiveCells of(Map<Integer, ProtectionLevel> levels) {
    return new SensitiveCells(new TreeMap<>(levels));
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
