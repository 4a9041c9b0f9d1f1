package org.offenlage.ejb.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "published", name = "ledger_leaf")
@SuppressWarnings("NullAway.Init")
class LeafRow {

  @Id private long position;
  private String content;

  protected LeafRow() {}

  LeafRow(long position, String content) {
    this.position = position;
    this.content = content;
  }

  String content() {
    return content;
  }
}
