package org.offenlage.privacy.dp;

/**
 * The most records that one privacy unit has in the tabulated data.
 *
 * <p>The bound must be enforced before tabulation by a rule that looks at the unit's own records
 * only, such as "the first so many in the order of a keyed hash": then adding or removing another
 * unit never changes which of its records stay. Records beyond the bound are lost to the estimate;
 * that bias is not part of any margin.
 *
 * @param records at least 1
 */
public record ContributionBound(int records) {

  public ContributionBound {
    if (records < 1) {
      throw new IllegalArgumentException("a contribution bound is at least one record");
    }
  }
}
