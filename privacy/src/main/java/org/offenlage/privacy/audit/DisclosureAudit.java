package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;

/**
 * Computes what an intruder can find out about each sensitive cell of a protected system.
 *
 * <p>Nothing is taken from the protector but which cells it suppressed. Source of the notion:
 * Handbook on Statistical Disclosure Control, chapter 4.3. Promises nothing about respondents who
 * know their own contribution.
 */
public final class DisclosureAudit {

  private DisclosureAudit() {}

  /** The same on all processors, without telling how far it is. */
  public static AuditReport of(LinkedTables tables, BitSet suppressed, SensitiveCells sensitive) {
    return of(tables, suppressed, sensitive, Runtime.getRuntime().availableProcessors());
  }

  /** The same without telling how far it is. */
  public static AuditReport of(
      LinkedTables tables, BitSet suppressed, SensitiveCells sensitive, int threads) {
    return of(tables, suppressed, sensitive, threads, share -> {});
  }

  /**
   * The feasibility interval of each sensitive cell, over the whole system, for an intruder who
   * knows every cell that is not suppressed and that values are not negative.
   *
   * <p>Cost: most cells need a program over some dozen cells around them; the time grows about
   * linearly with the sensitive cells. The result does not depend on the number of threads.
   *
   * @param progress is told, from 0 to 1, how far it is
   */
  public static AuditReport of(
      LinkedTables tables,
      BitSet suppressed,
      SensitiveCells sensitive,
      int threads,
      DoubleConsumer progress) {
    HiddenSystem hidden = new HiddenSystem(tables.system(), suppressed, tables::value);
    OuterBounds bounds = OuterBounds.of(hidden, tables.system());
    BaseTable truth = BaseTable.ofTruth(hidden, tables::value);
    IntervalAudit audit =
        new IntervalAudit(hidden, bounds, truth, new Levels(hidden, truth, sensitive), threads);
    audit.examine(
        sensitive.levels().keySet().stream()
            .filter(suppressed::get)
            .mapToInt(hidden::cellOf)
            .toArray(),
        progress);
    List<FeasibilityInterval> intervals = new ArrayList<>();
    for (Map.Entry<Integer, ProtectionLevel> each : sensitive.levels().entrySet()) {
      int cell = each.getKey();
      intervals.add(
          suppressed.get(cell)
              ? interval(tables, cell, each.getValue(), audit, hidden.cellOf(cell))
              : new FeasibilityInterval(
                  tables.system().address(cell),
                  tables.value(cell),
                  tables.value(cell),
                  each.getValue(),
                  FeasibilityInterval.Verdict.AT_RISK));
    }
    return new AuditReport(intervals);
  }

  private static FeasibilityInterval interval(
      LinkedTables tables, int cell, ProtectionLevel level, IntervalAudit audit, int hidden) {
    FeasibilityInterval.Verdict verdict =
        switch (audit.verdict(hidden)) {
          case WIDE -> FeasibilityInterval.Verdict.SAFE;
          case NARROW -> FeasibilityInterval.Verdict.AT_RISK;
          case UNDECIDED -> FeasibilityInterval.Verdict.UNDECIDED;
        };
    // Of a cell at risk all that the intruder cannot rule out; of a safe one what is attained.
    ReachSearch.Span told =
        verdict == FeasibilityInterval.Verdict.SAFE ? audit.reached(hidden) : audit.outer(hidden);
    return new FeasibilityInterval(
        tables.system().address(cell), told.low(), told.high(), level, verdict);
  }

  /** What protection levels ask around the true values. */
  private record Levels(HiddenSystem hidden, BaseTable truth, SensitiveCells sensitive)
      implements IntervalAudit.Demand {

    @Override
    public ReachSearch.Span wanted(int cell) {
      ProtectionLevel level = level(cell);
      long value = truth.value(cell);
      return new ReachSearch.Span(
          value - Math.max(level.below(), level.width()),
          Math.addExact(value, Math.max(level.above(), level.width())));
    }

    @Override
    public boolean isMet(int cell, ReachSearch.Span interval) {
      long value = truth.value(cell);
      return level(cell).isMetBy(value - interval.low(), interval.high() - value);
    }

    private ProtectionLevel level(int cell) {
      return sensitive
          .level(hidden.systemCell(cell))
          .orElseThrow(() -> new IllegalStateException("the cell is not sensitive"));
    }
  }
}
