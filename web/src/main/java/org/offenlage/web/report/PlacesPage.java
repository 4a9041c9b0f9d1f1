package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.List;
import org.offenlage.web.language.Language;
import org.offenlage.web.report.IndicatorPage.Link;

/** All areas, under those that they belong to. */
public final class PlacesPage {

  private final List<Report.Area> areas;

  PlacesPage(Report report, Language language) {
    this.areas = report.areas(language);
  }

  /** An area with those directly below it. */
  public record Group(Link area, List<Link> parts, int depth) {}

  /** Every area that has parts, from the top down, with those parts that have none themselves. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (Report.Area area : areas) {
      List<Report.Area> parts = partsOf(area);
      if (!parts.isEmpty() || area.depth() == 0) {
        groups.add(
            new Group(
                link(area),
                parts.stream()
                    .filter(part -> partsOf(part).isEmpty())
                    .map(PlacesPage::link)
                    .toList(),
                area.depth()));
      }
    }
    return groups;
  }

  private List<Report.Area> partsOf(Report.Area area) {
    return areas.stream()
        .filter(each -> each.parent().filter(area.code()::equals).isPresent())
        .toList();
  }

  private static Link link(Report.Area area) {
    return new Link(area.label(), Addresses.place(area.code()));
  }
}
