package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage.Link;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** A place: the newest figure of every indicator that knows it. */
public final class PlacePage {

  /** More parts than this would hide the rest of the page behind their names. */
  private static final int PARTS_AT_ONCE = 40;

  private final Report report;
  private final Report.Area area;
  private final Texts texts;

  PlacePage(Report report, Report.Area area, Texts texts) {
    this.report = report;
    this.area = area;
    this.texts = texts;
  }

  /** The newest figure of an indicator. */
  public record Card(
      String name, String url, String period, Cell cell, String unit, String comparison) {}

  /** Name of the place. */
  public String name() {
    return area.label();
  }

  /** One card for each indicator that has figures for this place. */
  public List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    for (PublishedTable table : report.tables()) {
      view(table).ifPresent(view -> cards.add(card(view)));
    }
    return cards;
  }

  /** Indicators without figures for this place. */
  public List<Link> absent() {
    return report.tables().stream()
        .filter(table -> view(table).isEmpty())
        .map(
            table ->
                new Link(
                    table.metadata().name().in(texts.language().locale()),
                    Addresses.indicator(table.metadata().id())))
        .toList();
  }

  /** The areas that this one belongs to, the nearest first. */
  public List<Link> above() {
    List<Link> above = new ArrayList<>();
    Optional<String> parent = area.parent();
    while (parent.isPresent()) {
      Optional<Report.Area> next = find(parent.get());
      next.ifPresent(each -> above.add(link(each)));
      parent = next.flatMap(Report.Area::parent);
    }
    return above;
  }

  /** The areas that belong to this one. */
  public List<Link> parts() {
    return report.allAreas(texts.language()).stream()
        .filter(each -> each.parent().filter(area.code()::equals).isPresent())
        .map(PlacePage::link)
        .toList();
  }

  /** Whether the parts are few enough to be shown without being asked for. */
  public boolean partsAtOnce() {
    return parts().size() <= PARTS_AT_ONCE;
  }

  /** What opens the list of parts where they are many. */
  public String partsSummary() {
    return texts.get("place.parts.show", Integer.toString(parts().size()));
  }

  private Optional<Report.Area> find(String code) {
    return report.allAreas(texts.language()).stream()
        .filter(each -> each.code().equals(code))
        .findFirst();
  }

  private static Link link(Report.Area area) {
    return new Link(area.label(), Addresses.place(area.code()));
  }

  private Optional<View> view(PublishedTable table) {
    return Dimensions.withRole(table, Role.AREA)
        .filter(areas -> areas.codes().contains(area.code()))
        .map(areas -> View.parse(table, Optional.of(area.code()), Map.of()))
        .filter(View.Outcome.Shown.class::isInstance)
        .map(outcome -> ((View.Outcome.Shown) outcome).view());
  }

  private Card card(View view) {
    PublishedTable table = view.table();
    Optional<PublishedDimension> periods = Dimensions.withRole(table, Role.PERIOD);
    String comparison =
        Rows.comparedWith(view)
            .map(
                mean ->
                    texts.get(
                        "place.compare",
                        Labels.of(mean.dimension(), mean.code(), texts.language()),
                        Cell.of(mean.figure(), table, texts).text()))
            .orElse("");
    return new Card(
        table.metadata().name().in(texts.language().locale()),
        Addresses.indicator(table.metadata().id(), area.code()),
        periods.map(each -> Labels.of(each, view.code(each), texts.language())).orElse(""),
        Cell.of(view.figure(), table, texts),
        table.metadata().unit().in(texts.language().locale()),
        comparison);
  }
}
