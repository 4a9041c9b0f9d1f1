package org.offenlage.ejb.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of what is published, as the public side reads it. */
@Entity
@Table(schema = "published", name = "publication")
@SuppressWarnings("NullAway.Init")
class PublicationView {

  @Id private String id;

  @Column(name = "indicator_id")
  private String indicatorId;

  private int version;

  @Column(name = "published_at")
  private Instant publishedAt;

  private String content;
  private String sha256;
  private String signature;

  @Column(name = "public_key")
  private String publicKey;

  protected PublicationView() {}

  SignedContent signedContent() {
    return new SignedContent(content, sha256, signature, publicKey);
  }

  /** The table that this row holds; costs the parsing of its content. */
  PublishedTable table() {
    PublicationContent parsed = ContentJson.read(content);
    return PublishedTables.of(parsed, id, version, publishedAt, sha256);
  }
}
