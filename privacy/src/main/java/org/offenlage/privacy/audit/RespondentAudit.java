package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.CellAddress;

/**
 * Computes what respondents who are alone in some cells, and hence know these, find out about
 * sensitive cells of others, beyond what everybody can.
 *
 * <p>Against such a respondent the full level cannot always be reached, whatever is suppressed;
 * what is found here is to be weighed, not a fault by itself, unless a cell can be computed
 * exactly.
 */
public final class RespondentAudit {

  private static final int[] SIZES = {40, 100, 220, 500};

  private final HiddenSystem hidden;
  private final LinkedTables tables;
  private final LoneRespondents lone;
  private final Asked demand;

  /** What is asked of a cell's interval, by the cell's number among the suppressed ones. */
  private record Asked(HiddenSystem hidden, BaseTable truth, SensitiveCells sensitive) {

    ProtectionLevel level(int cell) {
      return sensitive
          .level(hidden.systemCell(cell))
          .orElseThrow(() -> new IllegalStateException("the cell is not sensitive"));
    }

    boolean isMet(int cell, ReachSearch.Span interval) {
      long value = truth.value(cell);
      return level(cell).isMetBy(value - interval.low(), interval.high() - value);
    }
  }

  private RespondentAudit(
      HiddenSystem hidden, LinkedTables tables, LoneRespondents lone, Asked demand) {
    this.hidden = hidden;
    this.tables = tables;
    this.lone = lone;
    this.demand = demand;
  }

  /**
   * A respondent who comes closer to a cell than its level asks. Confidential.
   *
   * @param cell the sensitive cell
   * @param known one of the cells in which the respondent is alone
   * @param lower the smallest value that the respondent cannot rule out; where the search ended
   *     early, one that is attained
   * @param upper the largest
   */
  public record Finding(CellAddress cell, CellAddress known, long lower, long upper) {

    /** Whether the respondent can compute the cell. */
    public boolean isExact() {
      return lower == upper;
    }

    @Override
    public String toString() {
      return "Finding on " + cell;
    }
  }

  /**
   * Looks at every sensitive cell that is suppressed and safe from the public.
   *
   * <p>Cost: a small program for most cells, in which all that lone respondents know stands still;
   * where that does not do, one more for each respondent who sees through.
   */
  public static List<Finding> of(
      LinkedTables tables,
      BitSet suppressed,
      SensitiveCells sensitive,
      LoneRespondents lone,
      int threads) {
    HiddenSystem hidden = new HiddenSystem(tables.system(), suppressed, tables::value);
    OuterBounds bounds = OuterBounds.of(hidden, tables.system());
    BaseTable truth = BaseTable.ofTruth(hidden, tables::value);
    RespondentAudit audit =
        new RespondentAudit(hidden, tables, lone, new Asked(hidden, truth, sensitive));
    List<ReachSearch> searches =
        IntStream.range(0, threads).mapToObj(i -> new ReachSearch(hidden, bounds, truth)).toList();
    int[] cells =
        sensitive.levels().keySet().stream()
            .filter(suppressed::get)
            .mapToInt(hidden::cellOf)
            .toArray();
    List<Finding> all = new ArrayList<>();
    InParallel.map(searches, cells, audit::examine).forEach(all::addAll);
    return all;
  }

  private List<Finding> examine(ReachSearch search, int cell) {
    int own = respondent(cell);
    if (isSafe(search, cell, other -> respondent(other) >= 0 && respondent(other) != own, 3)) {
      return List.of();
    }
    if (!isSafe(search, cell, other -> false, SIZES.length)) {
      return List.of();
    }
    TreeSet<Integer> seeingThrough = new TreeSet<>();
    search
        .moved()
        .forEach(
            moved -> {
              if (respondent(moved) >= 0 && respondent(moved) != own) {
                seeingThrough.add(respondent(moved));
              }
            });
    List<Finding> findings = new ArrayList<>();
    for (int respondent : seeingThrough) {
      if (!isSafe(search, cell, other -> respondent(other) == respondent, SIZES.length)) {
        findings.add(finding(cell, respondent, search.found()));
      }
    }
    return findings;
  }

  /** Searches around the cell, further and further, until its level is reached. */
  private boolean isSafe(ReachSearch search, int cell, IntPredicate known, int sizes) {
    ProtectionLevel level = demand.level(cell);
    long value = demand.truth().value(cell);
    ReachSearch.Goals goals =
        new ReachSearch.Goals() {
          @Override
          public ReachSearch.Span wanted(int ignored) {
            return new ReachSearch.Span(
                value - Math.max(level.below(), level.width()),
                Math.addExact(value, Math.max(level.above(), level.width())));
          }

          @Override
          public boolean isOpen(int other) {
            return false;
          }
        };
    for (int i = 0; i < sizes; i++) {
      search.search(cell, SIZES[i], goals, known);
      if (demand.isMet(cell, search.found().reached())) {
        return true;
      }
      if (!demand.isMet(cell, search.found().outer())) {
        return false;
      }
    }
    return false;
  }

  private Finding finding(int cell, int respondent, ReachSearch.Finding found) {
    ReachSearch.Span told = demand.isMet(cell, found.outer()) ? found.reached() : found.outer();
    int known = 0;
    while (lone.respondent(known) != respondent) {
      known++;
    }
    return new Finding(
        tables.system().address(hidden.systemCell(cell)),
        tables.system().address(known),
        told.low(),
        told.high());
  }

  private int respondent(int cell) {
    return lone.respondent(hidden.systemCell(cell));
  }
}
