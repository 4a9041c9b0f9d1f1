package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.offenlage.ejb.catalogue.LocalizedText;

/** Something that happened to areas on a day. */
public sealed interface AreaEvent {

  /** The first day on which it is so. */
  LocalDate on();

  /**
   * Areas went whole into one. Those above others take them along.
   *
   * @param areas codes of the day before; {@code into} itself need not be among them
   * @param into code of this day
   */
  record Merged(LocalDate on, List<String> areas, String into) implements AreaEvent {
    public Merged {
      areas = List.copyOf(areas);
      requireDistinct(areas);
      if (areas.isEmpty() || areas.equals(List.of(into))) {
        throw new IllegalArgumentException("'areas' must name an area other than '" + into + "'");
      }
    }
  }

  /**
   * Parts of an area went into several. Which of its records went where is not known.
   *
   * @param area code of the day before
   * @param into codes of this day, the area's own among them where it goes on with what is left
   */
  record Split(LocalDate on, String area, List<String> into) implements AreaEvent {
    public Split {
      into = List.copyOf(into);
      requireDistinct(into);
      if (into.size() < 2) {
        throw new IllegalArgumentException("'into' must name at least two areas");
      }
    }
  }

  /** An area got another name; its code stayed. */
  record Renamed(LocalDate on, String area, LocalizedText name) implements AreaEvent {}

  /** An area came to lie under another one. */
  record Moved(LocalDate on, String area, String parent) implements AreaEvent {}

  private static void requireDistinct(List<String> codes) {
    if (new HashSet<>(codes).size() != codes.size()) {
      throw new IllegalArgumentException("a code is named twice");
    }
  }
}
