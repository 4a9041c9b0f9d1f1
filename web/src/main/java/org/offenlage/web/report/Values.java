package org.offenlage.web.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** What can be concluded from published figures. */
final class Values {

  private Values() {}

  /** The figure of the area that holds all others. */
  record Mean(PublishedDimension dimension, String code, Figure figure) {}

  /** The number of a figure, if it has one. */
  static Optional<BigDecimal> of(Figure figure) {
    if (figure instanceof Figure.Exact exact) {
      return Optional.of(exact.value());
    }
    if (figure instanceof Figure.Uncertain uncertain) {
      return Optional.of(uncertain.value());
    }
    if (figure instanceof Figure.Perturbed perturbed) {
      return Optional.of(perturbed.value());
    }
    return Optional.empty();
  }

  /**
   * The figure of the whole area where it is a mean of its parts, as with rates, and can be
   * compared with them. A sum cannot: it lies above all of its parts.
   */
  static Optional<Mean> mean(View view) {
    Optional<PublishedDimension> areas = Dimensions.withRole(view.table(), Role.AREA);
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    PublishedDimension dimension = areas.get();
    return Dimensions.total(dimension)
        .map(total -> new Mean(dimension, total, view.at(dimension, total).figure()))
        .filter(mean -> of(mean.figure()).isPresent())
        .filter(
            mean -> {
              BigDecimal whole = of(mean.figure()).orElseThrow();
              List<BigDecimal> parts =
                  Dimensions.compared(view.table(), dimension).stream()
                      .filter(code -> !code.equals(mean.code()))
                      .flatMap(code -> of(view.at(dimension, code).figure()).stream())
                      .toList();
              return parts.size() > 1
                  && parts.stream().anyMatch(part -> part.compareTo(whole) <= 0)
                  && parts.stream().anyMatch(part -> part.compareTo(whole) >= 0);
            });
  }
}
