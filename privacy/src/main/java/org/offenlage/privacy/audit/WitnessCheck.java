package org.offenlage.privacy.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Checks in exact integers that witnesses prove a published table safe.
 *
 * <p>Takes linear time in the size of the table and of the witnesses, and nothing from whoever made
 * them: the true values must add up and agree with what is published; each witness must differ from
 * them in suppressed cells only, keep every equation and every value non-negative, leave alone what
 * its intruder knows, and hold its cell as far apart as asked.
 */
public final class WitnessCheck {

  private static final int MOST_FINDINGS = 1000;

  private final PublishedTable table;
  private final WitnessFile.Header header;
  private final LinkedTables truth;
  private final LoneRespondents lone;
  private final int[][] equationsOfCell;
  private final List<String> findings = new ArrayList<>();
  private final BitSet proven = new BitSet();
  private final Map<Integer, Set<Integer>> seenThrough = new HashMap<>();
  private final Map<Integer, Set<Integer>> answered = new HashMap<>();
  private long witnesses;
  private long weaker;
  private int failures;

  private WitnessCheck(PublishedTable table, WitnessFile.Header header, LinkedTables truth) {
    this.table = table;
    this.header = header;
    this.truth = truth;
    this.lone = LoneRespondents.ofCounts(truth);
    this.equationsOfCell = equationsOfCells(truth.system());
  }

  /**
   * What was found.
   *
   * @param witnesses how many were checked
   * @param weaker how many of them, against lone respondents, show less than the full level
   * @param failures how many findings there are
   * @param findings the first of them; without values
   */
  public record Result(long witnesses, long weaker, int failures, List<String> findings) {

    public Result {
      findings = List.copyOf(findings);
    }

    /** Whether everything is proven. */
    public boolean holds() {
      return failures == 0;
    }
  }

  /**
   * Reads all witnesses and checks them.
   *
   * @param expected the cells that need a witness, or all that the file has where the rule cannot
   *     be applied again
   */
  public static Result of(PublishedTable table, WitnessFile.Reader reader, SensitiveCells expected)
      throws IOException {
    TableStructure structure = reader.header().structure();
    LinkedTables truth = LinkedTables.of(TableSystem.of(structure), reader.header().truth());
    WitnessCheck check = new WitnessCheck(table, reader.header(), truth);
    check.compareWithPublished();
    if (check.failures == 0) {
      for (Witness next = reader.next(); next != null; next = reader.next()) {
        check.examine(next, expected);
      }
      check.requireComplete(expected);
    }
    return new Result(check.witnesses, check.weaker, check.failures, check.findings);
  }

  private void compareWithPublished() {
    if (!sameCells(table.structure(), header.structure())) {
      report("the table and the witnesses have different cells");
      return;
    }
    for (int cell = 0; cell < header.structure().cellCount(); cell++) {
      int other = table.structure().cell(header.structure().codes(cell));
      if (!table.isSuppressed(other) && table.values()[other] != truth.value(cell)) {
        report("cell " + codes(cell) + " is published with another value");
      }
    }
  }

  private static boolean sameCells(TableStructure one, TableStructure other) {
    if (one.cellCount() != other.cellCount()
        || one.variables().size() != other.variables().size()) {
      return false;
    }
    for (int v = 0; v < one.variables().size(); v++) {
      if (!one.variables().get(v).name().equals(other.variables().get(v).name())
          || !new HashSet<>(one.variables().get(v).codes())
              .equals(new HashSet<>(other.variables().get(v).codes()))) {
        return false;
      }
    }
    return true;
  }

  private void examine(Witness witness, SensitiveCells expected) {
    witnesses++;
    int cell = witness.cell();
    if (cell < 0 || cell >= header.structure().cellCount() || !isSuppressed(cell)) {
      report("a witness is for a cell that is not suppressed");
      return;
    }
    BitSet known = new BitSet();
    for (int own : witness.known()) {
      known.set(own);
    }
    if (!agrees(witness.higher(), known) || !agrees(witness.lower(), known)) {
      report("a witness for " + codes(cell) + " does not agree with what is published or known");
      return;
    }
    long rise = witness.higher().at(cell);
    long fall = -witness.lower().at(cell);
    if (!witness.level().isMetBy(fall, rise)) {
      report("a witness for " + codes(cell) + " does not reach its protection level");
      return;
    }
    boolean full = expected.level(cell).map(level -> level.isMetBy(fall, rise)).orElse(true);
    if (witness.known().length == 0) {
      if (full) {
        proven.set(cell);
      } else {
        report("the witness for " + codes(cell) + " shows less than the rule asks");
      }
      if (header.measure() == Measure.COUNTS) {
        noteWhoSeesThrough(witness);
      }
    } else {
      weaker += full ? 0 : 1;
      for (int own : witness.known()) {
        answered.computeIfAbsent(cell, c -> new HashSet<>()).add(lone.respondent(own));
      }
    }
  }

  private void noteWhoSeesThrough(Witness witness) {
    int self = lone.respondent(witness.cell());
    for (Witness.Difference difference : List.of(witness.higher(), witness.lower())) {
      for (int moved : difference.cells()) {
        int respondent = lone.respondent(moved);
        if (respondent >= 0 && respondent != self) {
          seenThrough.computeIfAbsent(witness.cell(), c -> new HashSet<>()).add(respondent);
        }
      }
    }
  }

  private boolean agrees(Witness.Difference difference, BitSet known) {
    Map<Integer, Long> imbalance = new HashMap<>();
    for (int i = 0; i < difference.cells().length; i++) {
      int cell = difference.cells()[i];
      long step = difference.steps()[i];
      if (!isSuppressed(cell)
          || known.get(cell)
          || Math.addExact(truth.value(cell), step) < 0
          || (i > 0 && cell <= difference.cells()[i - 1])) {
        return false;
      }
      for (int signed : equationsOfCell[cell]) {
        int equation = signed < 0 ? -signed - 1 : signed;
        imbalance.merge(equation, signed < 0 ? -step : step, Math::addExact);
      }
    }
    return imbalance.values().stream().allMatch(sum -> sum == 0);
  }

  private void requireComplete(SensitiveCells expected) {
    for (int cell : expected.levels().keySet()) {
      if (!proven.get(cell)) {
        report("there is no witness for " + codes(cell));
      }
    }
    seenThrough.forEach(
        (cell, respondents) -> {
          if (!answered.getOrDefault(cell, Set.of()).containsAll(respondents)) {
            report("a respondent who is alone in a cell may see through " + codes(cell));
          }
        });
  }

  private boolean isSuppressed(int cell) {
    return table.isSuppressed(table.structure().cell(header.structure().codes(cell)));
  }

  private void report(String finding) {
    failures++;
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  private String codes(int cell) {
    return String.join(" / ", header.structure().codes(cell));
  }

  /** Equations of each cell; those in which it is the total as minus one minus their number. */
  private static int[][] equationsOfCells(TableSystem system) {
    int[] counts = new int[system.cellCount()];
    for (int e = 0; e < system.equationCount(); e++) {
      for (int place = 0; place < system.equationSize(e); place++) {
        counts[system.equationCell(e, place)]++;
      }
    }
    int[][] equations = new int[counts.length][];
    for (int cell = 0; cell < counts.length; cell++) {
      equations[cell] = new int[counts[cell]];
    }
    for (int e = 0; e < system.equationCount(); e++) {
      for (int place = 0; place < system.equationSize(e); place++) {
        int cell = system.equationCell(e, place);
        equations[cell][--counts[cell]] = place == 0 ? -e - 1 : e;
      }
    }
    return equations;
  }
}
