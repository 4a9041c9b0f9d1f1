package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;

/**
 * Computes what an intruder can find out about each sensitive cell of a protected system.
 *
 * <p>Nothing is taken from the protector but which cells it suppressed. Source of the method:
 * Handbook on Statistical Disclosure Control, chapter 4.3. Promises nothing about respondents who
 * know their own contribution.
 */
public final class DisclosureAudit {

  private static final double TOLERANCE = 1e-6;

  private final LinkedTables tables;
  private final SensitiveCells sensitive;
  private final BitSet suppressed;
  private final Map<Integer, long[]> reached = new TreeMap<>();

  private DisclosureAudit(LinkedTables tables, BitSet suppressed, SensitiveCells sensitive) {
    this.tables = tables;
    this.sensitive = sensitive;
    this.suppressed = (BitSet) suppressed.clone();
  }

  /**
   * The feasibility interval of each sensitive cell, over the whole system, for an intruder who
   * knows every cell that is not suppressed and that values are not negative.
   *
   * <p>Cost: up to two linear programs a sensitive cell over the suppressed cells that are linked
   * with it; one solution serves all cells whose level it reaches.
   */
  public static AuditReport of(LinkedTables tables, BitSet suppressed, SensitiveCells sensitive) {
    return new DisclosureAudit(tables, suppressed, sensitive).report();
  }

  private AuditReport report() {
    IntruderView view = new IntruderView(tables.system(), suppressed, tables::value);
    for (int cell : sensitive.levels().keySet()) {
      long value = tables.value(cell);
      reached.put(cell, new long[] {value, value});
    }
    for (int part : view.parts()) {
      examine(view, part);
    }
    List<FeasibilityInterval> intervals = new ArrayList<>();
    sensitive.levels().forEach((cell, level) -> intervals.add(interval(cell, level)));
    return new AuditReport(intervals);
  }

  private FeasibilityInterval interval(int cell, ProtectionLevel level) {
    long[] ends = ends(cell);
    return new FeasibilityInterval(
        tables.system().address(cell),
        ends[0],
        ends[1],
        level,
        isSafe(cell) ? FeasibilityInterval.Verdict.SAFE : FeasibilityInterval.Verdict.AT_RISK);
  }

  private void examine(IntruderView view, int part) {
    int[] cells = view.cells(part);
    long ceiling = 1;
    boolean anySensitive = false;
    for (int cell : cells) {
      ceiling = Math.addExact(ceiling, Math.multiplyExact(2L, tables.value(cell)));
      ProtectionLevel level = sensitive.level(cell).orElse(null);
      if (level != null) {
        anySensitive = true;
        ceiling = Math.addExact(ceiling, level.width() + level.above());
      }
    }
    if (!anySensitive) {
      return;
    }
    IntruderProgram program = view.program(part, ceiling);
    for (int cell : cells) {
      if (!reached.containsKey(cell)) {
        continue;
      }
      if (!isSafe(cell)) {
        enter(cells, program.largest(cell));
      }
      if (!isSafe(cell)) {
        enter(cells, program.smallest(cell));
      }
    }
  }

  /** Takes note of how far a table moves each sensitive cell; fractions count against safety. */
  private void enter(int[] cells, double @Nullable [] table) {
    if (table == null) {
      throw new IllegalStateException("the true table does not agree with what is published");
    }
    for (int i = 0; i < cells.length; i++) {
      long[] ends = reached.get(cells[i]);
      if (ends != null) {
        ends[0] = Math.min(ends[0], (long) Math.ceil(table[i] - TOLERANCE));
        ends[1] = Math.max(ends[1], (long) Math.floor(table[i] + TOLERANCE));
      }
    }
  }

  private boolean isSafe(int cell) {
    long value = tables.value(cell);
    long[] ends = ends(cell);
    return suppressed.get(cell) && level(cell).isMetBy(value - ends[0], ends[1] - value);
  }

  private ProtectionLevel level(int cell) {
    return sensitive
        .level(cell)
        .orElseThrow(() -> new IllegalStateException("the cell is not sensitive"));
  }

  private long[] ends(int cell) {
    long[] ends = reached.get(cell);
    if (ends == null) {
      throw new IllegalStateException("the cell is not sensitive");
    }
    return ends;
  }
}
