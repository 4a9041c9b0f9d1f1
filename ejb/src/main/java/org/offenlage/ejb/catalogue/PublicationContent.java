package org.offenlage.ejb.catalogue;

import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeTable;

/**
 * All that becomes public of one version of an indicator, before it has a number and a date.
 * Figures are not part of it: they follow from it.
 *
 * @param metadata what a reader must know
 * @param dimensions in the order of figures
 * @param calculation how figures follow from the tables
 * @param tables as many as the calculation asks for; statements hold their public part only
 * @param ratioMargins intervals of the figures of a rate or share, in their order; empty where none
 *     was worked out, or not one
 * @param reliabilities what differences from figures must exceed, in the order of figures; empty
 *     where that was not worked out
 * @param rule short form of the release rule, for readers
 */
public record PublicationContent(
    IndicatorMetadata metadata,
    List<PublishedDimension> dimensions,
    Calculation calculation,
    List<SafeTable> tables,
    List<Optional<RatioMargin>> ratioMargins,
    List<Reliability> reliabilities,
    LocalizedText rule) {

  /** A publication whose figures have the intervals of their cells. */
  public PublicationContent(
      IndicatorMetadata metadata,
      List<PublishedDimension> dimensions,
      Calculation calculation,
      List<SafeTable> tables,
      LocalizedText rule) {
    this(metadata, dimensions, calculation, tables, List.of(), List.of(), rule);
  }

  public PublicationContent {
    dimensions = List.copyOf(dimensions);
    tables =
        tables.stream()
            .map(
                table ->
                    new SafeTable(table.structure(), table.cells(), table.statement().publicPart()))
            .toList();
    int expected = calculation instanceof Calculation.Rate ? 2 : 1;
    if (tables.size() != expected) {
      throw new IllegalArgumentException("the calculation asks for " + expected + " tables");
    }
    ratioMargins = List.copyOf(ratioMargins);
    long figures = 1;
    for (PublishedDimension dimension : dimensions) {
      figures *= dimension.codes().size();
    }
    reliabilities = List.copyOf(reliabilities);
    for (int size : List.of(ratioMargins.size(), reliabilities.size())) {
      if (size != 0 && size != figures) {
        throw new IllegalArgumentException("there must be one statement for each figure, or none");
      }
    }
  }

  /** What differences from a figure must exceed, by its place. */
  Reliability reliability(int figure) {
    return reliabilities.isEmpty() ? Reliability.UNKNOWN : reliabilities.get(figure);
  }

  /** The interval of a figure by its place, where one was worked out. */
  Optional<RatioMargin> ratioMargin(int figure) {
    return ratioMargins.isEmpty() ? Optional.empty() : ratioMargins.get(figure);
  }
}
