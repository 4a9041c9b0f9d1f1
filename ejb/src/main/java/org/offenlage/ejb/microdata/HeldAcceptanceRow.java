package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "microdata", name = "held_acceptance")
@SuppressWarnings("NullAway.Init")
class HeldAcceptanceRow {

  @Id
  @Column(name = "delivery_id")
  private UUID deliveryId;

  private String reasons;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "accepted_by")
  private String acceptedBy;

  protected HeldAcceptanceRow() {}

  HeldAcceptanceRow(UUID deliveryId, String reasons, Instant acceptedAt, String acceptedBy) {
    this.deliveryId = deliveryId;
    this.reasons = reasons;
    this.acceptedAt = acceptedAt;
    this.acceptedBy = acceptedBy;
  }

  String reasons() {
    return reasons;
  }
}
