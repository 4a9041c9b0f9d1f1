package org.offenlage.ejb.catalogue;

import java.time.Instant;
import java.util.List;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeTable;

/**
 * One immutable version of a published indicator: its metadata, its dimensions and a figure for
 * every combination of codes.
 *
 * @param publicationId stable identifier of this version
 * @param metadata what a reader must know
 * @param version 1 for the first publication of the indicator, then ascending
 * @param publishedAt when it became public
 * @param dimensions in order; an area dimension first, the period last, where they exist
 * @param figures in mixed radix order of the dimensions' codes, the last dimension fastest
 * @param tables the safe tables it was made from: one for a count or a share; numerator, then
 *     denominator, for a rate
 * @param rule short form of the release rule, for readers
 * @param contentHash SHA-256 of the canonical published content, lower case hexadecimal
 */
public record PublishedTable(
    String publicationId,
    IndicatorMetadata metadata,
    int version,
    Instant publishedAt,
    List<PublishedDimension> dimensions,
    List<Figure> figures,
    List<SafeTable> tables,
    LocalizedText rule,
    String contentHash) {

  public PublishedTable {
    dimensions = List.copyOf(dimensions);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
    long cells = 1;
    for (PublishedDimension dimension : dimensions) {
      cells *= dimension.codes().size();
    }
    if (cells != figures.size()) {
      throw new IllegalArgumentException("there must be one figure for each combination of codes");
    }
  }

  /** Public parts of the protection statements of the tables it was made from. */
  public List<ProtectionStatement> statements() {
    return tables.stream().map(SafeTable::statement).toList();
  }

  /**
   * The figure at these codes, one a dimension in order.
   *
   * @throws IllegalArgumentException where a code is unknown; the message names the dimension
   */
  public Figure figure(List<String> codes) {
    int cell = 0;
    for (int d = 0; d < dimensions.size(); d++) {
      PublishedDimension dimension = dimensions.get(d);
      int position = dimension.codes().indexOf(codes.get(d));
      if (position < 0) {
        throw new IllegalArgumentException("unknown code of dimension " + dimension.variable());
      }
      cell = cell * dimension.codes().size() + position;
    }
    return figures.get(cell);
  }
}
