package org.offenlage.privacy.confidential;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The few largest contributions to each cell of a table, as an engine that adds up tells them.
 *
 * <p>Amounts are non-negative integers in the smallest unit of the magnitude. Filled through {@link
 * Collector}, then immutable. Memory O(cells × contributions kept). Does not print its values.
 */
public final class LargestContributions implements CellContributions {

  private final int kept;
  private final int[] counts;
  private final long[] totals;
  private final long[] amounts;
  private final Map<Integer, String> alone;

  private LargestContributions(
      int kept, int[] counts, long[] totals, long[] amounts, Map<Integer, String> alone) {
    this.alone = Map.copyOf(alone);
    this.kept = kept;
    this.counts = counts;
    this.totals = totals;
    this.amounts = amounts;
  }

  @Override
  public int count(int cell) {
    return counts[cell];
  }

  @Override
  public long sumOfLargest(int cell, int howMany) {
    if (howMany >= counts[cell]) {
      return totals[cell];
    }
    if (howMany > kept) {
      throw new IllegalArgumentException("only the " + kept + " largest contributions are known");
    }
    long sum = 0;
    for (int i = 0; i < howMany; i++) {
      sum = Math.addExact(sum, amounts[cell * kept + i]);
    }
    return sum;
  }

  @Override
  public long total(int cell) {
    return totals[cell];
  }

  /** Who is the only contributor to a cell; empty where several are, or nobody. */
  public Optional<String> soleContributor(int cell) {
    return Optional.ofNullable(alone.get(cell));
  }

  @Override
  public String toString() {
    return "The " + kept + " largest contributions to " + counts.length + " cells";
  }

  /** Takes cells one after the other. Not safe for use by several threads. */
  public static final class Collector {

    private final int kept;
    private final int[] counts;
    private final long[] totals;
    private final long[] amounts;
    private final Map<Integer, String> alone = new HashMap<>();

    /**
     * A collector for this table; cells that are not put have no contributor.
     *
     * @param kept how many contributions of each cell are told, at least 1
     */
    public Collector(TableStructure structure, int kept) {
      if (kept < 1) {
        throw new IllegalArgumentException("at least the largest contribution must be kept");
      }
      this.kept = kept;
      this.counts = new int[structure.cellCount()];
      this.totals = new long[structure.cellCount()];
      this.amounts = new long[Math.multiplyExact(structure.cellCount(), kept)];
    }

    /**
     * Sets what is known of a cell.
     *
     * @param count how many contributed
     * @param total what they contributed together
     * @param largest the largest contributions, descending; as many as are kept, zero where there
     *     are fewer
     * @throws IllegalArgumentException where these contradict each other
     */
    public void put(int cell, int count, long total, long[] largest) {
      if (largest.length != kept || count < 0) {
        throw new IllegalArgumentException("the contributions to cell " + cell + " do not fit");
      }
      long sum = 0;
      for (int i = 0; i < kept; i++) {
        boolean ascends = i > 0 && largest[i] > largest[i - 1];
        if (largest[i] < 0 || ascends || (i >= count && largest[i] != 0)) {
          throw new IllegalArgumentException("the contributions to cell " + cell + " do not fit");
        }
        sum = Math.addExact(sum, largest[i]);
      }
      if (sum > total || (count <= kept && sum != total)) {
        throw new IllegalArgumentException("the contributions to cell " + cell + " do not fit");
      }
      counts[cell] = count;
      totals[cell] = total;
      System.arraycopy(largest, 0, amounts, cell * kept, kept);
    }

    /** Says who the only contributor to a cell is. */
    public void putAlone(int cell, String contributor) {
      if (counts[cell] != 1) {
        throw new IllegalArgumentException("cell " + cell + " has not one contributor");
      }
      alone.put(cell, contributor);
    }

    /** What was collected. */
    public LargestContributions collect() {
      return new LargestContributions(
          kept,
          counts.clone(),
          Arrays.copyOf(totals, totals.length),
          Arrays.copyOf(amounts, amounts.length),
          alone);
    }
  }
}
