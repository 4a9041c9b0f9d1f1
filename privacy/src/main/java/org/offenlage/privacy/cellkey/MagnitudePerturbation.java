package org.offenlage.privacy.cellkey;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Perturbs sums of amounts by their cell keys: each by a share of its largest contribution.
 *
 * <p>The deviation of a sum is {@code strength · v/D · largest contribution}, rounded to whole
 * units away from zero where it lies half way, with v a deviation of the perturbation table's last
 * row, greatest deviation D. It is the same for the same contributions in every table and run, is
 * at most that share of the largest contribution, and never makes a sum negative; a cell without
 * contributions stays 0. Immutable and safe for use by several threads. O(cells). Source: Gießing
 * and Tent 2019, simplified to one contribution; proof: docs/proofs/cell-key.md.
 */
public final class MagnitudePerturbation {

  /** Keeps a sum's deviation apart from that of the count of the same records. */
  private static final long PURPOSE = 0x6d61676e69747564L;

  private final PerturbationTable table;
  private final Rational strength;

  /**
   * Perturbation of sums.
   *
   * @param table its last row gives v, so its rule should forbid nothing
   * @param strength the most a sum changes, as a share of its largest contribution; above 0, at
   *     most 1. Internal
   */
  public MagnitudePerturbation(PerturbationTable table, Rational strength) {
    if (strength.signum() <= 0 || strength.compareTo(Rational.ONE) > 0) {
      throw new IllegalArgumentException("the strength must be above 0 and at most 1");
    }
    this.table = table;
    this.strength = strength;
  }

  /**
   * The perturbed table, in units of the amounts.
   *
   * @param contributions to the cells of this structure, margins included
   * @param cellKeys sums of the keys of the records that contribute
   */
  public SafeTable protect(
      TableStructure structure, Contributions contributions, CellKeys cellKeys) {
    if (cellKeys.size() != structure.cellCount()) {
      throw new IllegalArgumentException("there must be one cell key for each cell");
    }
    List<SafeCell> cells = new ArrayList<>(structure.cellCount());
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      long change = change(contributions.sumOfLargest(cell, 1), cellKeys.key(cell));
      cells.add(new SafeCell.Perturbed(Math.addExact(contributions.total(cell), change)));
    }
    return new SafeTable(
        structure,
        cells,
        new ProtectionStatement(
            ProtectionStatement.Mechanism.CELL_KEY,
            Map.of(),
            Map.of(
                "strength",
                strength.toString(),
                "maximum deviation",
                String.valueOf(table.rule().maximumDeviation()),
                "variance",
                table.rule().variance().toString())));
  }

  private long change(long largest, long cellKey) {
    int deviation = table.deviation(Long.MAX_VALUE, cellKey ^ PURPOSE);
    // Rounded half away from zero: the same for both signs, so that the mean stays 0.
    BigInteger doubled =
        BigInteger.valueOf(largest)
            .multiply(BigInteger.valueOf(2L * Math.abs(deviation)))
            .multiply(strength.numerator());
    BigInteger divisor =
        strength.denominator().multiply(BigInteger.valueOf(table.rule().maximumDeviation()));
    long size = doubled.add(divisor).divide(divisor.shiftLeft(1)).longValueExact();
    // Rounding up must not take more than the largest contribution, which is in the sum.
    return Integer.signum(deviation) * Math.min(size, largest);
  }
}
