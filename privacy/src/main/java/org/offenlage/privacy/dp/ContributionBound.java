package org.offenlage.privacy.dp;

/**
 * The most that one privacy unit contributes to the tabulated data: so many records, each with a
 * value of at most so much.
 *
 * <p>The bound must be enforced before tabulation by a rule that looks at the unit's own records
 * only, such as "the first so many in the order of a keyed hash", and by clamping each value to 0 …
 * the greatest: then adding or removing another unit never changes what is left of it. What is cut
 * off is lost to the estimate; that bias is not part of any margin.
 *
 * @param records at least 1
 * @param greatestValue of one record, at least 1: 1 where records are counted, the clamping bound
 *     in units of the measure where values are summed
 */
public record ContributionBound(int records, long greatestValue) {

  public ContributionBound {
    if (records < 1) {
      throw new IllegalArgumentException("a contribution bound is at least one record");
    }
    if (greatestValue < 1) {
      throw new IllegalArgumentException("the greatest value of a record is at least 1");
    }
    Math.multiplyExact(records, greatestValue);
  }

  /** The bound of a count: each record counts 1. */
  public ContributionBound(int records) {
    this(records, 1);
  }

  /** The most by which one unit changes one cell. */
  public long reach() {
    return records * greatestValue;
  }
}
