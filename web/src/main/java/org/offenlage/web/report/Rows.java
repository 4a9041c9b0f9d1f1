package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/**
 * Lays a view out in the rows of a table: newest period first, areas under those they belong to.
 */
final class Rows {

  private Rows() {}

  static List<IndicatorPage.Row> of(View view, Texts texts, Edition edition) {
    PublishedDimension rows = view.rows();
    List<String> codes = new ArrayList<>(Dimensions.displayed(rows));
    if (rows.role() == Role.PERIOD) {
      Collections.reverse(codes);
    }
    Optional<Values.Mean> compared = comparedWith(view);
    List<IndicatorPage.Row> laidOut = new ArrayList<>();
    for (String code : codes) {
      Cell cell = Cell.of(view.figure(code), view.table(), texts);
      Cell comparison =
          compared
              .map(mean -> view.at(mean.dimension(), mean.code()).figure(code))
              .map(figure -> Cell.of(figure, view.table(), texts))
              .orElse(cell);
      boolean hasParts = rows.parents().containsValue(code);
      laidOut.add(
          new IndicatorPage.Row(
              Labels.of(rows, code, texts.language()),
              rows.role() == Role.AREA ? Addresses.page(edition.page(), view, code) : "",
              Math.min(3, Dimensions.depth(rows, code)),
              hasParts,
              cell,
              comparison));
    }
    return laidOut;
  }

  /**
   * The areas directly below the place of a view, each with the figure at which the view stands.
   */
  static List<IndicatorPage.Row> parts(View view, Texts texts, Edition edition) {
    Optional<PublishedDimension> areas = Dimensions.withRole(view.table(), Role.AREA);
    if (areas.isEmpty() || view.area().isEmpty()) {
      return List.of();
    }
    PublishedDimension dimension = areas.get();
    return Dimensions.parts(dimension, view.code(dimension)).stream()
        .map(
            code -> {
              Cell cell = Cell.of(view.at(dimension, code).figure(), view.table(), texts);
              return new IndicatorPage.Row(
                  Labels.of(dimension, code, texts.language()),
                  Addresses.page(edition.page(), view, code),
                  0,
                  false,
                  cell,
                  cell);
            })
        .toList();
  }

  /** The whole area, where the rows of one place can be compared with it. */
  static Optional<Values.Mean> comparedWith(View view) {
    return view.area().isEmpty()
        ? Optional.empty()
        : Values.mean(view).filter(mean -> !mean.code().equals(view.code(mean.dimension())));
  }
}
