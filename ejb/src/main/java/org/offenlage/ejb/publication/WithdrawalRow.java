package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.offenlage.ejb.catalogue.LocalizedText;

@Entity
@Table(schema = "published", name = "withdrawal")
@SuppressWarnings("NullAway.Init")
class WithdrawalRow {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Column(name = "reason_german")
  private String reasonGerman;

  @Column(name = "reason_english")
  private String reasonEnglish;

  protected WithdrawalRow() {}

  WithdrawalRow(String publicationId, Instant withdrawnAt, LocalizedText reason) {
    this.publicationId = publicationId;
    this.withdrawnAt = withdrawnAt;
    this.reasonGerman = reason.german();
    this.reasonEnglish = reason.english();
  }
}
