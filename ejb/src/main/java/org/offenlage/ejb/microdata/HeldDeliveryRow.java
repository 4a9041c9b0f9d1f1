package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(schema = "microdata", name = "held_delivery")
@SuppressWarnings("NullAway.Init")
class HeldDeliveryRow {

  @Id
  @Column(name = "delivery_id")
  private UUID deliveryId;

  private String sha256;
  private String changes;

  protected HeldDeliveryRow() {}

  HeldDeliveryRow(UUID deliveryId, String sha256, String changes) {
    this.deliveryId = deliveryId;
    this.sha256 = sha256;
    this.changes = changes;
  }

  UUID deliveryId() {
    return deliveryId;
  }

  String sha256() {
    return sha256;
  }

  String changes() {
    return changes;
  }
}
