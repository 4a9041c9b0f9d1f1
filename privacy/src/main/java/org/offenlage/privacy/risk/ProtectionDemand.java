package org.offenlage.privacy.risk;

/** How wide an intruder's feasibility interval of a sensitive count must stay. */
public sealed interface ProtectionDemand {

  /** The default: at least the count itself, and at least 2. */
  static ProtectionDemand standard() {
    return new Interval(100, 2);
  }

  /** How wide the interval of a cell of this value must be, in units of the value. */
  long width(long value);

  /** Only that the value cannot be computed: at least two values stay possible. */
  record Exact() implements ProtectionDemand {
    @Override
    public long width(long value) {
      return 1;
    }
  }

  /**
   * The larger of a percentage of the value and a fixed width.
   *
   * @param percentOfValue 0 or more
   * @param minimumWidth at least 1, in units of the value
   */
  record Interval(int percentOfValue, long minimumWidth) implements ProtectionDemand {

    public Interval {
      if (percentOfValue < 0 || minimumWidth < 1) {
        throw new IllegalArgumentException(
            "an interval needs a percentage of at least 0 and a width of at least 1");
      }
    }

    @Override
    public long width(long value) {
      long share =
          Math.floorDiv(Math.addExact(Math.multiplyExact(value, percentOfValue), 99L), 100L);
      return Math.max(share, minimumWidth);
    }
  }
}
