package org.offenlage.privacy.dp;

import java.util.BitSet;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Counts with noise on them, for some or all cells of a table, as they were drawn; unbiased, so
 * they may be negative.
 *
 * <p>Already protected: to look at them costs nothing more. Immutable.
 */
public final class NoisyCounts {

  /** Values beyond this magnitude are held at it, a post-processing that costs no privacy. */
  public static final long LIMIT = 1L << 61;

  private final BitSet measured;
  private final long[] values;

  private NoisyCounts(BitSet measured, long[] values) {
    this.measured = measured;
    this.values = values;
  }

  /** Values that were drawn earlier and kept, by the number of their cell. */
  public static NoisyCounts ofStored(Map<Integer, Long> valueByCell) {
    BitSet measured = new BitSet();
    valueByCell.keySet().forEach(measured::set);
    long[] values = new long[measured.length()];
    valueByCell.forEach((cell, value) -> values[cell] = value);
    return new NoisyCounts(measured, values);
  }

  static NoisyCounts drawn(BitSet measured, long[] values) {
    return new NoisyCounts((BitSet) measured.clone(), values.clone());
  }

  /** The cells that have a value. */
  public BitSet cells() {
    return (BitSet) measured.clone();
  }

  /** How many cells have a value. */
  public int size() {
    return measured.cardinality();
  }

  /** Whether this cell has a value. */
  public boolean has(int cell) {
    return measured.get(cell);
  }

  /**
   * The noisy count of a cell.
   *
   * @throws IllegalArgumentException where the cell was not measured
   */
  public long value(int cell) {
    if (!measured.get(cell)) {
      throw new IllegalArgumentException("cell " + cell + " was not measured");
    }
    return values[cell];
  }

  /** Hands out each cell's number and noisy count in the order of numbers. */
  public void forEach(BiConsumer<Integer, Long> consumer) {
    measured.stream().forEach(cell -> consumer.accept(cell, values[cell]));
  }

  /**
   * These and others.
   *
   * @throws IllegalArgumentException where a cell would have two values: nothing is drawn twice
   */
  public NoisyCounts with(NoisyCounts others) {
    if (measured.intersects(others.measured)) {
      throw new IllegalArgumentException("a cell has two values");
    }
    BitSet union = cells();
    union.or(others.measured);
    long[] joined =
        IntStream.range(0, union.length())
            .mapToLong(
                cell -> has(cell) ? values[cell] : others.has(cell) ? others.values[cell] : 0)
            .toArray();
    return new NoisyCounts(union, joined);
  }

  @Override
  public String toString() {
    return "noisy counts of " + size() + " cells";
  }
}
