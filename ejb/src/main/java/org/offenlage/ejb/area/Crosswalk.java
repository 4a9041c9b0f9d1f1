package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * Where the smallest areas of one day are found on another, earlier or later. Nothing is guessed or
 * apportioned.
 *
 * @param from the day whose codes are looked up
 * @param to the day whose codes are found
 * @param rows one for each of the smallest areas of {@code from}
 */
public record Crosswalk(LocalDate from, LocalDate to, List<Row> rows) {

  public Crosswalk {
    rows = List.copyOf(rows);
  }

  /**
   * Where one area is found.
   *
   * @param code of the day that is looked up
   * @param name its name on that day
   */
  public record Row(String code, LocalizedText name, Destination destination) {}

  /** Where the records of an area are on the other day. */
  public sealed interface Destination {}

  /** All in one area. */
  public record Whole(String code) implements Destination {}

  /**
   * In several areas, and the code does not tell which.
   *
   * @param codes those in which they may be, at least two
   * @param under the smallest area that has all of these below it
   */
  public record Unresolved(SortedSet<String> codes, String under) implements Destination {
    public Unresolved {
      codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
      if (codes.size() < 2) {
        throw new IllegalArgumentException("one area alone is no question");
      }
    }
  }
}
