package org.offenlage.ejb.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "ledger", name = "confidential_part")
@SuppressWarnings("NullAway.Init")
class ConfidentialRow {

  @Id private long position;
  private String salt;
  private String content;

  protected ConfidentialRow() {}

  ConfidentialRow(long position, String salt, String content) {
    this.position = position;
    this.salt = salt;
    this.content = content;
  }

  String commitment() {
    return Chain.commitment(salt, content);
  }
}
