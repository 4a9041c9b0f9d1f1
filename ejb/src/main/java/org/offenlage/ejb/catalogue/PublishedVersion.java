package org.offenlage.ejb.catalogue;

import java.time.Instant;

/** One version of an indicator that was once made public, and what became of it. */
public sealed interface PublishedVersion {

  /** Stable identifier of the version. */
  String publicationId();

  /** 1 for the first publication of the indicator, then ascending. */
  int version();

  /** When it became public. */
  Instant publishedAt();

  /** It is what the report shows. */
  record InForce(String publicationId, int version, Instant publishedAt)
      implements PublishedVersion {}

  /** A newer version took its place; it can still be read. */
  record Superseded(String publicationId, int version, Instant publishedAt)
      implements PublishedVersion {}

  /**
   * It was taken back; this tombstone is all that is left of it.
   *
   * @param withdrawnAt when
   * @param reason why, for readers
   */
  record Withdrawn(
      String publicationId,
      int version,
      Instant publishedAt,
      Instant withdrawnAt,
      LocalizedText reason)
      implements PublishedVersion {}
}
