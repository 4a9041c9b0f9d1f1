package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds for many cells whether an intruder's interval is as wide as asked, in rounds of growing
 * neighbourhoods; what one search attains for other cells on its way counts for them.
 *
 * <p>The result does not depend on the number of threads: searches of one batch see the same state,
 * and what they find is entered in order.
 */
final class IntervalAudit {

  private enum Round {
    TINY(40, 512),
    SMALL(100, 512),
    MIDDLE(220, 256),
    LARGE(500, 64),
    LARGER(1000, 32),
    PRICED(300, 32);

    private final int cells;
    private final int batch;

    Round(int cells, int batch) {
      this.cells = cells;
      this.batch = batch;
    }
  }

  /** What is asked of a cell's interval. */
  interface Demand {
    /** The values that need not be exceeded. */
    ReachSearch.Span wanted(int cell);

    /** Whether an interval is wide enough. */
    boolean isMet(int cell, ReachSearch.Span interval);
  }

  /** How the audit of a cell ended. */
  enum Verdict {
    /** The interval is wide enough: tables were found that show it. */
    WIDE,
    /** It is not. */
    NARROW,
    /** Neither could be shown; only the largest linked systems can leave that. */
    UNDECIDED
  }

  private final OuterBounds bounds;
  private final BaseTable base;
  private final Demand demand;
  private final List<ReachSearch> searches;
  private final ReachSearch.@Nullable Span[] reached;
  private final ReachSearch.@Nullable Span[] outer;
  private final BitSet open = new BitSet();

  IntervalAudit(
      HiddenSystem hidden, OuterBounds bounds, BaseTable base, Demand demand, int threads) {
    this.bounds = bounds;
    this.base = base;
    this.demand = demand;
    this.searches =
        IntStream.range(0, threads).mapToObj(i -> new ReachSearch(hidden, bounds, base)).toList();
    reached = new ReachSearch.@Nullable Span[hidden.cellCount];
    outer = new ReachSearch.@Nullable Span[hidden.cellCount];
  }

  /**
   * Looks at these cells, ascending.
   *
   * @param progress is told, from 0 to 1, for how many it is known how they end
   */
  void examine(int[] cells, DoubleConsumer progress) {
    for (int cell : cells) {
      ReachSearch.Span within = new ReachSearch.Span(bounds.lower(cell), bounds.upper(cell));
      outer[cell] = within;
      reached[cell] = base.span(cell);
      open.set(cell, within.width() > 0);
      settle(cell, Round.TINY);
    }
    for (Round round : Round.values()) {
      int[] left = open.stream().toArray();
      for (int from = 0; from < left.length; from += round.batch) {
        int[] batch =
            IntStream.range(from, Math.min(left.length, from + round.batch))
                .map(i -> left[i])
                .filter(open::get)
                .toArray();
        searchAll(batch, round);
        progress.accept(1 - (double) open.cardinality() / cells.length);
      }
    }
  }

  private void searchAll(int[] batch, Round round) {
    ReachSearch.Goals goals =
        new ReachSearch.Goals() {
          @Override
          public ReachSearch.Span wanted(int cell) {
            return demand.wanted(cell);
          }

          @Override
          public boolean isOpen(int cell) {
            return open.get(cell);
          }
        };
    IntPredicate nothing = cell -> false;
    List<List<ReachSearch.Finding>> found =
        InParallel.map(
            searches,
            batch,
            (search, cell) ->
                round == Round.PRICED
                    ? search.searchPriced(cell, round.cells, goals)
                    : search.search(cell, round.cells, goals, nothing));
    for (List<ReachSearch.Finding> findings : found) {
      for (ReachSearch.Finding finding : findings) {
        int cell = finding.cell();
        reached[cell] = reached(cell).join(finding.reached());
        outer[cell] = outer(cell).meet(finding.outer());
      }
      for (ReachSearch.Finding finding : findings) {
        settle(finding.cell(), round);
      }
    }
  }

  private void settle(int cell, Round round) {
    ReachSearch.Span inside = reached(cell);
    ReachSearch.Span outside = outer(cell);
    if (demand.isMet(cell, inside)) {
      open.clear(cell);
    } else if (!demand.isMet(cell, outside)) {
      ReachSearch.Span wanted = demand.wanted(cell);
      boolean isExact =
          inside.low() <= Math.max(outside.low(), wanted.low())
              && inside.high() >= Math.min(outside.high(), wanted.high());
      if (isExact || round == Round.PRICED) {
        open.clear(cell);
      }
    }
  }

  /** How it ended for a cell. */
  Verdict verdict(int cell) {
    if (demand.isMet(cell, reached(cell))) {
      return Verdict.WIDE;
    }
    return demand.isMet(cell, outer(cell)) ? Verdict.UNDECIDED : Verdict.NARROW;
  }

  /** The interval that is attained at least. */
  ReachSearch.Span reached(int cell) {
    return known(reached[cell]);
  }

  /** The interval beyond which nothing is. */
  ReachSearch.Span outer(int cell) {
    return known(outer[cell]);
  }

  private static ReachSearch.Span known(ReachSearch.@Nullable Span span) {
    if (span == null) {
      throw new IllegalStateException("the cell was not examined");
    }
    return span;
  }

  /** The cells that were examined and are not shown to be wide, ascending. */
  List<Integer> notWide(int[] cells) {
    List<Integer> found = new ArrayList<>();
    for (int cell : cells) {
      if (verdict(cell) != Verdict.WIDE) {
        found.add(cell);
      }
    }
    return found;
  }
}
