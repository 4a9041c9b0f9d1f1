package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "published", name = "announcement_end")
@SuppressWarnings("NullAway.Init")
class AnnouncementEndRow {

  @Id
  @Column(name = "announcement_id")
  private long announcementId;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "publication_id")
  private @Nullable String publicationId;

  protected AnnouncementEndRow() {}

  AnnouncementEndRow(
      long announcementId, Instant endedAt, Optional<PublicationNumber> publication) {
    this.announcementId = announcementId;
    this.endedAt = endedAt;
    this.publicationId = publication.map(PublicationNumber::publicationId).orElse(null);
  }
}
