package org.offenlage.ejb.catalogue;

import java.util.List;
import org.offenlage.privacy.safe.SafeTable;

/**
 * All that becomes public of one version of an indicator, before it has a number and a date.
 * Figures are not part of it: they follow from it.
 *
 * @param metadata what a reader must know
 * @param dimensions in the order of figures
 * @param calculation how figures follow from the tables
 * @param tables as many as the calculation asks for; statements hold their public part only
 * @param rule short form of the release rule, for readers
 */
public record PublicationContent(
    IndicatorMetadata metadata,
    List<PublishedDimension> dimensions,
    Calculation calculation,
    List<SafeTable> tables,
    LocalizedText rule) {

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
  }
}
