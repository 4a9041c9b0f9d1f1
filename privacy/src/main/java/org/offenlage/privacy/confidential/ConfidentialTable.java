package org.offenlage.privacy.confidential;

import java.util.Optional;
import java.util.OptionalInt;
import org.offenlage.privacy.structure.TableStructure;

/**
 * True counts of respondents, one for every cell of a structure, margins included.
 *
 * <p>Counts are additive over every equation of the structure; the constructor checks it, in
 * O(cells × variables). Immutable. Does not print its values.
 */
public final class ConfidentialTable {

  private final TableStructure structure;
  private final long[] counts;

  /**
   * A table of how many different things there are in each cell, which need not add up: two parts
   * may have things in common. It can be measured with noise, but not be linked or suppressed.
   *
   * @param numbers things per cell, in the structure's numbering; not negative
   */
  public static ConfidentialTable ofDistinct(TableStructure structure, long[] numbers) {
    return new ConfidentialTable(structure, numbers, Optional.empty());
  }

  /**
   * A table with these counts.
   *
   * @param counts respondents per cell, in the structure's numbering; not negative
   * @throws IllegalArgumentException where the length is wrong, a count is negative, or an equation
   *     does not hold; the message names cell numbers, never counts
   */
  public ConfidentialTable(TableStructure structure, long[] counts) {
    this(structure, counts, Optional.of(structure));
  }

  private ConfidentialTable(
      TableStructure structure, long[] counts, Optional<TableStructure> addingUp) {
    if (counts.length != structure.cellCount()) {
      throw new IllegalArgumentException("there must be one count for each cell");
    }
    this.structure = structure;
    this.counts = counts.clone();
    for (int cell = 0; cell < this.counts.length; cell++) {
      if (this.counts[cell] < 0) {
        throw new IllegalArgumentException("the count of cell " + cell + " is negative");
      }
    }
    OptionalInt broken =
        addingUp.isPresent() ? addingUp.get().firstBrokenTotal(this.counts) : OptionalInt.empty();
    if (broken.isPresent()) {
      throw new IllegalArgumentException(
          "cell " + broken.getAsInt() + " is not the sum of its parts");
    }
  }

  /** The table's cells and equations. */
  public TableStructure structure() {
    return structure;
  }

  /** The true number of respondents in a cell. */
  public long count(int cell) {
    return counts[cell];
  }

  @Override
  public String toString() {
    return "ConfidentialTable over " + structure;
  }
}
