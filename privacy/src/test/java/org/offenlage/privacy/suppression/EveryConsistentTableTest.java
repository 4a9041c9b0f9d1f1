package org.offenlage.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.privacy.audit.AuditReport;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.audit.FeasibilityInterval;
import org.offenlage.privacy.audit.PublishedAudit;
import org.offenlage.privacy.audit.PublishedTable;
import org.offenlage.privacy.audit.RespondentAudit;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Protection and audit of 2,000 small tables against all tables that an intruder could think of.
 */
class EveryConsistentTableTest {

  private static final int TABLES_A_SEED = 500;

  /** How an intruder's intervals compare with what was asked. */
  private record Judged(List<String> narrow, int narrowForRespondents) {}

  /** Seeds 20261 to 20264, 500 tables each. Proof that the check can fail: the last test. */
  @ParameterizedTest
  @ValueSource(longs = {20261, 20262, 20263, 20264})
  void no_sensitive_cell_is_narrower_than_asked_and_the_audits_see_what_there_is(long seed) {
    RandomProblems problems = new RandomProblems(seed);
    Tally tally = new Tally();
    int tables = 0;
    while (tables < TABLES_A_SEED) {
      tables += check(problems.next(), tally) ? 1 : 0;
    }
    assertThat(tally.wide).isGreaterThan(1000);
    assertThat(tally.narrow).isGreaterThan(100);
    // A cell that is wide enough, but by tables which are hard to find, counts as at risk.
    assertThat(tally.wideNotShown).isLessThanOrEqualTo(tally.wide / 200);
  }

  /** What the audits met. */
  private static final class Tally {
    private int wide;
    private int wideNotShown;
    private int narrow;

    void enter(boolean isWide, boolean isShown) {
      assertThat(isShown && !isWide).isFalse();
      wide += isWide ? 1 : 0;
      narrow += isWide ? 0 : 1;
      wideNotShown += isWide && !isShown ? 1 : 0;
    }
  }

  /** Whether all consistent tables could be seen, so that the problem counts. */
  private static boolean check(RandomProblems.Drawn drawn, Tally tally) {
    SuppressionOutcome outcome =
        new CellSuppressor(1).protect(drawn.problem(), ProgressListener.SILENT);
    if (outcome instanceof SuppressionOutcome.Unprotectable refused) {
      return isBeyondHelp(drawn, refused);
    }
    SuppressionOutcome.Protected done = (SuppressionOutcome.Protected) outcome;
    BitSet suppressed = done.pattern().suppressedCells();
    List<BitSet> knowledge = knowledge(drawn);
    Enumeration all = new Enumeration(drawn.tables(), drawn.structure(), suppressed, knowledge);
    if (all.isCut()) {
      return false;
    }
    Judged judged = judge(drawn, all, knowledge);
    assertThat(judged.narrow()).as(drawn.kind()).isEmpty();
    if (done.proofs().respondentsSeeingMore() == 0) {
      assertThat(judged.narrowForRespondents()).as(drawn.kind()).isZero();
    }
    auditsAgree(drawn, suppressed, all, tally);
    if (!all.isUnbounded()) {
      respondentsAreSeen(drawn, suppressed, all, knowledge, tally);
    }
    BitSet weaker = (BitSet) suppressed.clone();
    drawn.sensitive().levels().keySet().forEach(weaker::clear);
    int dropped = weaker.nextSetBit(0);
    if (dropped >= 0) {
      weaker = (BitSet) suppressed.clone();
      weaker.clear(dropped);
      Enumeration opened =
          new Enumeration(drawn.tables(), drawn.structure(), weaker, List.of(new BitSet()));
      if (!opened.isCut()) {
        auditsAgree(drawn, weaker, opened, tally);
      }
    }
    return true;
  }

  /** Whether the refused cells stay too narrow with everything hidden that can hide something. */
  private static boolean isBeyondHelp(
      RandomProblems.Drawn drawn, SuppressionOutcome.Unprotectable refused) {
    BitSet everything = new BitSet();
    for (int cell = 0; cell < drawn.structure().cellCount(); cell++) {
      everything.set(
          cell, drawn.tables().value(cell) > 0 || drawn.sensitive().level(cell).isPresent());
    }
    Enumeration all =
        new Enumeration(drawn.tables(), drawn.structure(), everything, List.of(new BitSet()));
    if (all.isCut() || all.isUnbounded()) {
      return false;
    }
    refused
        .cells()
        .forEach(
            address -> assertThat(isMet(drawn, all, 0, address.cell())).as(drawn.kind()).isFalse());
    return true;
  }

  /** The public, and each lone respondent with all own cells. */
  private static List<BitSet> knowledge(RandomProblems.Drawn drawn) {
    LoneRespondents lone = drawn.problem().loneRespondents();
    Map<Integer, BitSet> known = new TreeMap<>();
    for (int cell = 0; cell < drawn.structure().cellCount(); cell++) {
      int respondent = lone.respondent(cell);
      if (respondent >= 0) {
        known.computeIfAbsent(respondent, r -> new BitSet()).set(cell);
      }
    }
    List<BitSet> knowledge = new ArrayList<>();
    knowledge.add(new BitSet());
    knowledge.addAll(known.values());
    return knowledge;
  }

  private static Judged judge(RandomProblems.Drawn drawn, Enumeration all, List<BitSet> knowledge) {
    List<String> narrow = new ArrayList<>();
    int forRespondents = 0;
    for (int cell : drawn.sensitive().levels().keySet()) {
      if (!isMet(drawn, all, 0, cell)) {
        narrow.add("cell " + cell);
      }
      for (int k = 1; k < knowledge.size(); k++) {
        if (!knowledge.get(k).get(cell) && !isMet(drawn, all, k, cell)) {
          forRespondents++;
        }
      }
    }
    return new Judged(narrow, forRespondents);
  }

  private static boolean isMet(
      RandomProblems.Drawn drawn, Enumeration all, int intruder, int cell) {
    long value = drawn.tables().value(cell);
    ProtectionLevel level = drawn.sensitive().level(cell).orElseThrow();
    return level.isMetBy(value - all.least(intruder, cell), all.most(intruder, cell) - value);
  }

  /** Each audit must tell a safe cell from one at risk, with intervals on the right side. */
  private static void auditsAgree(
      RandomProblems.Drawn drawn, BitSet suppressed, Enumeration all, Tally tally) {
    LinkedTables tables = drawn.tables();
    AuditReport report = DisclosureAudit.of(tables, suppressed, drawn.sensitive(), 1);
    for (FeasibilityInterval interval : report.intervals()) {
      int cell = interval.cell().cell();
      boolean isSafe = interval.verdict() == FeasibilityInterval.Verdict.SAFE;
      if (!all.isUnbounded()) {
        tally.enter(suppressed.get(cell) && isMet(drawn, all, 0, cell), isSafe);
        contains(isSafe, interval.lower(), interval.upper(), all, cell);
      } else if (isMet(drawn, all, 0, cell)) {
        tally.enter(true, isSafe);
      }
    }
    long[] values = new long[drawn.structure().cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = suppressed.get(cell) ? 0 : tables.value(cell);
    }
    for (PublishedAudit.Bounds bounds :
        PublishedAudit.of(
            new PublishedTable(drawn.structure(), values, suppressed), cell -> 2, 1)) {
      if (!all.isUnbounded()) {
        boolean isWide = bounds.verdict() == PublishedAudit.Verdict.WIDE_ENOUGH;
        int cell = bounds.cell();
        tally.enter(all.most(0, cell) - all.least(0, cell) >= 2, isWide);
        if (isWide) {
          // Without the truth the audit starts from a table that need not be whole: what it attains
          // then may lie up to one unit beyond what whole tables do.
          contains(true, bounds.lower() + 1, bounds.upper() - 1, all, cell);
        } else {
          contains(false, bounds.lower(), bounds.upper(), all, cell);
        }
      }
    }
  }

  /** Whoever comes closer than asked must be found, and hardly anybody beside. */
  private static void respondentsAreSeen(
      RandomProblems.Drawn drawn,
      BitSet suppressed,
      Enumeration all,
      List<BitSet> knowledge,
      Tally tally) {
    Set<List<Integer>> found = new HashSet<>();
    LoneRespondents lone = drawn.problem().loneRespondents();
    for (RespondentAudit.Finding finding :
        RespondentAudit.of(drawn.tables(), suppressed, drawn.sensitive(), lone, 1)) {
      found.add(List.of(finding.cell().cell(), lone.respondent(finding.known().cell())));
    }
    for (int cell : drawn.sensitive().levels().keySet()) {
      for (int k = 1; k < knowledge.size(); k++) {
        int respondent = lone.respondent(knowledge.get(k).nextSetBit(0));
        if (!knowledge.get(k).get(cell)) {
          tally.enter(isMet(drawn, all, k, cell), !found.contains(List.of(cell, respondent)));
        }
      }
    }
  }

  private static void contains(boolean isInner, long lower, long upper, Enumeration all, int cell) {
    if (isInner) {
      assertThat(lower).isGreaterThanOrEqualTo(all.least(0, cell));
      assertThat(upper).isLessThanOrEqualTo(all.most(0, cell));
    } else {
      assertThat(lower).isLessThanOrEqualTo(all.least(0, cell));
      assertThat(upper).isGreaterThanOrEqualTo(all.most(0, cell));
    }
  }

  @Test
  void a_planted_unsafe_pattern_is_found_by_enumeration_and_by_both_audits() {
    TableStructure grid = Fixtures.grid(3, 3);
    LinkedTables table = Fixtures.table(grid, 2, 3, 4, 3, 1, 5, 4, 3, 2);
    SensitiveCells sensitive =
        SensitiveCells.of(
            table,
            new SafetyRule.MinimumFrequency(2, SafetyRule.Zeros.FREE),
            new org.offenlage.privacy.risk.ProtectionDemand.Exact());
    BitSet alone = new BitSet();
    int cell = sensitive.levels().firstKey();
    alone.set(cell);

    Enumeration all = new Enumeration(table, grid, alone, List.of(new BitSet()));

    assertThat(all.most(0, cell) - all.least(0, cell)).isZero();
    assertThat(DisclosureAudit.of(table, alone, sensitive, 1).atRisk())
        .singleElement()
        .satisfies(
            interval -> {
              assertThat(interval.lower()).isEqualTo(1);
              assertThat(interval.upper()).isEqualTo(1);
            });
    long[] values = new long[grid.cellCount()];
    for (int c = 0; c < values.length; c++) {
      values[c] = c == cell ? 0 : table.value(c);
    }
    assertThat(PublishedAudit.of(new PublishedTable(grid, values, alone), c -> 1, 1))
        .singleElement()
        .isEqualTo(new PublishedAudit.Bounds(cell, 1, 1, PublishedAudit.Verdict.TOO_NARROW));
  }
}
