package org.offenlage.ejb.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "protection", name = "measurement")
@SuppressWarnings("NullAway.Init")
class MeasurementRow {

  @Id private UUID id;

  @Column(name = "snapshot_id")
  private UUID snapshotId;

  private String population;

  @Column(name = "spending_id")
  private UUID spendingId;

  @Column(name = "drawn_at")
  private Instant drawnAt;

  protected MeasurementRow() {}

  MeasurementRow(UUID id, UUID snapshotId, String population, UUID spendingId, Instant drawnAt) {
    this.id = id;
    this.snapshotId = snapshotId;
    this.population = population;
    this.spendingId = spendingId;
    this.drawnAt = drawnAt;
  }

  UUID id() {
    return id;
  }

  UUID snapshotId() {
    return snapshotId;
  }

  String population() {
    return population;
  }
}
