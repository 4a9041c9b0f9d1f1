package org.offenlage.privacy.suppression;

import java.util.Arrays;

/**
 * What the rows of a covering problem would pay for a node: Lagrangian multipliers, and what each
 * node costs beyond what all its rows pay.
 *
 * <p>Found by the subgradient method, each step deflected by the one before. Costs O(entries of
 * rows) a step. Source: Held, Wolfe, Crowder (1974), Camerini, Fratta, Maffioli (1975).
 */
final class CoverPrices {

  private static final double MOMENTUM = 0.5;

  private final CoverProblem problem;

  // Of a row that asks for one; of each node of a row that must not have one alone.
  private final double[] ofRow;
  private final double[] ofPlace;
  private final double[] directionOfRow;
  private final double[] directionOfPlace;
  private final double[] reduced;

  CoverPrices(CoverProblem problem) {
    this(problem, new double[problem.rowCount()], new double[problem.placeCount()]);
  }

  private CoverPrices(CoverProblem problem, double[] ofRow, double[] ofPlace) {
    this.problem = problem;
    this.ofRow = ofRow;
    this.ofPlace = ofPlace;
    this.directionOfRow = new double[ofRow.length];
    this.directionOfPlace = new double[ofPlace.length];
    this.reduced = new double[problem.nodeCount()];
  }

  /** The same prices for the problem with further rows, which pay nothing yet. */
  CoverPrices extendedTo(CoverProblem larger) {
    return new CoverPrices(
        larger,
        Arrays.copyOf(ofRow, larger.rowCount()),
        Arrays.copyOf(ofPlace, larger.placeCount()));
  }

  /** What each node costs beyond what its rows pay, as of the last {@link #reduce}. */
  double[] reduced() {
    return reduced;
  }

  /** Computes what nodes cost beyond what is paid; returns a lower bound of every solution. */
  double reduce() {
    for (int node = 0; node < reduced.length; node++) {
      reduced[node] = problem.cost(node);
    }
    double bound = 0;
    for (int row = 0; row < ofRow.length; row++) {
      int end = problem.rowEnd(row);
      if (problem.asksForOne(row)) {
        bound += ofRow[row];
        for (int place = problem.rowStart(row); place < end; place++) {
          reduced[problem.nodeAt(place)] -= ofRow[row];
        }
      } else {
        double sum = 0;
        for (int place = problem.rowStart(row); place < end; place++) {
          sum += ofPlace[place];
        }
        for (int place = problem.rowStart(row); place < end; place++) {
          reduced[problem.nodeAt(place)] -= sum - 2 * ofPlace[place];
        }
      }
    }
    for (double rest : reduced) {
      bound += Math.min(0, rest);
    }
    return bound;
  }

  /**
   * Lets rows that lack nodes pay more, and rows that have too many less.
   *
   * @param gap how far the bound is from what can be hoped for
   * @return whether there was anything to change
   */
  boolean step(double gap) {
    double square = aim();
    if (square == 0) {
      return false;
    }
    double length = gap / square;
    for (int row = 0; row < ofRow.length; row++) {
      if (problem.asksForOne(row)) {
        ofRow[row] = Math.max(0, ofRow[row] + length * directionOfRow[row]);
      } else {
        for (int place = problem.rowStart(row); place < problem.rowEnd(row); place++) {
          ofPlace[place] = Math.max(0, ofPlace[place] + length * directionOfPlace[place]);
        }
      }
    }
    return true;
  }

  /** The direction of the next step; returns its square length. */
  private double aim() {
    double square = 0;
    for (int row = 0; row < ofRow.length; row++) {
      int end = problem.rowEnd(row);
      int count = 0;
      for (int place = problem.rowStart(row); place < end; place++) {
        count += reduced[problem.nodeAt(place)] < 0 ? 1 : 0;
      }
      if (problem.asksForOne(row)) {
        double direction = MOMENTUM * directionOfRow[row] + 1 - count;
        directionOfRow[row] = direction;
        square += direction > 0 || ofRow[row] > 0 ? direction * direction : 0;
      } else {
        for (int place = problem.rowStart(row); place < end; place++) {
          int own = reduced[problem.nodeAt(place)] < 0 ? 2 : 0;
          double direction = MOMENTUM * directionOfPlace[place] + own - count;
          directionOfPlace[place] = direction;
          square += direction > 0 || ofPlace[place] > 0 ? direction * direction : 0;
        }
      }
    }
    return square;
  }
}
