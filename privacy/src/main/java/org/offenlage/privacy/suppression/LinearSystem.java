package org.offenlage.privacy.suppression;

/**
 * Columns that can change within bounds, and rows over them that must stay balanced: what a search
 * for moves works on.
 *
 * <p>Fields are shared arrays; a row's entries stand from its start to its end.
 */
final class LinearSystem {

  /** No bound. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  final int[] rowStarts;
  final int[] rowEnds;
  final int[] rowColumns;
  final int[] rowCoefficients;
  final int[] columnStarts;
  final int[] columnRows;
  final int[] columnCoefficients;

  /** How far each column can rise and fall. */
  final long[] up;

  final long[] down;

  /** Rows with these entries. */
  record Rows(int[] starts, int[] ends, int[] columns, int[] coefficients) {

    int count() {
      return starts.length;
    }
  }

  LinearSystem(Rows rows, long[] up, long[] down) {
    this(rows, transposed(rows, up.length), up, down);
  }

  private LinearSystem(Rows rows, Rows columns, long[] up, long[] down) {
    this.rowStarts = rows.starts;
    this.rowEnds = rows.ends;
    this.rowColumns = rows.columns;
    this.rowCoefficients = rows.coefficients;
    this.columnStarts = columns.starts;
    this.columnRows = columns.columns;
    this.columnCoefficients = columns.coefficients;
    this.up = up;
    this.down = down;
  }

  /** The same bounds and entries, seen from the columns; starts has one more than there are. */
  private static Rows transposed(Rows rows, int columnCount) {
    int[] starts = new int[columnCount + 1];
    for (int row = 0; row < rows.count(); row++) {
      for (int at = rows.starts[row]; at < rows.ends[row]; at++) {
        starts[rows.columns[at] + 1]++;
      }
    }
    for (int column = 0; column < columnCount; column++) {
      starts[column + 1] += starts[column];
    }
    int[] fill = starts.clone();
    int[] places = new int[starts[columnCount]];
    int[] coefficients = new int[places.length];
    for (int row = 0; row < rows.count(); row++) {
      for (int at = rows.starts[row]; at < rows.ends[row]; at++) {
        int to = fill[rows.columns[at]]++;
        places[to] = row;
        coefficients[to] = rows.coefficients[at];
      }
    }
    return new Rows(starts, starts, places, coefficients);
  }

  int rowCount() {
    return rowStarts.length;
  }

  int columnCount() {
    return up.length;
  }
}
