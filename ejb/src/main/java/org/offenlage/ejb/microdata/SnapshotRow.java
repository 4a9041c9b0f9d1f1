package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "microdata", name = "snapshot")
@SuppressWarnings("NullAway.Init")
class SnapshotRow {

  @Id private UUID id;

  @Column(name = "dataset_id")
  private String datasetId;

  private String period;
  private int version;

  @Column(name = "row_count")
  private long rowCount;

  @Column(name = "byte_count")
  private long byteCount;

  private String sha256;

  @Column(name = "delivered_at")
  private Instant deliveredAt;

  @Column(name = "delivered_by")
  private String deliveredBy;

  protected SnapshotRow() {}

  SnapshotRow(Snapshot snapshot) {
    this.id = snapshot.id();
    this.datasetId = snapshot.datasetId();
    this.period = snapshot.period().code();
    this.version = snapshot.version();
    this.rowCount = snapshot.rows();
    this.byteCount = snapshot.byteCount();
    this.sha256 = snapshot.sha256();
    this.deliveredAt = snapshot.deliveredAt();
    this.deliveredBy = snapshot.deliveredBy();
  }

  Snapshot snapshot() {
    return new Snapshot(
        id,
        datasetId,
        new ReferencePeriod(period),
        version,
        rowCount,
        byteCount,
        sha256,
        deliveredAt,
        deliveredBy);
  }
}
