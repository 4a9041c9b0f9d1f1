package org.offenlage.privacy.dp;

/**
 * The most by which one privacy unit changes the counts of one level, as the sum of absolute
 * differences.
 *
 * <p>It is derived, never typed in: one record is counted in so many cells of the level, and a unit
 * has at most so many records.
 */
public final class Sensitivity {

  private final long respondents;

  private Sensitivity(long respondents) {
    this.respondents = respondents;
  }

  /** The sensitivity of the counts of a level. */
  public static Sensitivity of(Levels levels, Level level, ContributionBound bound) {
    return new Sensitivity(Math.multiplyExact((long) levels.multiplicity(level), bound.records()));
  }

  /** The L1 sensitivity, in respondents. */
  public long respondents() {
    return respondents;
  }

  @Override
  public String toString() {
    return "L1 sensitivity " + respondents;
  }
}
