package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.offenlage.ejb.microdata.vault.StoredParts;

@Entity
@Table(schema = "microdata", name = "stored_parts")
@SuppressWarnings("NullAway.Init")
class StoredPartsRow {

  @Id
  @Column(name = "snapshot_id")
  private UUID snapshotId;

  private UUID folder;

  @Column(name = "part_count")
  private int partCount;

  @Column(name = "wrapped_key")
  private byte[] wrappedKey;

  private String checksum;

  @Column(name = "linkage_key")
  private int linkageKey;

  protected StoredPartsRow() {}

  StoredPartsRow(StoredParts stored, int linkageKey) {
    this.snapshotId = stored.snapshot();
    move(stored, linkageKey);
  }

  /** Notes that the files lie elsewhere now. */
  final void move(StoredParts stored, int linkageKey) {
    this.folder = stored.folder();
    this.partCount = stored.partCount();
    this.wrappedKey = stored.wrappedKey();
    this.checksum = stored.checksum();
    this.linkageKey = linkageKey;
  }

  StoredParts stored() {
    return new StoredParts(snapshotId, folder, partCount, wrappedKey, checksum);
  }

  int linkageKey() {
    return linkageKey;
  }
}
