package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "microdata", name = "delivery")
@SuppressWarnings("NullAway.Init")
class DeliveryRow {

  @Id private UUID id;

  @Column(name = "dataset_id")
  private String datasetId;

  private String period;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "received_by")
  private String receivedBy;

  @Column(name = "problem_count")
  private long problemCount;

  @ManyToOne
  @JoinColumn(name = "snapshot_id")
  private @Nullable SnapshotRow snapshot;

  protected DeliveryRow() {}

  DeliveryRow(
      UUID id,
      ReceivedFile file,
      Instant receivedAt,
      long problemCount,
      @Nullable SnapshotRow snapshot) {
    this.id = id;
    this.datasetId = file.declaration().id();
    this.period = file.period().code();
    this.fileName = file.name();
    this.receivedAt = receivedAt;
    this.receivedBy = file.receivedFrom();
    this.problemCount = problemCount;
    this.snapshot = snapshot;
  }

  Delivery delivery() {
    return new Delivery(
        id,
        datasetId,
        new ReferencePeriod(period),
        fileName,
        receivedAt,
        receivedBy,
        problemCount,
        Optional.ofNullable(snapshot).map(SnapshotRow::snapshot));
  }
}
