package org.offenlage.ejb.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "published", name = "ledger_checkpoint")
@SuppressWarnings("NullAway.Init")
class CheckpointView {

  @Id private long size;
  private String note;

  protected CheckpointView() {}

  SignedCheckpoint checkpoint() {
    return new SignedCheckpoint(size, note);
  }
}
