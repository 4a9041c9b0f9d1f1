package org.offenlage.ejb.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A tombstone, as the public side reads it. */
@Entity
@Table(schema = "published", name = "withdrawal")
@SuppressWarnings("NullAway.Init")
class WithdrawalView {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Column(name = "reason_german")
  private String reasonGerman;

  @Column(name = "reason_english")
  private String reasonEnglish;

  protected WithdrawalView() {}

  PublishedVersion.Withdrawn tombstone(int version, Instant publishedAt) {
    return new PublishedVersion.Withdrawn(
        publicationId,
        version,
        publishedAt,
        withdrawnAt,
        new LocalizedText(reasonGerman, reasonEnglish));
  }
}
