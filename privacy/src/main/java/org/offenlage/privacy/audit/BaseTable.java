package org.offenlage.privacy.audit;

import java.util.Arrays;

/**
 * A table that agrees with what is published, from which others are reached. Confidential where it
 * is the true one.
 */
final class BaseTable {

  /** Stands for a change that nothing limits; small enough for exact sums in doubles. */
  private static final double USUAL_ROOM = 1e9;

  private static final double TIMES_THE_LARGEST = 8;

  private final long[] values;
  private final long scale;
  private final double room;

  /**
   * A table.
   *
   * @param values by suppressed cell, not negative, in parts of a unit
   * @param scale how many parts make a unit
   */
  BaseTable(long[] values, long scale) {
    this.values = values;
    this.scale = scale;
    this.room = Math.max(USUAL_ROOM, TIMES_THE_LARGEST * Arrays.stream(values).max().orElse(0));
  }

  /**
   * A change, in parts of a unit, beyond which none is looked for: more than any count, and several
   * times the largest sum.
   */
  double room() {
    return room;
  }

  /** The true table. */
  static BaseTable ofTruth(HiddenSystem hidden, HiddenSystem.Published truth) {
    long[] values = new long[hidden.cellCount];
    Arrays.setAll(values, cell -> truth.value(hidden.systemCell(cell)));
    return new BaseTable(values, 1);
  }

  /** A cell's value in parts of a unit. */
  long value(int cell) {
    return values[cell];
  }

  long scale() {
    return scale;
  }

  /** What is known to be possible from this table alone, in units, rounded inwards. */
  ReachSearch.Span span(int cell) {
    return new ReachSearch.Span(
        -Math.floorDiv(-values[cell], scale), Math.floorDiv(values[cell], scale));
  }
}
