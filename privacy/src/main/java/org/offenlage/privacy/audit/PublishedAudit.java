package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Computes from a protected table alone, without any true value, between which values an intruder
 * can place each suppressed cell.
 *
 * <p>Works on tables that any software protected.
 */
public final class PublishedAudit {

  private static final double TOLERANCE = 1e-6;

  /** Beyond every sum that the program could tell from an unlimited one. */
  private static final long SPAN = 1_000_000;

  private PublishedAudit() {}

  /**
   * Between which values a suppressed cell lies.
   *
   * @param cell its number
   * @param lower the smallest value that agrees with what is published
   * @param upper the largest, or {@link Long#MAX_VALUE} where nothing bounds it
   */
  public record Bounds(int cell, long lower, long upper) {

    /** How many units the ends lie apart. */
    public long width() {
      return upper == Long.MAX_VALUE ? Long.MAX_VALUE : upper - lower;
    }

    @Override
    public String toString() {
      return "Bounds of cell " + cell;
    }
  }

  /**
   * The bounds of every suppressed cell, by two linear programs each over the suppressed cells that
   * are linked with it.
   *
   * @throws InconsistentTableException where no table agrees with what is published
   */
  public static List<Bounds> of(PublishedTable table) {
    TableSystem system = TableSystem.of(table.structure());
    IntruderView view = new IntruderView(system, table.suppressed(), cell -> table.values()[cell]);
    long largest = 0;
    for (int cell = 0; cell < table.values().length; cell++) {
      if (!table.isSuppressed(cell)) {
        largest = Math.max(largest, table.values()[cell]);
      }
    }
    long ceiling = Math.addExact(Math.multiplyExact(largest, 16L), SPAN);
    List<Bounds> all = new ArrayList<>();
    for (int part : view.parts()) {
      addBounds(system, view, part, ceiling, all);
    }
    all.sort((a, b) -> Integer.compare(a.cell(), b.cell()));
    return all;
  }

  private static void addBounds(
      TableSystem system, IntruderView view, int part, long ceiling, List<Bounds> all) {
    int[] cells = view.cells(part);
    IntruderProgram program = view.program(part, ceiling);
    for (int cell : cells) {
      int at = Arrays.binarySearch(cells, cell);
      double @Nullable [] low = program.smallest(cell);
      double @Nullable [] high = program.largest(cell);
      if (low == null || high == null) {
        throw new InconsistentTableException(system.address(cell));
      }
      // Values are integers, so that an end between two of them narrows the interval.
      long lower = (long) Math.ceil(low[at] - TOLERANCE);
      double top = Math.floor(high[at] + TOLERANCE);
      all.add(new Bounds(cell, lower, top >= ceiling / 4.0 ? Long.MAX_VALUE : (long) top));
    }
  }
}
