package org.offenlage.ejb.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "published", name = "ledger_checkpoint")
@SuppressWarnings("NullAway.Init")
class CheckpointRow {

  @Id private long size;
  private String note;

  protected CheckpointRow() {}

  CheckpointRow(long size, String note) {
    this.size = size;
    this.note = note;
  }

  long size() {
    return size;
  }

  String note() {
    return note;
  }
}
