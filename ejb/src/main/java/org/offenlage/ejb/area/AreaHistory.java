package org.offenlage.ejb.area;

import java.util.List;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * The areas of a country, a county or a town over the years, as declared.
 *
 * <p>One that exists is sound: on every day the areas form a tree with one root, and no area
 * without others below it ends without a successor or begins without a predecessor. It is silent
 * about days before its first one, which count as that day.
 *
 * @param id lower case letters, digits and hyphens
 * @param title what readers see
 * @param source where it is taken from
 * @param levels from the root's down to the smallest areas'
 * @param areas in the order in which they are shown
 * @param events in any order
 */
public record AreaHistory(
    String id,
    LocalizedText title,
    String source,
    List<AreaLevel> levels,
    List<Area> areas,
    List<AreaEvent> events) {

  private static final int MOST_AREAS = 50_000;

  /** What is derived for each day of change, held in memory at once. */
  private static final long MOST_AREAS_BY_DAYS = 3_000_000;

  private static final int MOST_SHOWN = 10;

  /** Throws {@link IllegalArgumentException} with a sentence for each of the first ten mistakes. */
  public AreaHistory {
    levels = List.copyOf(levels);
    areas = List.copyOf(areas);
    events = List.copyOf(events);
    if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
      throw new IllegalArgumentException(
          "'id' has lower case letters, digits and hyphens, 60 at most");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("'source' must say where the history is taken from");
    }
    if (areas.size() > MOST_AREAS || events.size() > MOST_AREAS) {
      throw new IllegalArgumentException("there may be 50,000 areas and 50,000 events at most");
    }
    long days = Stretch.days(areas, events).size();
    if (days * areas.size() > MOST_AREAS_BY_DAYS) {
      throw new IllegalArgumentException(
          "there are "
              + areas.size()
              + " areas and "
              + days
              + " days on which something changes; their product may be 3,000,000 at most:"
              + " declare parts of the country by themselves, or leave out early years");
    }
    List<String> problems = new HistoryCheck(levels, areas, events).problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", problems.subList(0, Math.min(MOST_SHOWN, problems.size())))
              + (problems.size() > MOST_SHOWN
                  ? "; and " + (problems.size() - MOST_SHOWN) + " more"
                  : ""));
    }
  }
}
