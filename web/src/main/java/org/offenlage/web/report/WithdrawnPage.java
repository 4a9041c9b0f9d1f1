package org.offenlage.web.report;

import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage.Link;

/** What is left of a version that was withdrawn: when, why, and where newer figures stand. */
public final class WithdrawnPage {

  private final String indicatorId;
  private final PublishedVersion.Withdrawn tombstone;
  private final Optional<PublishedTable> newest;
  private final Texts texts;

  WithdrawnPage(
      String indicatorId,
      PublishedVersion.Withdrawn tombstone,
      Optional<PublishedTable> newest,
      Texts texts) {
    this.indicatorId = indicatorId;
    this.tombstone = tombstone;
    this.newest = newest;
    this.texts = texts;
  }

  /** Which version was withdrawn, and when. */
  public String summary() {
    return texts.get(
        "withdrawn.text",
        Integer.toString(tombstone.version()),
        Numbers.day(tombstone.publishedAt(), texts.language()),
        Numbers.day(tombstone.withdrawnAt(), texts.language()));
  }

  /** Why. */
  public String reason() {
    return tombstone.reason().in(texts.language().locale());
  }

  /** The version in force, if there is one. */
  public Optional<Link> newest() {
    return newest.map(
        table ->
            new Link(
                table.metadata().name().in(texts.language().locale()),
                Addresses.indicator(indicatorId)));
  }
}
