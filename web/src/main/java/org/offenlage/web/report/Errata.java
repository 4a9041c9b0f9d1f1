package org.offenlage.web.report;

import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.ReleaseCalendar;
import org.offenlage.web.language.Texts;

/**
 * What was corrected about a version: by itself in the one before it, and in itself by the next.
 *
 * @param made what this version corrects; empty where it corrects nothing
 * @param suffered what the next version corrects in this one; empty where it corrects nothing
 */
public record Errata(String made, String suffered) {

  static Errata of(PublishedTable table, ReleaseCalendar calendar, Texts texts) {
    String id = table.metadata().id() + "@";
    return new Errata(
        text(calendar, id + table.version(), texts),
        text(calendar, id + (table.version() + 1), texts));
  }

  private static String text(ReleaseCalendar calendar, String publication, Texts texts) {
    return Optional.of(publication)
        .flatMap(calendar::erratum)
        .map(text -> text.in(texts.language().locale()))
        .orElse("");
  }
}
