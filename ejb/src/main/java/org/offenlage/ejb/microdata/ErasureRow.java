package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "microdata", name = "erasure")
@SuppressWarnings("NullAway.Init")
class ErasureRow {

  @Id
  @Column(name = "snapshot_id")
  private UUID snapshotId;

  @Column(name = "erased_at")
  private Instant erasedAt;

  @Column(name = "erased_by")
  private String erasedBy;

  private String reason;

  protected ErasureRow() {}

  ErasureRow(UUID snapshotId, Instant erasedAt, String erasedBy, String reason) {
    this.snapshotId = snapshotId;
    this.erasedAt = erasedAt;
    this.erasedBy = erasedBy;
    this.reason = reason;
  }

  Instant erasedAt() {
    return erasedAt;
  }
}
