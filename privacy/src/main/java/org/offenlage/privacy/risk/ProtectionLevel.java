package org.offenlage.privacy.risk;

/**
 * What the feasibility interval [lo, hi] of a sensitive cell must hold, relative to the true value.
 *
 * @param below value − lo must be at least this, in units of the value
 * @param above hi − value must be at least this, in units of the value
 * @param width hi − lo must be at least this, in units of the value
 */
public record ProtectionLevel(long below, long above, long width) {

  public ProtectionLevel {
    if (below < 0 || above < 0 || width < 1) {
      throw new IllegalArgumentException(
          "protection levels are not negative, and a width is at least 1");
    }
  }

  /** A level that asks for a width alone, wherever the true value lies in it. */
  public static ProtectionLevel ofWidth(long width) {
    return new ProtectionLevel(0, 0, width);
  }

  /** The level that holds both. */
  ProtectionLevel higher(ProtectionLevel other) {
    return new ProtectionLevel(
        Math.max(below, other.below), Math.max(above, other.above), Math.max(width, other.width));
  }

  /** Whether an interval that reaches this far below and above the true value is wide enough. */
  public boolean isMetBy(long reachBelow, long reachAbove) {
    return reachBelow >= below && reachAbove >= above && reachBelow + reachAbove >= width;
  }
}
