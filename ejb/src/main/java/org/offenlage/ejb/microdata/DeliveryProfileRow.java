package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(schema = "microdata", name = "delivery_profile")
@SuppressWarnings("NullAway.Init")
class DeliveryProfileRow {

  @Id
  @Column(name = "snapshot_id")
  private UUID snapshotId;

  private String profile;

  protected DeliveryProfileRow() {}

  DeliveryProfileRow(UUID snapshotId, DeliveryProfile profile) {
    this.snapshotId = snapshotId;
    this.profile = profile.json();
  }

  DeliveryProfile profile() {
    return DeliveryProfile.parse(profile);
  }
}
