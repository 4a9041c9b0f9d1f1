package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.offenlage.ejb.ledger.LedgerEntry;
import org.offenlage.ejb.ledger.SigningKey;

@Entity
@Table(schema = "published", name = "certificate")
@SuppressWarnings("NullAway.Init")
class CertificateRow {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  private String statement;
  private String signature;

  @Column(name = "key_number")
  private int keyNumber;

  private long position;

  protected CertificateRow() {}

  CertificateRow(String publicationId, String statement, SigningKey key, LedgerEntry entry) {
    this.publicationId = publicationId;
    this.statement = statement;
    this.signature = key.sign(statement);
    this.keyNumber = key.number();
    this.position = entry.position();
  }
}
