package org.offenlage.privacy.suppression;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Where the columns of a simplex computation stand; all at zero until they are changed. */
final class ColumnStates {

  /** Out of the basis, at zero. */
  static final byte AT_LOWER = 0;

  /** In the basis. */
  static final byte BASIC = 1;

  /** Out of the basis, at its bound. */
  static final byte AT_UPPER = 2;

  private final byte[] states;
  private final boolean[] changed;
  private int[] list = new int[256];
  private int count;

  ColumnStates(int columns) {
    states = new byte[columns];
    changed = new boolean[columns];
  }

  byte of(int column) {
    return states[column];
  }

  void set(int column, byte state) {
    if (!changed[column]) {
      changed[column] = true;
      if (count == list.length) {
        list = Arrays.copyOf(list, count * 2);
      }
      list[count++] = column;
    }
    states[column] = state;
  }

  void forEachAtUpper(IntConsumer consumer) {
    for (int i = 0; i < count; i++) {
      if (states[list[i]] == AT_UPPER) {
        consumer.accept(list[i]);
      }
    }
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      states[list[i]] = AT_LOWER;
      changed[list[i]] = false;
    }
    count = 0;
  }
}
