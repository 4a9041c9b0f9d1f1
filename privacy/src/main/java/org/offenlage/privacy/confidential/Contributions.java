package org.offenlage.privacy.confidential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Who contributed how much to each cell of a table, where respondents of one holding count as one.
 *
 * <p>Amounts are non-negative integers in the smallest unit of the magnitude. Filled through {@link
 * Collector}, then immutable. Memory O(contributions × cells that each counts in). Does not print
 * its values.
 */
public final class Contributions implements CellContributions {

  private final int[][] holdings;
  private final long[][] amounts;

  private Contributions(int[][] holdings, long[][] amounts) {
    this.holdings = holdings;
    this.amounts = amounts;
  }

  /** How many holdings contributed to a cell, be it an amount of zero. */
  @Override
  public int count(int cell) {
    return holdings[cell].length;
  }

  @Override
  public long sumOfLargest(int cell, int howMany) {
    long sum = 0;
    for (int i = 0; i < Math.min(howMany, amounts[cell].length); i++) {
      sum = Math.addExact(sum, amounts[cell][i]);
    }
    return sum;
  }

  @Override
  public long total(int cell) {
    return sumOfLargest(cell, Integer.MAX_VALUE);
  }

  /** The number of the holding that is alone in a cell, if one is. */
  public OptionalInt soleHolding(int cell) {
    return holdings[cell].length == 1 ? OptionalInt.of(holdings[cell][0]) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return "Contributions to " + holdings.length + " cells";
  }

  /** Takes contributions one after the other. Not safe for use by several threads. */
  public static final class Collector {

    private final TableStructure structure;
    private final Map<String, Integer> numberOfHolding = new HashMap<>();
    private final List<Map<Integer, Long>> byCell;

    /** A collector for this table. */
    public Collector(TableStructure structure) {
      this.structure = structure;
      this.byCell = new ArrayList<>(structure.cellCount());
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        byCell.add(Map.of());
      }
    }

    /**
     * Adds a contribution to an inner cell and to all margins above it.
     *
     * @param codes the inner cell's codes
     * @param holding the respondent, or the holding to which the respondent belongs
     * @param amount how much, in units, not negative
     */
    public void add(List<String> codes, String holding, long amount) {
      if (amount < 0) {
        throw new IllegalArgumentException("a contribution is negative");
      }
      int number = numberOfHolding.computeIfAbsent(holding, name -> numberOfHolding.size());
      addUpwards(codes, 0, new ArrayList<>(), number, amount);
    }

    private void addUpwards(
        List<String> inner, int variable, List<String> codes, int holding, long amount) {
      if (variable == inner.size()) {
        int cell = structure.cell(codes);
        if (byCell.get(cell).isEmpty()) {
          byCell.set(cell, new HashMap<>(4));
        }
        byCell.get(cell).merge(holding, amount, Math::addExact);
        return;
      }
      for (String code : allAbove(structure.variables().get(variable), inner.get(variable))) {
        codes.add(code);
        addUpwards(inner, variable + 1, codes, holding, amount);
        codes.remove(codes.size() - 1);
      }
    }

    private static List<String> allAbove(SpanningVariable variable, String leaf) {
      List<String> codes = new ArrayList<>();
      for (Hierarchy hierarchy : variable.hierarchies()) {
        for (String code : hierarchy.pathToRoot(leaf)) {
          if (!codes.contains(code)) {
            codes.add(code);
          }
        }
      }
      return codes;
    }

    /** What was collected. */
    public Contributions collect() {
      int[][] holdings = new int[byCell.size()][];
      long[][] amounts = new long[byCell.size()][];
      for (int cell = 0; cell < holdings.length; cell++) {
        List<Map.Entry<Integer, Long>> entries = new ArrayList<>(byCell.get(cell).entrySet());
        entries.sort(
            Map.Entry.<Integer, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()));
        holdings[cell] = entries.stream().mapToInt(Map.Entry::getKey).toArray();
        amounts[cell] = entries.stream().mapToLong(Map.Entry::getValue).toArray();
      }
      return new Contributions(holdings, amounts);
    }

    /** The value of every cell as the sum of its contributions. */
    public long[] totals() {
      long[] totals = new long[byCell.size()];
      Arrays.setAll(
          totals,
          cell ->
              byCell.get(cell).values().stream()
                  .mapToLong(amount -> amount)
                  .reduce(0, Math::addExact));
      return totals;
    }
  }
}
