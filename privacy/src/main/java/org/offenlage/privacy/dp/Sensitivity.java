package org.offenlage.privacy.dp;

/**
 * The most by which one privacy unit changes the counts of one level, as the sum of absolute
 * differences and as the sum of their squares.
 *
 * <p>It is derived, never typed in: one record is counted in so many cells of the level, and a unit
 * has at most so many records of at most so much each.
 */
public final class Sensitivity {

  private final long respondents;
  private final long respondentsSquared;

  private Sensitivity(long cellsPerRecord, long reach) {
    this.respondents = Math.multiplyExact(cellsPerRecord, reach);
    this.respondentsSquared = Math.multiplyExact(respondents, reach);
  }

  /** The sensitivity of the counts of a level. */
  public static Sensitivity of(Levels levels, Level level, ContributionBound bound) {
    return new Sensitivity(levels.multiplicity(level), bound.reach());
  }

  /** The L1 sensitivity, in respondents. */
  public long respondents() {
    return respondents;
  }

  /**
   * The square of the L2 sensitivity: reached when all records of a unit lie in one inner cell, as
   * the sum of squares is convex in where they lie.
   */
  public long respondentsSquared() {
    return respondentsSquared;
  }

  @Override
  public String toString() {
    return "L1 sensitivity " + respondents;
  }
}
