package org.offenlage.web.report;

import java.util.List;
import org.offenlage.ejb.catalogue.PlannedRelease;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** The release calendar: what will become public and when, and who knows it before. No figures. */
public final class CalendarPage {

  private final List<PlannedRelease> planned;
  private final Texts texts;

  CalendarPage(List<PlannedRelease> planned, Texts texts) {
    this.planned = List.copyOf(planned);
    this.texts = texts;
  }

  /**
   * One planned publication.
   *
   * @param at when, here
   * @param name of the indicator
   * @param access how many persons of which role know it before
   */
  public record Row(String at, String name, String access) {}

  /** Whether anything is planned; not "empty", which is a word of the expression language. */
  public boolean isAnnouncing() {
    return !planned.isEmpty();
  }

  /** The next one first. */
  public List<Row> rows() {
    return planned.stream()
        .map(
            each ->
                new Row(
                    Numbers.moment(each.releaseAt(), texts.language()),
                    each.name().in(texts.language().locale()),
                    texts.get(
                        "calendar.access.persons",
                        Integer.toString(each.planners()),
                        Integer.toString(each.officers()))))
        .toList();
  }
}
