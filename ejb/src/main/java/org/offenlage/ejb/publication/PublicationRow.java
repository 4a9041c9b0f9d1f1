package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.offenlage.ejb.catalogue.SignedContent;

@Entity
@Table(schema = "published", name = "publication")
@SuppressWarnings("NullAway.Init")
class PublicationRow {

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

  protected PublicationRow() {}

  PublicationRow(
      String id, String indicatorId, int version, Instant publishedAt, SignedContent signed) {
    this.id = id;
    this.indicatorId = indicatorId;
    this.version = version;
    this.publishedAt = publishedAt;
    this.content = signed.json();
    this.sha256 = signed.sha256();
    this.signature = signed.signature();
    this.publicKey = signed.publicKey();
  }

  String sha256() {
    return sha256;
  }
}
