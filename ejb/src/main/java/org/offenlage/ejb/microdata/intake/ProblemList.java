package org.offenlage.ejb.microdata.intake;

import java.util.ArrayList;
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
