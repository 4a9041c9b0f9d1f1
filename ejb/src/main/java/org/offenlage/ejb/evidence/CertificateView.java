package org.offenlage.ejb.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "published", name = "certificate")
@SuppressWarnings("NullAway.Init")
class CertificateView {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  private String statement;
  private String signature;

  @Column(name = "key_number")
  private int keyNumber;

  private long position;

  protected CertificateView() {}

  Certificate certificate() {
    return new Certificate(publicationId, statement, signature, keyNumber, position);
  }
}
