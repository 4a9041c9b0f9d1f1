package org.offenlage.privacy.suppression;

import java.util.Arrays;

/**
 * A vector that is zero nearly everywhere, and is emptied in the time it took to fill it.
 *
 * <p>Values lie side by side in the order in which they were listed, so that of the arrays as long
 * as the vector, which no cache holds in large systems, there is but one.
 */
final class SparseVector {

  /** Position in the list, counted from 1; 0 for what is not listed. */
  private final int[] places;

  private int[] list = new int[256];
  private double[] values = new double[256];
  private int count;

  SparseVector(int length) {
    places = new int[length];
  }

  double get(int index) {
    int place = places[index];
    return place == 0 ? 0 : values[place - 1];
  }

  void set(int index, double value) {
    int at = placed(index); // which may replace the array of values
    values[at] = value;
  }

  void add(int index, double value) {
    int at = placed(index);
    values[at] += value;
  }

  /** Takes an entry into the list even if it is zero. */
  void list(int index) {
    placed(index);
  }

  private int placed(int index) {
    int place = places[index];
    if (place > 0) {
      return place - 1;
    }
    if (count == list.length) {
      list = Arrays.copyOf(list, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    list[count] = index;
    values[count] = 0;
    places[index] = ++count;
    return count - 1;
  }

  /** How many entries are listed, in the order in which they were first. */
  int listedCount() {
    return count;
  }

  int listed(int at) {
    return list[at];
  }

  /** The value of an entry by its position in the list. */
  double value(int at) {
    return values[at];
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      places[list[i]] = 0;
    }
    count = 0;
  }
}
