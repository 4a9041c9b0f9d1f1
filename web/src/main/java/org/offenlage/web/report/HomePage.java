package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.web.language.Language;
import org.offenlage.web.report.IndicatorPage.Link;

/** The home page: the fields of action with their indicators, and the places. */
public final class HomePage {

  private final Report report;
  private final Language language;

  HomePage(Report report, Language language) {
    this.report = report;
    this.language = language;
  }

  /** A field of action with what is published in it. */
  public record Field(String name, List<Link> indicators) {}

  /** The ten fields; those with figures first. */
  public List<Field> fields() {
    return Stream.of(FieldOfAction.values())
        .map(
            field ->
                new Field(
                    field.label().in(language.locale()),
                    report.tables().stream()
                        .filter(table -> table.metadata().field() == field)
                        .map(
                            table ->
                                new Link(
                                    table.metadata().name().in(language.locale()),
                                    Addresses.indicator(table.metadata().id())))
                        .toList()))
        .sorted(Comparator.comparing(field -> field.indicators().isEmpty()))
        .toList();
  }

  /** Whether anything is published. */
  public boolean isUnpublished() {
    return report.tables().isEmpty();
  }

  /** The smallest areas of the county, by name. */
  public List<Link> places() {
    List<Report.Area> areas = report.areas(language);
    List<Link> places = new ArrayList<>();
    for (Report.Area area : areas) {
      boolean municipality = area.code().matches("[0-9]{8}");
      if (municipality) {
        places.add(new Link(area.label(), Addresses.place(area.code())));
      }
    }
    places.sort(Comparator.comparing(Link::label, Alphabet.of(language)));
    return places;
  }
}
