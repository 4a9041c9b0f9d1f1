package org.offenlage.privacy.suppression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest move that raises or lowers one node by a given amount.
 *
 * <p>The move minimises the sum of cost times change over all usable nodes, subject to all
 * equations and to values that stay non-negative. This is a linear program over the whole system,
 * solved by the dual simplex method from the empty basis: only equations that the move leaves
 * unbalanced ever enter the basis, so that the work depends on the size of the move and not on that
 * of the system.
 *
 * <p>The search computes in doubles; the move that it returns is integer and was checked exactly.
 * Each thread needs its own instance. Deterministic: ties are broken by node numbers.
 */
final class MoveSearch {

  /** Which nodes a move may use, and at what cost. */
  interface Terrain {
    /** Cost of changing a node by one, or a negative number if it must not change. */
    double cost(int node);

    /** Whether rows must be searched beyond the suppressed nodes. */
    boolean reachesBeyondSuppressed();

    /** After how many steps of the simplex method to give up. */
    int pivotLimit();

    /** How often to try again where the cheapest move is not integer. */
    int dives();
  }

  private static final double TOLERANCE = 1e-7;
  private static final double PIVOT_TOLERANCE = 1e-6;

  private final SparseSystem system;

  // The basis: rows that were balanced, the columns that balance them, and the inverse.
  private int size;
  private int[] basisRows = new int[64];
  private int[] basisColumns = new int[64];
  private double[][] inverse = new double[64][64];
  private double[] basicValues = new double[64];
  private double[] duals = new double[64];
  private double[] work = new double[64];
  private double[] rowOfInverse = new double[64];

  // Sparse vectors over the whole system, emptied after each search by their lists.
  private final int[] basisPlaceOfRow;
  private final double[] residual;
  private final boolean[] rowTouched;
  private int[] touchedRows = new int[256];
  private int touchedRowCount;
  private final byte[] columnState;
  private int[] changedColumns = new int[256];
  private int changedColumnCount;
  private final double[] alpha;
  private final boolean[] nodeMarked;
  private int[] markedNodes = new int[256];
  private int markedCount;
  private final boolean[] banned;
  private int[] bannedNodes = new int[16];
  private int bannedCount;

  private static final int NONE = -1;
  private static final byte AT_LOWER = 0;
  private static final byte BASIC = 1;
  private static final byte AT_UPPER = 2;

  private int target;
  private double targetStep;
  private int fractionalNode;

  MoveSearch(SparseSystem system) {
    this.system = system;
    this.basisPlaceOfRow = new int[system.rowCount];
    Arrays.fill(basisPlaceOfRow, -1);
    this.residual = new double[system.rowCount];
    this.rowTouched = new boolean[system.rowCount];
    this.columnState = new byte[2 * system.nodeCount];
    this.alpha = new double[system.nodeCount];
    this.nodeMarked = new boolean[system.nodeCount];
    this.banned = new boolean[system.nodeCount];
  }

  /** Excludes a node from all searches until {@link #clearBans}. */
  void ban(int node) {
    if (!banned[node]) {
      banned[node] = true;
      if (bannedCount == bannedNodes.length) {
        bannedNodes = Arrays.copyOf(bannedNodes, bannedCount * 2);
      }
      bannedNodes[bannedCount++] = node;
    }
  }

  void clearBans() {
    for (int i = 0; i < bannedCount; i++) {
      banned[bannedNodes[i]] = false;
    }
    bannedCount = 0;
  }

  /**
   * The cheapest move that changes the node by this step, or by a small multiple of it.
   *
   * <p>Where the cheapest is not integer, nodes that change by a fraction are excluded one after
   * the other, a few times.
   *
   * @param step positive to raise, negative to lower
   * @return nothing where there is none or none was found within the limits
   */
  @Nullable Move find(int node, long step, Terrain terrain) {
    int bansBefore = bannedCount;
    try {
      for (int dive = 0; dive <= terrain.dives(); dive++) {
        fractionalNode = NONE;
        Move move = attempt(node, step, terrain);
        if (move != null || fractionalNode == NONE) {
          return move;
        }
        ban(fractionalNode);
      }
      return null;
    } finally {
      while (bannedCount > bansBefore) {
        banned[bannedNodes[--bannedCount]] = false;
      }
    }
  }

  private @Nullable Move attempt(int node, long step, Terrain terrain) {
    target = node;
    targetStep = step;
    try {
      touchRowsOf(node);
      refreshResiduals();
      if (!solve(terrain)) {
        return null;
      }
      Move move = integerMove();
      if (move == null) {
        fractionalNode = mostArbitraryFraction();
      }
      return move;
    } finally {
      reset();
    }
  }

  private int mostArbitraryFraction() {
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

  private boolean solve(Terrain terrain) {
    for (int iteration = 0; iteration < terrain.pivotLimit(); iteration++) {
      int leaving = violatedBasic();
      int row = -1;
      boolean tooHigh;
      if (leaving >= 0) {
        tooHigh = basicValues[leaving] > 0;
        System.arraycopy(inverse[leaving], 0, rowOfInverse, 0, size);
      } else {
        row = violatedRow(terrain);
        if (row < 0) {
          return true;
        }
        tooHigh = residual[row] > 0;
        rowAgainstBasis(row);
      }
      int entering = price(row, tooHigh, terrain);
      if (entering < 0) {
        return false;
      }
      pivot(leaving, row, entering, terrain);
    }
    return false;
  }

  /** A basic column outside its bounds, the one furthest outside. */
  private int violatedBasic() {
    int worst = -1;
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
  private int violatedRow(Terrain terrain) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < touchedRowCount; i++) {
      int row = touchedRows[i];
      if (basisPlaceOfRow[row] < 0 && Math.abs(residual[row]) > TOLERANCE) {
        int candidates =
            terrain.reachesBeyondSuppressed()
                ? system.rowEnd(row) - system.rowStart(row)
                : system.suppressedEnd(row) - system.rowStart(row);
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
        double[] line = inverse[i];
        for (int j = 0; j < size; j++) {
          rowOfInverse[j] -= coefficient * line[j];
        }
      }
    }
  }

  private double coefficient(int row, int column) {
    int node = column >> 1;
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      if (system.rowOfLink(link) == row) {
        int sign = system.signOfLink(link);
        return (column & 1) == 0 ? sign : -sign;
      }
    }
    return 0;
  }

  private int price(int row, boolean tooHigh, Terrain terrain) {
    markedCount = 0;
    for (int i = 0; i < size; i++) {
      if (Math.abs(rowOfInverse[i]) > 1e-9) {
        addRow(basisRows[i], rowOfInverse[i], terrain);
      }
    }
    if (row >= 0) {
      addRow(row, 1, terrain);
    }
    int best = -1;
    double bestRatio = Double.POSITIVE_INFINITY;
    double bestAlpha = 0;
    for (int i = 0; i < markedCount; i++) {
      int node = markedNodes[i];
      double a = alpha[node];
      alpha[node] = 0;
      nodeMarked[node] = false;
      if (Math.abs(a) < PIVOT_TOLERANCE) {
        continue;
      }
      double cost = terrain.cost(node);
      double z = dualOf(node);
      for (int side = 0; side < 2; side++) {
        int column = 2 * node + side;
        byte state = columnState[column];
        if (state == BASIC || (side == 1 && system.values[node] == 0)) {
          continue;
        }
        double columnAlpha = side == 0 ? a : -a;
        boolean rightSide = (state == AT_LOWER) == tooHigh ? columnAlpha > 0 : columnAlpha < 0;
        if (!rightSide) {
          continue;
        }
        double reduced = Math.abs(side == 0 ? cost - z : cost + z);
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

  private void addRow(int row, double factor, Terrain terrain) {
    int end = terrain.reachesBeyondSuppressed() ? system.rowEnd(row) : system.suppressedEnd(row);
    for (int place = system.rowStart(row); place < end; place++) {
      int node = system.nodeAt(place);
      if (node == target || banned[node] || terrain.cost(node) < 0) {
        continue;
      }
      if (!nodeMarked[node]) {
        nodeMarked[node] = true;
        if (markedCount == markedNodes.length) {
          markedNodes = Arrays.copyOf(markedNodes, markedCount * 2);
        }
        markedNodes[markedCount++] = node;
      }
      alpha[node] += factor * system.signAt(place);
    }
  }

  private double dualOf(int node) {
    double z = 0;
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      int place = basisPlaceOfRow[system.rowOfLink(link)];
      if (place >= 0) {
        z += duals[place] * system.signOfLink(link);
      }
    }
    return z;
  }

  private void pivot(int leaving, int row, int entering, Terrain terrain) {
    int node = entering >> 1;
    double factor = (entering & 1) == 0 ? 1 : -1;
    Arrays.fill(work, 0, size, 0);
    double enteringAlpha = 0;
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      int at = basisPlaceOfRow[system.rowOfLink(link)];
      double sign = factor * system.signOfLink(link);
      if (at >= 0) {
        enteringAlpha += rowOfInverse[at] * sign;
        for (int i = 0; i < size; i++) {
          work[i] += inverse[i][at] * sign;
        }
      } else if (system.rowOfLink(link) == row) {
        enteringAlpha += sign;
      }
    }
    double reduced = terrain.cost(node) - factor * dualOf(node);
    double dualStep = reduced / enteringAlpha;
    for (int i = 0; i < size; i++) {
      duals[i] += dualStep * rowOfInverse[i];
    }
    double start = columnState[entering] == AT_UPPER ? upper(entering) : 0;
    double excess;
    if (leaving >= 0) {
      double bound = basicValues[leaving] > 0 ? upper(basisColumns[leaving]) : 0;
      excess = basicValues[leaving] - bound;
      setState(basisColumns[leaving], bound > 0 ? AT_UPPER : AT_LOWER);
    } else {
      excess = residual[row];
    }
    double step = excess / enteringAlpha;
    for (int i = 0; i < size; i++) {
      basicValues[i] = snap(basicValues[i] - step * work[i]);
    }
    setState(entering, BASIC);
    if (leaving >= 0) {
      replace(leaving, entering, enteringAlpha);
      basicValues[leaving] = snap(start + step);
    } else {
      border(row, entering, enteringAlpha, dualStep);
      basicValues[size - 1] = snap(start + step);
    }
    touchRowsOf(node);
    refreshResiduals();
  }

  private void replace(int leaving, int entering, double enteringAlpha) {
    double[] line = inverse[leaving];
    for (int j = 0; j < size; j++) {
      line[j] = snap(line[j] / enteringAlpha);
    }
    for (int i = 0; i < size; i++) {
      if (i != leaving && work[i] != 0) {
        double[] other = inverse[i];
        for (int j = 0; j < size; j++) {
          other[j] = snap(other[j] - work[i] * line[j]);
        }
      }
    }
    basisColumns[leaving] = entering;
  }

  private void border(int row, int entering, double enteringAlpha, double dualStep) {
    grow();
    double[] line = inverse[size];
    for (int j = 0; j < size; j++) {
      line[j] = snap(rowOfInverse[j] / enteringAlpha);
    }
    line[size] = snap(1 / enteringAlpha);
    for (int i = 0; i < size; i++) {
      double[] other = inverse[i];
      double weight = work[i];
      if (weight != 0) {
        for (int j = 0; j < size; j++) {
          other[j] = snap(other[j] - weight * line[j]);
        }
      }
      other[size] = snap(-weight * line[size]);
    }
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
    inverse = Arrays.copyOf(inverse, capacity);
    for (int i = 0; i < capacity; i++) {
      inverse[i] = inverse[i] == null ? new double[capacity] : Arrays.copyOf(inverse[i], capacity);
    }
  }

  private static double snap(double value) {
    double rounded = Math.rint(value);
    return Math.abs(value - rounded) < 1e-9 ? rounded : value;
  }

  private double upper(int column) {
    return (column & 1) == 0 ? Double.POSITIVE_INFINITY : system.values[column >> 1];
  }

  private void setState(int column, byte state) {
    if (columnState[column] == AT_LOWER && state != AT_LOWER) {
      if (changedColumnCount == changedColumns.length) {
        changedColumns = Arrays.copyOf(changedColumns, changedColumnCount * 2);
      }
      changedColumns[changedColumnCount++] = column;
    }
    columnState[column] = state;
  }

  private void touchRowsOf(int node) {
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      int row = system.rowOfLink(link);
      if (!rowTouched[row]) {
        rowTouched[row] = true;
        if (touchedRowCount == touchedRows.length) {
          touchedRows = Arrays.copyOf(touchedRows, touchedRowCount * 2);
        }
        touchedRows[touchedRowCount++] = row;
      }
    }
  }

  private void refreshResiduals() {
    for (int i = 0; i < touchedRowCount; i++) {
      residual[touchedRows[i]] = 0;
    }
    subtract(target, targetStep);
    for (int i = 0; i < size; i++) {
      int column = basisColumns[i];
      subtract(column >> 1, (column & 1) == 0 ? basicValues[i] : -basicValues[i]);
    }
    for (int i = 0; i < changedColumnCount; i++) {
      int column = changedColumns[i];
      if (columnState[column] == AT_UPPER && isFirstMention(i)) {
        subtract(column >> 1, -upper(column));
      }
    }
  }

  private boolean isFirstMention(int index) {
    for (int i = 0; i < index; i++) {
      if (changedColumns[i] == changedColumns[index]) {
        return false;
      }
    }
    return true;
  }

  private void subtract(int node, double change) {
    if (change == 0) {
      return;
    }
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      residual[system.rowOfLink(link)] -= system.signOfLink(link) * change;
    }
  }

  private @Nullable Move integerMove() {
    double[] changes = new double[size + changedColumnCount + 1];
    int[] nodes = new int[changes.length];
    int count = 0;
    nodes[count] = target;
    changes[count++] = targetStep;
    for (int i = 0; i < size; i++) {
      if (basicValues[i] != 0) {
        int column = basisColumns[i];
        nodes[count] = column >> 1;
        changes[count++] = (column & 1) == 0 ? basicValues[i] : -basicValues[i];
      }
    }
    for (int i = 0; i < changedColumnCount; i++) {
      int column = changedColumns[i];
      if (columnState[column] == AT_UPPER && isFirstMention(i)) {
        nodes[count] = column >> 1;
        changes[count++] = -upper(column);
      }
    }
    for (int multiple = 1; multiple <= 6; multiple++) {
      Move move = ExactMoves.of(system, nodes, changes, count, multiple);
      if (move != null) {
        return move;
      }
    }
    return null;
  }

  private void reset() {
    for (int i = 0; i < touchedRowCount; i++) {
      residual[touchedRows[i]] = 0;
      rowTouched[touchedRows[i]] = false;
      basisPlaceOfRow[touchedRows[i]] = -1;
    }
    touchedRowCount = 0;
    for (int i = 0; i < changedColumnCount; i++) {
      columnState[changedColumns[i]] = AT_LOWER;
    }
    changedColumnCount = 0;
    size = 0;
  }
}
