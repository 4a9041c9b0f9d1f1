package org.offenlage.ejb.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How a record finds its leaf code in a dimension. */
public sealed interface Assignment {

  /** The column that is read. */
  String column();

  /**
   * The column holds the leaf code itself.
   *
   * @param whenEmpty the leaf for records whose cell is empty; needed for optional columns
   * @param areas where the column holds codes of areas that changed, what they mean in each period
   */
  record ByCode(String column, Optional<String> whenEmpty, Optional<AreaSpells> areas)
      implements Assignment {

    /** For a column whose codes always mean the leaves of these codes. */
    public ByCode(String column, Optional<String> whenEmpty) {
      this(column, whenEmpty, Optional.empty());
    }

    /** For a column in which no cell is empty. */
    public ByCode(String column) {
      this(column, Optional.empty());
    }
  }

  /**
   * A number falls into one of several bands.
   *
   * @param bands ascending, without gaps, together covering the column's declared range
   * @param whenEmpty the leaf for records whose cell is empty; needed for optional columns
   */
  record ByBand(String column, List<Band> bands, Optional<String> whenEmpty) implements Assignment {
    public ByBand {
      bands = List.copyOf(bands);
      requireAscending(bands);
    }
  }

  /**
   * The age reached in the reference year, from a column with the year of birth, falls into a band.
   *
   * @param bands in completed years, ascending, without gaps, the first from 0
   */
  record ByAge(String column, List<Band> bands) implements Assignment {
    public ByAge {
      bands = List.copyOf(bands);
      requireAscending(bands);
      if (bands.get(0).from().signum() != 0) {
        throw new IllegalArgumentException("ages begin at 0");
      }
    }
  }

  /**
   * An interval of numbers that goes up to the next band's beginning, or without end.
   *
   * @param code the leaf
   * @param from the smallest number in it
   */
  record Band(String code, BigDecimal from) {}

  private static void requireAscending(List<Band> bands) {
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one band");
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i - 1).from().compareTo(bands.get(i).from()) >= 0) {
        throw new IllegalArgumentException("bands must ascend");
      }
    }
  }
}
