package org.offenlage.ejb.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;

/** The figures of one part of an index, by area and period. Immutable. */
final class PartFigures {

  private final IndexPart part;
  private final PublishedTable published;

  PartFigures(IndexPart part, PublishedTable published) {
    this.part = part;
    this.published = published;
  }

  PublishedTable published() {
    return published;
  }

  /**
   * Why there is no such figure; empty where there is one, be it hidden.
   *
   * @param area empty where the index has no areas
   * @param period empty where it has no periods
   */
  Optional<String> lack(Optional<String> area, Optional<String> period) {
    for (PublishedDimension dimension : published.dimensions()) {
      Optional<String> code = code(dimension, area, period);
      if (code.isEmpty()) {
        return Optional.of(part.name() + " (" + dimension.variable() + ")");
      }
      if (!dimension.codes().contains(code.get())) {
        return Optional.of(part.name() + " " + code.get());
      }
    }
    return Optional.empty();
  }

  /** What is shown there; empty where nothing is. */
  Optional<Reading> at(Optional<String> area, Optional<String> period) {
    List<String> codes = new ArrayList<>();
    for (PublishedDimension dimension : published.dimensions()) {
      codes.add(code(dimension, area, period).orElseThrow());
    }
    return Reading.of(published.figure(codes));
  }

  private Optional<String> code(
      PublishedDimension dimension, Optional<String> area, Optional<String> period) {
    Optional<String> ofIndex =
        switch (dimension.role()) {
          case AREA -> area;
          case PERIOD -> period;
          case CLASSIFICATION -> Optional.empty();
        };
    return ofIndex
        .or(() -> Optional.ofNullable(part.codes().get(dimension.variable())))
        .or(() -> top(dimension));
  }

  /** The one code without another above it. */
  private static Optional<String> top(PublishedDimension dimension) {
    List<String> tops =
        dimension.codes().stream().filter(code -> !dimension.parents().containsKey(code)).toList();
    return tops.size() == 1 ? Optional.of(tops.get(0)) : Optional.empty();
  }
}
