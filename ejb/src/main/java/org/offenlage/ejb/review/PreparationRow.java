package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.offenlage.ejb.catalogue.ContentJson;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.ledger.Sha256;

@Entity
@Table(schema = "review", name = "preparation")
@SuppressWarnings("NullAway.Init")
class PreparationRow {

  @Id private UUID id;

  @Column(name = "indicator_id")
  private String indicatorId;

  private String author;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "rule_version")
  private int ruleVersion;

  private String content;

  @Column(name = "content_hash")
  private String contentHash;

  private String findings;

  @Column(name = "prepared_at")
  private Instant preparedAt;

  protected PreparationRow() {}

  PreparationRow(UUID id, String author, Prepared prepared, Instant preparedAt) {
    this.id = id;
    this.indicatorId = prepared.content().metadata().id();
    this.author = author;
    this.ruleId = prepared.ruleId();
    this.ruleVersion = prepared.ruleVersion();
    this.content = prepared.contentJson();
    this.contentHash = Sha256.of(content);
    this.findings = FindingsJson.write(prepared.findings());
    this.preparedAt = preparedAt;
  }

  UUID id() {
    return id;
  }

  String indicatorId() {
    return indicatorId;
  }

  String author() {
    return author;
  }

  String ruleId() {
    return ruleId;
  }

  int ruleVersion() {
    return ruleVersion;
  }

  IndicatorMetadata metadata() {
    return ContentJson.readMetadata(content);
  }

  PublicationContent content() {
    return ContentJson.read(content);
  }

  String contentHash() {
    return contentHash;
  }

  Findings findings() {
    return FindingsJson.read(findings);
  }

  Instant preparedAt() {
    return preparedAt;
  }
}
