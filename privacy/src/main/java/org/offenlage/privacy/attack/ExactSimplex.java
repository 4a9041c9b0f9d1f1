package org.offenlage.privacy.attack;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Least and greatest values of single unknowns over all non-negative solutions of equations, exact.
 *
 * <p>The simplex method on a table of whole numbers over one common denominator (integer pivoting:
 * each pivot divides by the last one, and always without rest), with Bland's rule, so that it ends.
 * The solutions found on the way are kept: they show values that are possible. Not safe for use by
 * several threads.
 */
final class ExactSimplex {

  private final int unknowns;
  private final int rows;
  private final int width;
  private final long[][] table;
  private final int[] basis;
  private final long mostSteps;
  private final long[] least;
  private final long[] greatest;
  private long denominator = 1;
  private long steps;

  /**
   * Finds a first solution.
   *
   * @param mostSteps how many multiplications it may take over all, after which {@link #attain(int,
   *     Direction)} gives up
   * @throws ContradictoryCorpusException where there is no solution
   * @throws ArithmeticException where numbers leave 64 bits
   * @throws TooLongException where the steps do not suffice
   */
  ExactSimplex(HiddenEquations equations, long mostSteps) {
    this.unknowns = equations.unknowns().size();
    this.rows = equations.rows().size();
    // Columns: the unknowns and the right-hand side. The artificial unknown that each row begins
    // with never comes back once it has left, so it needs no column.
    this.width = unknowns + 1;
    this.table = new long[rows + 1][width];
    this.basis = new int[rows];
    this.mostSteps = mostSteps;
    this.least = new long[unknowns];
    this.greatest = new long[unknowns];
    Arrays.fill(least, Long.MAX_VALUE);
    Arrays.fill(greatest, -1);
    for (int r = 0; r < rows; r++) {
      HiddenEquations.Row row = equations.rows().get(r);
      int flip = row.sum() < 0 ? -1 : 1;
      for (int i = 0; i < row.unknowns().length; i++) {
        table[r][row.unknowns()[i]] = (long) flip * row.signs()[i];
      }
      table[r][width - 1] = Math.multiplyExact(row.sum(), (long) flip);
      basis[r] = unknowns + r;
    }
    long[] goal = table[rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < width; c++) {
        goal[c] = Math.addExact(goal[c], table[r][c]);
      }
    }
    climb();
    if (goal[width - 1] != 0) {
      throw new ContradictoryCorpusException();
    }
    driveOutArtificials();
    notePoint();
  }

  /** Which end of the range of an unknown is looked for. */
  enum Direction {
    LEAST,
    GREATEST
  }

  /** How many multiplications it took so far. */
  long stepsTaken() {
    return steps;
  }

  /** The least whole value that a solution was seen to give an unknown. */
  long leastSeen(int unknown) {
    return least[unknown];
  }

  /** The greatest whole value that a solution was seen to give an unknown. */
  long greatestSeen(int unknown) {
    return greatest[unknown];
  }

  /**
   * The end of the range of an unknown, rounded inwards to a whole number; empty where nothing
   * bounds it.
   *
   * @throws ArithmeticException where numbers leave 64 bits
   * @throws TooLongException where the steps do not suffice
   */
  OptionalLong attain(int unknown, Direction direction) {
    long[] goal = table[rows];
    Arrays.fill(goal, 0);
    long sign = direction == Direction.GREATEST ? 1 : -1;
    goal[unknown] = Math.multiplyExact(sign, denominator);
    for (int r = 0; r < rows; r++) {
      if (basis[r] == unknown) {
        for (int c = 0; c < width; c++) {
          goal[c] = Math.subtractExact(goal[c], Math.multiplyExact(sign, table[r][c]));
        }
      }
    }
    boolean isBounded = climb();
    notePoint();
    if (!isBounded) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int r = 0; r < rows; r++) {
      if (basis[r] == unknown) {
        value = table[r][width - 1];
      }
    }
    return OptionalLong.of(
        direction == Direction.GREATEST
            ? Math.floorDiv(value, denominator)
            : -Math.floorDiv(-value, denominator));
  }

  /** Pivots while a column improves the goal; false where nothing bounds it. */
  private boolean climb() {
    while (true) {
      int entering = -1;
      for (int c = 0; c < unknowns && entering < 0; c++) {
        if (table[rows][c] > 0) {
          entering = c;
        }
      }
      if (entering < 0) {
        return true;
      }
      int leaving = leaving(entering);
      if (leaving < 0) {
        return false;
      }
      pivot(leaving, entering);
    }
  }

  private int leaving(int entering) {
    int leaving = -1;
    for (int r = 0; r < rows; r++) {
      if (table[r][entering] > 0 && (leaving < 0 || ratioOrder(r, leaving, entering) < 0)) {
        leaving = r;
      }
    }
    return leaving;
  }

  private int ratioOrder(int row, int other, int column) {
    int order =
        Long.compare(
            Math.multiplyExact(table[row][width - 1], table[other][column]),
            Math.multiplyExact(table[other][width - 1], table[row][column]));
    return order != 0 ? order : Integer.compare(basis[row], basis[other]);
  }

  private void pivot(int row, int column) {
    steps += (long) (rows + 1) * width;
    if (steps > mostSteps) {
      throw new TooLongException();
    }
    long pivot = table[row][column];
    long[] by = table[row];
    for (int r = 0; r <= rows; r++) {
      if (r == row) {
        continue;
      }
      long[] own = table[r];
      long factor = own[column];
      for (int c = 0; c < width; c++) {
        if (factor == 0 || by[c] == 0) {
          own[c] = Math.multiplyExact(own[c], pivot) / denominator;
        } else {
          own[c] =
              Math.subtractExact(
                      Math.multiplyExact(own[c], pivot), Math.multiplyExact(factor, by[c]))
                  / denominator;
        }
      }
    }
    denominator = pivot;
    basis[row] = column;
    if (denominator < 0) {
      negate();
    }
  }

  /** The common denominator stays positive, so that signs tell what they seem to. */
  private void negate() {
    for (long[] line : table) {
      for (int c = 0; c < width; c++) {
        line[c] = -line[c];
      }
    }
    denominator = -denominator;
  }

  /** Artificial unknowns that stayed at 0 give way, or their row says nothing and is emptied. */
  private void driveOutArtificials() {
    for (int r = 0; r < rows; r++) {
      if (basis[r] >= unknowns) {
        int column = -1;
        for (int c = 0; c < unknowns && column < 0; c++) {
          if (table[r][c] != 0) {
            column = c;
          }
        }
        if (column >= 0) {
          pivot(r, column);
        }
      }
    }
  }

  private void notePoint() {
    long[] point = new long[unknowns];
    boolean[] isWhole = new boolean[unknowns];
    Arrays.fill(isWhole, true);
    for (int r = 0; r < rows; r++) {
      if (basis[r] < unknowns) {
        isWhole[basis[r]] = table[r][width - 1] % denominator == 0;
        point[basis[r]] = table[r][width - 1] / denominator;
      }
    }
    for (int unknown = 0; unknown < unknowns; unknown++) {
      if (isWhole[unknown]) {
        least[unknown] = Math.min(least[unknown], point[unknown]);
        greatest[unknown] = Math.max(greatest[unknown], point[unknown]);
      }
    }
  }
}
