package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Language;
import org.offenlage.web.selection.Dimensions;

/**
 * Everything that is in force at the moment, for pages that look across indicators.
 *
 * <p>Reading it costs one query an indicator; made anew for each request.
 */
final class Report {

  private final List<PublishedTable> tables;

  private Report(List<PublishedTable> tables) {
    this.tables = tables;
  }

  static Report read(Catalogue catalogue) {
    List<PublishedTable> tables = new ArrayList<>();
    for (IndicatorMetadata each : catalogue.indicators()) {
      catalogue.latest(each.id()).ifPresent(tables::add);
    }
    return new Report(List.copyOf(tables));
  }

  /** A report of these tables. */
  static Report of(List<PublishedTable> tables) {
    return new Report(List.copyOf(tables));
  }

  /** The newest version of each indicator, by field of action, then name. */
  List<PublishedTable> tables() {
    return tables;
  }

  /** An area with the name and the place in the hierarchy that the first table gives it. */
  record Area(String code, String label, int depth, Optional<String> parent) {}

  /** Areas that pages list, each once; those above before those below. */
  List<Area> areas(Language language) {
    return areas(language, Dimensions::displayed);
  }

  /** All areas, down to the parts of towns. */
  List<Area> allAreas(Language language) {
    return areas(language, PublishedDimension::codes);
  }

  private List<Area> areas(Language language, Function<PublishedDimension, List<String>> codes) {
    Map<String, Area> areas = new LinkedHashMap<>();
    for (PublishedTable table : tables) {
      Dimensions.withRole(table, Role.AREA)
          .ifPresent(
              dimension ->
                  codes
                      .apply(dimension)
                      .forEach(code -> areas.putIfAbsent(code, area(dimension, code, language))));
    }
    return List.copyOf(areas.values());
  }

  private static Area area(PublishedDimension dimension, String code, Language language) {
    return new Area(
        code,
        Labels.of(dimension, code, language),
        Dimensions.depth(dimension, code),
        Optional.ofNullable(dimension.parents().get(code)));
  }
}
