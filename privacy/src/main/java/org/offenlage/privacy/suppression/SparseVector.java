package org.offenlage.privacy.suppression;

import java.util.Arrays;

/** A vector that is zero nearly everywhere, and is emptied in the time it took to fill it. */
final class SparseVector {

  private final double[] values;
  private final boolean[] listed;
  private int[] list = new int[256];
  private int count;

  SparseVector(int length) {
    values = new double[length];
    listed = new boolean[length];
  }

  double get(int index) {
    return values[index];
  }

  void set(int index, double value) {
    list(index);
    values[index] = value;
  }

  void add(int index, double value) {
    list(index);
    values[index] += value;
  }

  /** Takes an entry into the list even if it is zero. */
  void list(int index) {
    if (!listed[index]) {
      listed[index] = true;
      if (count == list.length) {
        list = Arrays.copyOf(list, count * 2);
      }
      list[count++] = index;
    }
  }

  /** How many entries are listed, in the order in which they were first. */
  int listedCount() {
    return count;
  }

  int listed(int at) {
    return list[at];
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      values[list[i]] = 0;
      listed[list[i]] = false;
    }
    count = 0;
  }
}
