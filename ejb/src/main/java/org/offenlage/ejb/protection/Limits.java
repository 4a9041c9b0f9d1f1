package org.offenlage.ejb.protection;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may not be published under a release rule, however it is protected. Checked before anything
 * is counted.
 *
 * @param areaColumns columns of datasets that areas may be read from, so that none is smaller than
 *     theirs; empty where every column will do
 * @param smallestPopulation how many people must live in each area; empty where that does not
 *     matter
 * @param neverCrossed columns that may not all be used in one count, be it as a dimension or as a
 *     condition
 * @param retention how long after its delivery a snapshot may be published from; empty for as long
 *     as it is kept
 */
public record Limits(
    Set<String> areaColumns,
    Optional<SmallestPopulation> smallestPopulation,
    List<Combination> neverCrossed,
    Optional<Period> retention) {

  /** More would be a list that nobody reviews. */
  private static final int MOST = 50;

  public Limits {
    areaColumns = Set.copyOf(areaColumns);
    neverCrossed = List.copyOf(neverCrossed);
    if (areaColumns.size() > MOST || neverCrossed.size() > MOST) {
      throw new IllegalArgumentException("a rule names at most 50 columns or combinations");
    }
    if (areaColumns.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a column has a name");
    }
    if (retention.filter(each -> each.isZero() || each.isNegative()).isPresent()) {
      throw new IllegalArgumentException("the retention must be a period of time");
    }
  }

  /** A rule that limits nothing. */
  public static Limits none() {
    return new Limits(Set.of(), Optional.empty(), List.of(), Optional.empty());
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(none());
  }

  /**
   * How many people must live in an area.
   *
   * @param indicatorId a published indicator that counts them, or whose denominator does
   * @param least at least so many, 1 to 10,000,000
   */
  public record SmallestPopulation(String indicatorId, long least) {
    public SmallestPopulation {
      if (!RuleDraft.isId(indicatorId)) {
        throw new IllegalArgumentException("the population is that of a published indicator");
      }
      if (least < 1 || least > 10_000_000) {
        throw new IllegalArgumentException("the smallest population must be 1 to 10,000,000");
      }
    }
  }

  /**
   * Columns that are never crossed.
   *
   * @param columns at least two
   */
  public record Combination(Set<String> columns) {
    public Combination {
      columns = Set.copyOf(columns);
      if (columns.size() < 2 || columns.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a combination has at least two columns");
      }
    }

    /** The columns in a fixed order. */
    public List<String> sorted() {
      return List.copyOf(new TreeSet<>(columns));
    }
  }
}
