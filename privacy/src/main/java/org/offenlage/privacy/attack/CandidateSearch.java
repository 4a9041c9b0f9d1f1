package org.offenlage.privacy.attack;

import java.util.Optional;

/**
 * Looks for one whole-numbered solution of equations: fixes the unknown with the smallest range at
 * about its even share, draws all conclusions, and steps back where they contradict.
 */
final class CandidateSearch {

  private final HiddenEquations equations;
  private long stepsLeft;

  private CandidateSearch(HiddenEquations equations, long mostSteps) {
    this.equations = equations;
    this.stepsLeft = mostSteps;
  }

  /**
   * A solution; empty where none was found.
   *
   * @param mostSteps how many bounds it may look at over all
   */
  static Optional<Narrowing> find(HiddenEquations equations, Narrowing narrowed, long mostSteps) {
    return new CandidateSearch(equations, mostSteps).search(narrowed);
  }

  private Optional<Narrowing> search(Narrowing narrowed) {
    Narrowing at = narrowed;
    while (true) {
      int unknown = tightest(at);
      if (unknown < 0) {
        return Optional.of(at);
      }
      long share = share(at, unknown);
      Narrowing next = at.copy();
      stepsLeft -= 2L * equations.unknowns().size();
      if (stepsLeft <= 0) {
        return Optional.empty();
      }
      if (next.fix(unknown, share)) {
        at = next;
        continue;
      }
      return searchOtherValues(at, unknown, share);
    }
  }

  /** Values beside the share, nearer ones first. */
  private Optional<Narrowing> searchOtherValues(Narrowing at, int unknown, long share) {
    long reach = Math.max(share - at.lower(unknown), at.upper(unknown) - share);
    for (long distance = 1; distance <= reach && stepsLeft > 0; distance++) {
      for (long value : new long[] {share - distance, share + distance}) {
        stepsLeft -= equations.unknowns().size();
        Narrowing next = at.copy();
        if (next.fix(unknown, value)) {
          return search(next);
        }
      }
    }
    return Optional.empty();
  }

  private int tightest(Narrowing at) {
    int best = -1;
    long width = Long.MAX_VALUE;
    for (int unknown = 0; unknown < equations.unknowns().size(); unknown++) {
      long own = at.upper(unknown) - at.lower(unknown);
      if (own > 0 && own < width) {
        best = unknown;
        width = own;
      }
    }
    return best;
  }

  /** What an equation with the fewest open unknowns leaves for each of them on average. */
  private long share(Narrowing at, int unknown) {
    long share = at.lower(unknown);
    int fewest = Integer.MAX_VALUE;
    for (int number : at.rowsOf(unknown)) {
      HiddenEquations.Row row = equations.rows().get(number);
      stepsLeft -= row.unknowns().length;
      int open = 0;
      long rest = row.sum();
      for (int i = 0; i < row.unknowns().length; i++) {
        int other = row.unknowns()[i];
        if (at.isFixed(other)) {
          rest -= row.signs()[i] * at.lower(other);
        } else {
          open++;
        }
      }
      if (open < fewest) {
        fewest = open;
        share = Math.floorDiv(Math.abs(rest), open);
      }
    }
    return Math.max(at.lower(unknown), Math.min(at.upper(unknown), share));
  }
}
