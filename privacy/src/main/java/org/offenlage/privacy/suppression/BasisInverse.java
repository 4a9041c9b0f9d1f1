package org.offenlage.privacy.suppression;

import java.util.Arrays;

/**
 * The inverse of a simplex basis that grows by one row and one column at a time.
 *
 * <p>Kept as a dense array, but updated only where it is not zero. Entries within 10⁻⁹ of an
 * integer are taken for that integer; what follows from it is checked exactly elsewhere.
 */
final class BasisInverse {

  private int size;
  private double[][] lines = new double[32][32];
  private int[] nonzero = new int[32];

  int size() {
    return size;
  }

  double[] line(int place) {
    return lines[place];
  }

  void clear() {
    size = 0;
  }

  /** Adds the multiple of a column of the inverse to a vector. */
  void addColumn(int column, double factor, double[] vector) {
    for (int i = 0; i < size; i++) {
      vector[i] += lines[i][column] * factor;
    }
  }

  /**
   * A column of the basis gives way to another.
   *
   * @param transformed the entering column, multiplied by the inverse
   */
  void replace(int leaving, double[] transformed) {
    double[] line = lines[leaving];
    double pivot = transformed[leaving];
    int count = 0;
    for (int j = 0; j < size; j++) {
      if (line[j] != 0) {
        line[j] = snap(line[j] / pivot);
        nonzero[count++] = j;
      }
    }
    for (int i = 0; i < size; i++) {
      if (i != leaving && transformed[i] != 0) {
        subtract(lines[i], transformed[i], line, count);
      }
    }
  }

  /**
   * Adds a row and the column that balances it.
   *
   * @param row the new row, expressed in the rows of the basis
   * @param pivot the entering column's coefficient in it
   * @param transformed the entering column, multiplied by the inverse
   */
  void border(double[] row, double pivot, double[] transformed) {
    grow();
    double[] line = lines[size];
    int count = 0;
    for (int j = 0; j < size; j++) {
      line[j] = snap(row[j] / pivot);
      if (line[j] != 0) {
        nonzero[count++] = j;
      }
    }
    line[size] = snap(1 / pivot);
    nonzero[count++] = size;
    for (int i = 0; i < size; i++) {
      lines[i][size] = 0;
      if (transformed[i] != 0) {
        subtract(lines[i], transformed[i], line, count);
      }
    }
    size++;
  }

  private void subtract(double[] from, double factor, double[] line, int count) {
    for (int at = 0; at < count; at++) {
      int j = nonzero[at];
      from[j] = snap(from[j] - factor * line[j]);
    }
  }

  /** The number, or the integer next to it if it differs from that by rounding only. */
  static double snap(double value) {
    double rounded = Math.rint(value);
    return Math.abs(value - rounded) < 1e-9 ? rounded : value;
  }

  private void grow() {
    if (size + 1 < lines.length) {
      return;
    }
    int capacity = lines.length * 2;
    nonzero = new int[capacity];
    double[][] grown = new double[capacity][];
    for (int i = 0; i < capacity; i++) {
      grown[i] = i < lines.length ? Arrays.copyOf(lines[i], capacity) : new double[capacity];
    }
    lines = grown;
  }
}
