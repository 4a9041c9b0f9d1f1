package org.offenlage.ejb.microdata.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.microdata.RowProblem;

/** Collects problems: counts all, keeps the first. Not safe for use by several threads. */
final class ProblemList {

  /** How many problems are kept. */
  static final int MOST_KEPT = 1_000;

  private final List<RowProblem> kept = new ArrayList<>();
  private long count;

  void add(long line, Optional<String> column, RowProblem.Reason reason, String detail) {
    if (kept.size() < MOST_KEPT) {
      kept.add(new RowProblem(line, column, reason, detail));
    }
    count++;
  }

  void add(long line, RowProblem.Reason reason) {
    add(line, Optional.empty(), reason, "");
  }

  /**
   * Adds what was found only after the last line.
   *
   * @param firstLines where the first of it stands, ascending
   * @param more how much there is
   */
  void addLate(long[] firstLines, long more, Optional<String> column, RowProblem.Reason reason) {
    if (more == 0) {
      return;
    }
    for (long line : firstLines) {
      kept.add(new RowProblem(line, column, reason, ""));
    }
    kept.sort(Comparator.comparingLong(RowProblem::line));
    while (kept.size() > MOST_KEPT) {
      kept.remove(kept.size() - 1);
    }
    count += more;
  }

  List<RowProblem> kept() {
    return kept;
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }
}
