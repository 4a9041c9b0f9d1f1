package org.offenlage.ejb.catalogue;

import java.time.Instant;

/** Turns content into what readers see. */
public final class PublishedTables {

  private PublishedTables() {}

  /**
   * The table of a version, its figures computed from the content's safe tables.
   *
   * @param publishedAt when it became public; for a preview, now
   */
  public static PublishedTable of(
      PublicationContent content,
      String publicationId,
      int version,
      Instant publishedAt,
      String contentHash) {
    return new PublishedTable(
        publicationId,
        content.metadata(),
        version,
        publishedAt,
        content.dimensions(),
        Figures.of(content),
        content.tables(),
        content.rule(),
        contentHash);
  }
}
