package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Computes from a protected table alone, without any true value, whether an intruder can place a
 * suppressed cell too closely.
 *
 * <p>Works on tables that any software protected.
 */
public final class PublishedAudit {

  private PublishedAudit() {}

  /** What is known about an interval. */
  public enum Verdict {
    /** It is at least as wide as asked: its ends are attained, and perhaps more. */
    WIDE_ENOUGH,
    /** It is narrower than asked: the intruder can rule out everything beyond its ends. */
    TOO_NARROW,
    /**
     * Neither was shown. Its ends are those beyond which nothing is possible; it must be taken for
     * too narrow.
     */
    UNDECIDED
  }

  /**
   * Between which values a suppressed cell lies.
   *
   * @param cell its number
   * @param lower the lower end, in units
   * @param upper the upper end, or {@link Long#MAX_VALUE} where nothing bounds it
   * @param verdict what the two are
   */
  public record Bounds(int cell, long lower, long upper, Verdict verdict) {

    @Override
    public String toString() {
      return "Bounds of cell " + cell + ", " + verdict;
    }
  }

  /**
   * Looks at every suppressed cell.
   *
   * <p>Cost: one table that agrees with what is published is searched for; then most cells need a
   * program over some dozen cells around them. The result does not depend on the number of threads.
   *
   * @param asked how wide the interval of a cell must be at least, in units
   * @param progress is told, from 0 to 1, how far it is
   * @throws InconsistentTableException where an equation cannot hold
   */
  public static List<Bounds> of(
      PublishedTable table, IntToLongFunction asked, int threads, DoubleConsumer progress) {
    TableSystem system = TableSystem.of(table.structure());
    HiddenSystem hidden =
        new HiddenSystem(system, table.suppressed(), cell -> table.values()[cell]);
    OuterBounds bounds = OuterBounds.of(hidden, system);
    int[] cells = IntStream.range(0, hidden.cellCount).toArray();
    Optional<BaseTable> base = BaseTableSearch.find(hidden, bounds);
    List<Bounds> all = new ArrayList<>();
    if (base.isEmpty()) {
      for (int cell : cells) {
        boolean isNarrow =
            bounds.upper(cell) - bounds.lower(cell) < asked.applyAsLong(hidden.systemCell(cell));
        all.add(
            bounds(
                hidden.systemCell(cell),
                new ReachSearch.Span(bounds.lower(cell), bounds.upper(cell)),
                isNarrow ? Verdict.TOO_NARROW : Verdict.UNDECIDED));
      }
      return all;
    }
    IntervalAudit audit =
        new IntervalAudit(hidden, bounds, base.get(), widths(hidden, base.get(), asked), threads);
    audit.examine(cells, progress);
    for (int cell : cells) {
      int inSystem = hidden.systemCell(cell);
      all.add(
          switch (audit.verdict(cell)) {
            case WIDE -> bounds(inSystem, audit.reached(cell), Verdict.WIDE_ENOUGH);
            case NARROW -> bounds(inSystem, audit.outer(cell), Verdict.TOO_NARROW);
            case UNDECIDED -> bounds(inSystem, audit.outer(cell), Verdict.UNDECIDED);
          });
    }
    return all;
  }

  /** The same without telling how far it is. */
  public static List<Bounds> of(PublishedTable table, IntToLongFunction asked, int threads) {
    return of(table, asked, threads, share -> {});
  }

  private static Bounds bounds(int cell, ReachSearch.Span span, Verdict verdict) {
    return new Bounds(
        cell,
        span.low(),
        span.high() >= OuterBounds.UNLIMITED ? Long.MAX_VALUE : span.high(),
        verdict);
  }

  private static IntervalAudit.Demand widths(
      HiddenSystem hidden, BaseTable base, IntToLongFunction asked) {
    return new IntervalAudit.Demand() {
      @Override
      public ReachSearch.Span wanted(int cell) {
        ReachSearch.Span at = base.span(cell);
        long width = asked.applyAsLong(hidden.systemCell(cell));
        return new ReachSearch.Span(at.low() - width, at.high() + width);
      }

      @Override
      public boolean isMet(int cell, ReachSearch.Span interval) {
        return interval.width() >= asked.applyAsLong(hidden.systemCell(cell));
      }
    };
  }
}
