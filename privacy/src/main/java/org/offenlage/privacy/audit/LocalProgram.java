package org.offenlage.privacy.audit;

import java.util.Arrays;

/**
 * A small linear program in bounded variables, kept at a feasible point: how far each variable can
 * go while all rows keep their sums.
 *
 * <p>Primal simplex method on a dense tableau of the nonbasic variables. The slack of a row that
 * balances leaves for good, so that the tableau shrinks by one column a row before anything is
 * optimised. One optimum is the start of the next. Deterministic. Not safe for use by several
 * threads. Memory 8 · rows · (variables − rows) bytes about.
 */
final class LocalProgram {

  private static final double TINY = 1e-9;
  private static final int STALLED = 60;
  private static final double WHOLE = 1e-6;
  private static final int MOST_ATTEMPTS = 24;

  private final int variables;
  private final double[] low;
  private final double[] high;
  private final double[] value;
  private final int[] rowOf;
  private final int[] columnOf;
  private final double[][] tableau;
  private final int[] basic;
  private final int[] nonbasic;
  private int rows;
  private int columns;

  /** Rows of a program: cells with their signs; and by how much each row is out of balance. */
  record Rows(int[][] cells, int[][] signs, double[] imbalance) {}

  /**
   * The program at the point zero.
   *
   * @param low how far each variable can fall, not positive
   * @param high how far it can rise, not negative
   * @param given each row's signed changes must sum to its imbalance in the end; up to then a slack
   *     makes up for it, which is the variable {@code low.length + row}
   * @param slacks whether to keep what {@link #price} needs
   */
  LocalProgram(double[] low, double[] high, Rows given, Slacks slacks) {
    variables = low.length;
    rows = given.cells().length;
    int all = variables + rows;
    this.low = Arrays.copyOf(low, all);
    this.high = Arrays.copyOf(high, all);
    value = new double[all];
    rowOf = new int[all];
    columnOf = new int[all];
    Arrays.fill(rowOf, -1);
    Arrays.fill(columnOf, -1);
    nonbasic = new int[variables];
    for (int j = 0; j < variables; j++) {
      if (high[j] - low[j] > TINY) {
        columnOf[j] = columns;
        nonbasic[columns++] = j;
      }
    }
    basic = new int[rows];
    tableau = new double[rows][];
    for (int r = 0; r < rows; r++) {
      double[] line = new double[columns];
      for (int i = 0; i < given.cells()[r].length; i++) {
        int column = columnOf[given.cells()[r][i]];
        if (column >= 0) {
          line[column] += given.signs()[r][i];
        }
      }
      tableau[r] = line;
      int slack = variables + r;
      basic[r] = slack;
      rowOf[slack] = r;
      value[slack] = given.imbalance()[r];
      this.low[slack] = Math.min(0, value[slack]);
      this.high[slack] = Math.max(0, value[slack]);
    }
    releaseSlacks(slacks);
  }

  /** What becomes of the slacks of rows that balance. */
  enum Slacks {
    /** They go, which makes the program smaller. */
    DROPPED,
    /** They stay where they are, at zero, to tell what each row is worth. */
    KEPT
  }

  /** Takes the slacks of balanced rows out of the basis, and out of the program. */
  private void releaseSlacks(Slacks slacks) {
    for (int r = 0; r < rows; r++) {
      int slack = basic[r];
      if (slack >= variables && high[slack] - low[slack] <= TINY) {
        int column = roomiest(r);
        if (column >= 0) {
          pivot(r, column);
          if (slacks == Slacks.DROPPED) {
            drop(column);
          }
        }
      }
    }
    int kept = 0;
    for (int r = 0; r < rows; r++) {
      int variable = basic[r];
      if (variable >= variables && high[variable] - low[variable] <= TINY) {
        rowOf[variable] = -1;
      } else {
        basic[kept] = variable;
        tableau[kept] = tableau[r];
        rowOf[variable] = kept++;
      }
    }
    rows = kept;
  }

  /** The column to enter a row: far from its bounds, so that later steps are not of length zero. */
  private int roomiest(int row) {
    int best = -1;
    double room = -1;
    double[] line = tableau[row];
    for (int j = 0; j < columns; j++) {
      int variable = nonbasic[j];
      if (variable < variables && Math.abs(line[j]) > 0.1) {
        double own = Math.min(-low[variable], high[variable]);
        if (own > room) {
          room = own;
          best = j;
        }
      }
    }
    return best;
  }

  private void drop(int column) {
    columnOf[nonbasic[column]] = -1;
    columns--;
    if (column != columns) {
      nonbasic[column] = nonbasic[columns];
      columnOf[nonbasic[column]] = column;
      for (int r = 0; r < rows; r++) {
        tableau[r][column] = tableau[r][columns];
      }
    }
  }

  /** The value that a variable has now. */
  double value(int variable) {
    return value[variable];
  }

  /**
   * By how much a variable that depends on the others falls when a row is given one more; only
   * where slacks are kept.
   */
  double price(int variable, int row) {
    int column = columnOf[slack(row)];
    return column < 0 || rowOf[variable] < 0 ? 0 : tableau[rowOf[variable]][column];
  }

  /** The slack's variable of a row. */
  int slack(int row) {
    return variables + row;
  }

  /**
   * Looks for a point of whole numbers near by at which a variable is not worse, by moving one
   * fractional variable after the other to a whole number. Not an exhaustive search.
   *
   * @param direction 1 where the variable was raised, −1 where it was lowered
   */
  void seekWhole(int variable, int direction) {
    double oldLow = low[variable];
    double oldHigh = high[variable];
    double kept =
        direction > 0 ? Math.floor(value[variable] + WHOLE) : Math.ceil(value[variable] - WHOLE);
    if (direction > 0) {
      lower(variable, kept);
      low[variable] = Math.min(kept, value[variable]);
    } else {
      raise(variable, kept);
      high[variable] = Math.max(kept, value[variable]);
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      int fractional = fractional(attempt);
      if (fractional < 0) {
        break;
      }
      if ((attempt & 1) == 0) {
        lower(fractional, Math.floor(value[fractional]));
      } else {
        raise(fractional, Math.ceil(value[fractional]));
      }
    }
    low[variable] = oldLow;
    high[variable] = oldHigh;
  }

  /** One of the variables that are no whole number, another one with each attempt. */
  private int fractional(int attempt) {
    int found = -1;
    int count = 0;
    for (int j = 0; j < variables; j++) {
      if (Math.abs(value[j] - Math.rint(value[j])) > WHOLE) {
        if (found < 0 || count <= attempt / 2) {
          found = j;
        }
        count++;
      }
    }
    return found;
  }

  /** Forbids a variable to go back behind where it is on its way to zero. */
  void narrowToZero(int variable) {
    low[variable] = Math.min(0, value[variable]);
    high[variable] = Math.max(0, value[variable]);
  }

  /** How the search for the largest or smallest value of a variable ended. */
  enum End {
    /** As far as was asked. */
    REACHED,
    /** The variable can go no further, as its value says. */
    OPTIMAL,
    /** Too many steps; the variable might go further. */
    GIVEN_UP
  }

  /** Moves a variable down until it is at most so much, or as far as the others allow. */
  End lower(int variable, double goal) {
    return move(variable, -1, goal);
  }

  /** Moves a variable up until it is at least so much, or as far as the others allow. */
  End raise(int variable, double goal) {
    return move(variable, 1, goal);
  }

  private End move(int variable, int direction, double goal) {
    int stalled = 0;
    int mostSteps = 4 * (rows + columns) + 200;
    for (int steps = 0; steps < mostSteps; steps++) {
      if ((value[variable] - goal) * direction >= -TINY) {
        return End.REACHED;
      }
      if (!hasRoom(variable, direction)) {
        return End.OPTIMAL;
      }
      int row = rowOf[variable];
      int column;
      int way = direction;
      if (row >= 0) {
        column = entering(tableau[row], direction, stalled > STALLED);
        if (column >= 0) {
          way = -tableau[row][column] * direction > 0 ? 1 : -1;
        }
      } else {
        column = columnOf[variable];
      }
      if (column < 0) {
        return End.OPTIMAL;
      }
      stalled = step(column, way) > TINY ? 0 : stalled + 1;
    }
    return End.GIVEN_UP;
  }

  private boolean hasRoom(int variable, int direction) {
    return direction > 0
        ? value[variable] < high[variable] - TINY
        : value[variable] > low[variable] + TINY;
  }

  /** The steepest column, or after many steps of length zero the first by number (Bland). */
  private int entering(double[] line, int direction, boolean first) {
    int best = -1;
    double steepest = TINY;
    int lowest = Integer.MAX_VALUE;
    for (int j = 0; j < columns; j++) {
      double gain = -line[j] * direction;
      double size = Math.abs(gain);
      if (size > TINY && hasRoom(nonbasic[j], gain > 0 ? 1 : -1)) {
        if (first) {
          if (nonbasic[j] < lowest) {
            lowest = nonbasic[j];
            best = j;
          }
        } else if (size > steepest) {
          steepest = size;
          best = j;
        }
      }
    }
    return best;
  }

  /** Moves a nonbasic variable until something blocks it; returns how far. */
  private double step(int column, int direction) {
    int entering = nonbasic[column];
    double longest =
        direction > 0 ? high[entering] - value[entering] : value[entering] - low[entering];
    int leaving = -1;
    double leavingSize = 0;
    for (int r = 0; r < rows; r++) {
      double rate = -tableau[r][column] * direction;
      double size = Math.abs(rate);
      if (size > TINY) {
        int variable = basic[r];
        double room = rate > 0 ? high[variable] - value[variable] : value[variable] - low[variable];
        double limit = Math.max(0, room) / size;
        if (limit < longest - TINY || (limit < longest + TINY && size > leavingSize + TINY)) {
          longest = Math.min(longest, limit);
          leaving = r;
          leavingSize = size;
        }
      }
    }
    if (longest > 0) {
      for (int r = 0; r < rows; r++) {
        double rate = -tableau[r][column] * direction;
        if (rate != 0) {
          value[basic[r]] = cleaned(value[basic[r]] + rate * longest);
        }
      }
      value[entering] = cleaned(value[entering] + direction * longest);
    }
    if (leaving >= 0) {
      pivot(leaving, column);
    }
    return longest;
  }

  /** Sums of integers stay integers, also where they were computed by way of thirds. */
  private static double cleaned(double number) {
    double whole = Math.rint(number);
    return Math.abs(number - whole) < 1e-7 ? whole : number;
  }

  private void pivot(int row, int column) {
    double[] pivotRow = tableau[row];
    double scale = 1 / pivotRow[column];
    int filled = 0;
    for (int j = 0; j < columns; j++) {
      if (pivotRow[j] != 0) {
        pivotRow[j] *= scale;
        filled++;
      }
    }
    pivotRow[column] = scale;
    for (int r = 0; r < rows; r++) {
      double[] line = tableau[r];
      double factor = line[column];
      if (r != row && factor != 0) {
        line[column] = 0;
        if (filled * 4 < columns) {
          for (int j = 0; j < columns; j++) {
            if (pivotRow[j] != 0) {
              line[j] = near(line[j] - factor * pivotRow[j]);
            }
          }
        } else {
          for (int j = 0; j < columns; j++) {
            line[j] -= factor * pivotRow[j];
          }
          clean(line);
        }
      }
    }
    int out = basic[row];
    int in = nonbasic[column];
    basic[row] = in;
    nonbasic[column] = out;
    rowOf[in] = row;
    columnOf[in] = -1;
    rowOf[out] = -1;
    columnOf[out] = column;
  }

  private void clean(double[] line) {
    for (int j = 0; j < columns; j++) {
      if (Math.abs(line[j]) < 1e-11) {
        line[j] = 0;
      }
    }
  }

  private static double near(double entry) {
    return Math.abs(entry) < 1e-11 ? 0 : entry;
  }
}
