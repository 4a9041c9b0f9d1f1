package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Minimises the sum of price times change over all usable nodes, subject to all equations, to
 * values that stay non-negative, and to one node changing by a given step.
 *
 * <p>The dual simplex method from the empty basis: only equations that the change leaves unbalanced
 * ever enter the basis, so that the work depends on the size of the change and not on that of the
 * system. A node has two columns, one to rise and one to fall, the latter bounded by its value.
 *
 * <p>Computes in doubles. Each thread needs its own instance. Deterministic: ties are broken by
 * node numbers.
 */
final class DualSimplex {

  /** How a computation ended. */
  enum End {
    /** At the optimum. */
    OPTIMAL,
    /** There is no such change. */
    INFEASIBLE,
    /** The change costs more than was allowed. */
    TOO_DEAR,
    /** After as many steps as were allowed. */
    EXHAUSTED
  }

  private static final double TOLERANCE = 1e-7;
  private static final double PIVOT_TOLERANCE = 1e-6;
  private static final double DISCOMFORT = 2;
  private static final int NONE = -1;

  private LinearSystem system;
  private IntToDoubleFunction prices = column -> 1;

  // The basis: rows that were balanced, the columns that balance them, and the inverse.
  private final BasisInverse inverse = new BasisInverse();
  private int size;
  private int[] basisRows = new int[64];
  private int[] basisColumns = new int[64];
  private double[] basicValues = new double[64];
  private double[] duals = new double[64];
  private double[] work = new double[64];
  private double[] rowOfInverse = new double[64];

  // Sparse vectors over the whole system, emptied after each computation by their lists.
  private final int[] basisPlaceOfRow;
  private final SparseVector residual;
  private final SparseVector alpha;
  private final ColumnStates states;

  // By how much columns stand off where they started.
  private final SparseVector shift;

  private int blockingRow = NONE;
  private int target;
  private double targetStep;
  private double comfort;
  private double objective;

  /**
   * One for systems up to a size.
   *
   * @param largest no system is larger
   */
  DualSimplex(LinearSystem largest) {
    this.system = largest;
    this.basisPlaceOfRow = new int[largest.rowCount()];
    Arrays.fill(basisPlaceOfRow, NONE);
    this.residual = new SparseVector(largest.rowCount());
    this.alpha = new SparseVector(largest.columnCount());
    this.states = new ColumnStates(2 * largest.columnCount());
    this.shift = new SparseVector(largest.columnCount());
  }

  /** Lets the next computations start from where the last optimum, so many times, led. */
  void standAtOptimum(int times) {
    forEachChange(
        (column, change) ->
            shift.set(column, BasisInverse.snap(shift.get(column) + times * change)));
  }

  /** Lets the next computations start from the truth again. */
  void standAtTruth() {
    shift.clear();
  }

  /**
   * A column that has to change.
   *
   * @param column its number
   * @param step by how much, not 0
   * @param comfort columns that cannot move as far as this should be avoided
   */
  record Target(int column, long step, long comfort) {}

  /**
   * Starts anew and computes.
   *
   * @param in where to search
   * @param pricing price of a step of each column, negative if it must not move
   * @param mostPivots steps after which to give up
   * @param mostPerUnit objective per unit of the target's step above which to give up
   */
  End solve(
      LinearSystem in,
      IntToDoubleFunction pricing,
      Target wanted,
      int mostPivots,
      double mostPerUnit) {
    reset();
    system = in;
    prices = pricing;
    target = wanted.column();
    targetStep = wanted.step();
    comfort = wanted.comfort();
    if (Math.abs(targetStep) > upper(2 * target + (targetStep > 0 ? 0 : 1))) {
      return End.INFEASIBLE;
    }
    touchRowsOf(target);
    change(target, targetStep);
    double most = mostPerUnit * Math.abs(targetStep);
    for (int pivots = 0; pivots < mostPivots; pivots++) {
      int leaving = violatedBasic();
      int row = NONE;
      boolean tooHigh;
      if (leaving >= 0) {
        tooHigh = basicValues[leaving] > 0;
        System.arraycopy(inverse.line(leaving), 0, rowOfInverse, 0, size);
      } else {
        row = violatedRow();
        if (row < 0) {
          return End.OPTIMAL;
        }
        tooHigh = residual.get(row) > 0;
        rowAgainstBasis(row);
      }
      int entering = price(row, tooHigh);
      if (entering < 0) {
        blockingRow = row;
        return End.INFEASIBLE;
      }
      pivot(leaving, row, entering);
      if (objective > most) {
        return End.TOO_DEAR;
      }
    }
    return End.EXHAUSTED;
  }

  /**
   * Hands out columns of which one at least would have to move as well for a computation that ended
   * infeasible to get further.
   *
   * @param candidates columns that could be allowed to move
   */
  void forEachUnblocking(IntPredicate candidates, IntConsumer consumer) {
    alpha.clear();
    for (int i = 0; i < size; i++) {
      if (Math.abs(rowOfInverse[i]) > 1e-9) {
        addRow(basisRows[i], rowOfInverse[i], candidates);
      }
    }
    if (blockingRow >= 0) {
      addRow(blockingRow, 1, candidates);
    }
    for (int i = 0; i < alpha.listedCount(); i++) {
      int column = alpha.listed(i);
      if (Math.abs(alpha.value(i)) > PIVOT_TOLERANCE) {
        consumer.accept(column);
      }
    }
  }

  /** The dual objective of the last computation for each unit of the step. */
  double objectivePerUnit() {
    return objective / Math.abs(targetStep);
  }

  /** One of the nodes that change by a fraction, or a negative number if there is none. */
  int fractionalColumn() {
    int chosen = NONE;
    for (int i = 0; i < size; i++) {
      int node = basisColumns[i] >> 1;
      double distance = Math.abs(basicValues[i] - Math.rint(basicValues[i]));
      if (distance > TOLERANCE && (chosen == NONE || Scatter.of(node) < Scatter.of(chosen))) {
        chosen = node;
      }
    }
    return chosen;
  }

  /** Hands out every column that changes at the optimum, once, and by how much. */
  void forEachChange(ChangeConsumer consumer) {
    consumer.accept(target, targetStep);
    for (int i = 0; i < size; i++) {
      if (basicValues[i] != 0) {
        int column = basisColumns[i];
        consumer.accept(column >> 1, (column & 1) == 0 ? basicValues[i] : -basicValues[i]);
      }
    }
    states.forEachAtUpper(
        column -> consumer.accept(column >> 1, (column & 1) == 0 ? upper(column) : -upper(column)));
  }

  /** Whether all columns can change so many times as far as at the optimum. */
  boolean hasRoomFor(int times) {
    boolean[] hasRoom = {true};
    forEachChange(
        (column, change) ->
            hasRoom[0] &=
                Math.abs(times * change) <= upper(2 * column + (change > 0 ? 0 : 1)) + TOLERANCE);
    return hasRoom[0];
  }

  /** Told of a column that changes. */
  @FunctionalInterface
  interface ChangeConsumer {
    /** By how much. */
    void accept(int column, double change);
  }

  /** A basic column outside its bounds, the one furthest outside. */
  private int violatedBasic() {
    int worst = NONE;
    double most = TOLERANCE;
    for (int i = 0; i < size; i++) {
      double excess = Math.max(-basicValues[i], basicValues[i] - upper(basisColumns[i]));
      if (excess > most) {
        most = excess;
        worst = i;
      }
    }
    return worst;
  }

  /** An unbalanced row, the one with the fewest nodes that could balance it. */
  private int violatedRow() {
    int best = NONE;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < residual.listedCount(); i++) {
      int row = residual.listed(i);
      if (Math.abs(residual.value(i)) > TOLERANCE && basisPlaceOfRow[row] < 0) {
        int candidates = system.rowEnds[row] - system.rowStarts[row];
        if (candidates < fewest || (candidates == fewest && row < best)) {
          fewest = candidates;
          best = row;
        }
      }
    }
    return best;
  }

  /** Row of the tableau, expressed in the rows of the basis, for a row not yet balanced. */
  private void rowAgainstBasis(int row) {
    Arrays.fill(rowOfInverse, 0, size, 0);
    for (int i = 0; i < size; i++) {
      double coefficient = coefficient(row, basisColumns[i]);
      if (coefficient != 0) {
        double[] line = inverse.line(i);
        for (int j = 0; j < size; j++) {
          rowOfInverse[j] -= coefficient * line[j];
        }
      }
    }
  }

  private double coefficient(int row, int column) {
    int node = column >> 1;
    for (int link = system.columnStarts[node]; link < system.columnStarts[node + 1]; link++) {
      if (system.columnRows[link] == row) {
        int sign = system.columnCoefficients[link];
        return (column & 1) == 0 ? sign : -sign;
      }
    }
    return 0;
  }

  private int price(int row, boolean tooHigh) {
    alpha.clear();
    for (int i = 0; i < size; i++) {
      if (Math.abs(rowOfInverse[i]) > 1e-9) {
        addRow(basisRows[i], rowOfInverse[i], this::canMove);
      }
    }
    if (row >= 0) {
      addRow(row, 1, this::canMove);
    }
    int best = NONE;
    double bestRatio = Double.POSITIVE_INFINITY;
    double bestAlpha = 0;
    for (int i = 0; i < alpha.listedCount(); i++) {
      int node = alpha.listed(i);
      double a = alpha.value(i);
      if (Math.abs(a) < PIVOT_TOLERANCE) {
        continue;
      }
      double z = dualOf(node);
      for (int side = 0; side < 2; side++) {
        int column = 2 * node + side;
        byte state = states.of(column);
        if (state == ColumnStates.BASIC || upper(column) == 0) {
          continue;
        }
        double columnAlpha = side == 0 ? a : -a;
        boolean rightSide =
            (state == ColumnStates.AT_LOWER) == tooHigh ? columnAlpha > 0 : columnAlpha < 0;
        if (!rightSide) {
          continue;
        }
        double reduced = Math.abs(side == 0 ? cost(column) - z : cost(column) + z);
        double ratio = reduced / Math.abs(columnAlpha);
        double difference = ratio - bestRatio;
        if (best < 0
            || difference < -1e-10
            || (difference < 1e-10
                && (Math.abs(columnAlpha) > bestAlpha + 1e-9
                    || (Math.abs(columnAlpha) > bestAlpha - 1e-9 && column < best)))) {
          best = column;
          bestRatio = ratio;
          bestAlpha = Math.abs(columnAlpha);
        }
      }
    }
    return best;
  }

  private boolean canMove(int node) {
    return node != target && prices.applyAsDouble(node) >= 0;
  }

  private void addRow(int row, double factor, IntPredicate which) {
    for (int place = system.rowStarts[row]; place < system.rowEnds[row]; place++) {
      int node = system.rowColumns[place];
      if (which.test(node)) {
        alpha.add(node, factor * system.rowCoefficients[place]);
      }
    }
  }

  private double cost(int column) {
    double price = prices.applyAsDouble(column >> 1);
    return upper(column) < comfort ? DISCOMFORT * price : price;
  }

  private double dualOf(int node) {
    double z = 0;
    for (int link = system.columnStarts[node]; link < system.columnStarts[node + 1]; link++) {
      int place = basisPlaceOfRow[system.columnRows[link]];
      if (place >= 0) {
        z += duals[place] * system.columnCoefficients[link];
      }
    }
    return z;
  }

  private void pivot(int leaving, int row, int entering) {
    int node = entering >> 1;
    double factor = (entering & 1) == 0 ? 1 : -1;
    Arrays.fill(work, 0, size, 0);
    double enteringAlpha = 0;
    for (int link = system.columnStarts[node]; link < system.columnStarts[node + 1]; link++) {
      int at = basisPlaceOfRow[system.columnRows[link]];
      double sign = factor * system.columnCoefficients[link];
      if (at >= 0) {
        enteringAlpha += rowOfInverse[at] * sign;
        inverse.addColumn(at, sign, work);
      } else if (system.columnRows[link] == row) {
        enteringAlpha += sign;
      }
    }
    double reduced = cost(entering) - factor * dualOf(node);
    double dualStep = reduced / enteringAlpha;
    for (int i = 0; i < size; i++) {
      duals[i] += dualStep * rowOfInverse[i];
    }
    double start = states.of(entering) == ColumnStates.AT_UPPER ? upper(entering) : 0;
    double excess;
    double leavingBound = 0;
    if (leaving >= 0) {
      leavingBound = basicValues[leaving] > 0 ? bound(leaving) : 0;
      excess = basicValues[leaving] - leavingBound;
      states.set(
          basisColumns[leaving], leavingBound > 0 ? ColumnStates.AT_UPPER : ColumnStates.AT_LOWER);
    } else {
      excess = residual.get(row);
    }
    double step = excess / enteringAlpha;
    objective += Math.abs(reduced * step);
    touchRowsOf(node);
    for (int i = 0; i < size; i++) {
      if (work[i] != 0) {
        moveTo(i, BasisInverse.snap(basicValues[i] - step * work[i]));
      }
    }
    if (leaving >= 0) {
      moveTo(leaving, leavingBound);
    }
    change(node, factor * (BasisInverse.snap(start + step) - start));
    states.set(entering, ColumnStates.BASIC);
    if (leaving >= 0) {
      inverse.replace(leaving, work);
      basisColumns[leaving] = entering;
      basicValues[leaving] = BasisInverse.snap(start + step);
    } else {
      inverse.border(rowOfInverse, enteringAlpha, work);
      border(row, entering, dualStep);
      basicValues[size - 1] = BasisInverse.snap(start + step);
    }
  }

  private double bound(int place) {
    return upper(basisColumns[place]);
  }

  private void moveTo(int place, double value) {
    int column = basisColumns[place];
    double difference = value - basicValues[place];
    basicValues[place] = value;
    change(column >> 1, (column & 1) == 0 ? difference : -difference);
  }

  private void border(int row, int entering, double dualStep) {
    grow();
    basisRows[size] = row;
    basisColumns[size] = entering;
    basisPlaceOfRow[row] = size;
    duals[size] = dualStep;
    size++;
  }

  private void grow() {
    if (size + 1 < basisRows.length) {
      return;
    }
    int capacity = basisRows.length * 2;
    basisRows = Arrays.copyOf(basisRows, capacity);
    basisColumns = Arrays.copyOf(basisColumns, capacity);
    basicValues = Arrays.copyOf(basicValues, capacity);
    duals = Arrays.copyOf(duals, capacity);
    work = Arrays.copyOf(work, capacity);
    rowOfInverse = Arrays.copyOf(rowOfInverse, capacity);
  }

  private double upper(int column) {
    int at = column >> 1;
    long bound = ((column & 1) == 0 ? system.up : system.down)[at];
    if (bound == LinearSystem.UNBOUNDED) {
      return Double.POSITIVE_INFINITY;
    }
    return (column & 1) == 0 ? bound - shift.get(at) : bound + shift.get(at);
  }

  private void touchRowsOf(int node) {
    for (int link = system.columnStarts[node]; link < system.columnStarts[node + 1]; link++) {
      residual.list(system.columnRows[link]);
    }
  }

  /** Takes a column's change from what its rows still lack. */
  private void change(int node, double change) {
    if (change == 0) {
      return;
    }
    for (int link = system.columnStarts[node]; link < system.columnStarts[node + 1]; link++) {
      int row = system.columnRows[link];
      residual.set(
          row, BasisInverse.snap(residual.get(row) - system.columnCoefficients[link] * change));
    }
  }

  private void reset() {
    for (int i = 0; i < size; i++) {
      basisPlaceOfRow[basisRows[i]] = NONE;
    }
    residual.clear();
    states.clear();
    size = 0;
    objective = 0;
    inverse.clear();
  }
}
