package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.vault.Received;

@Entity
@Table(schema = "microdata", name = "received_file")
@SuppressWarnings("NullAway.Init")
class ReceivedFileRow {

  @Id
  @Column(name = "job_id")
  private UUID jobId;

  @Column(name = "dataset_id")
  private String datasetId;

  private String period;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "byte_count")
  private long byteCount;

  @Column(name = "wrapped_key")
  private byte[] wrappedKey;

  private @Nullable UUID checkpoint;

  @Column(name = "linkage_key")
  private @Nullable Integer linkageKey;

  protected ReceivedFileRow() {}

  ReceivedFileRow(Received.Kept kept, ReceivedFile file) {
    this.jobId = kept.id();
    this.datasetId = file.declaration().id();
    this.period = file.period().code();
    this.fileName = file.name();
    this.byteCount = kept.byteCount();
    this.wrappedKey = kept.wrappedKey();
  }

  UUID id() {
    return jobId;
  }

  String datasetId() {
    return datasetId;
  }

  ReferencePeriod period() {
    return new ReferencePeriod(period);
  }

  String fileName() {
    return fileName;
  }

  Received.Kept kept() {
    return new Received.Kept(jobId, byteCount, wrappedKey);
  }

  /** The folder in which the snapshot is being written, once somebody began. */
  Optional<UUID> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  /** The linkage key under which it is being written; 0 before somebody began. */
  int linkageKey() {
    return linkageKey == null ? 0 : linkageKey;
  }

  void writingTo(UUID folder, int key) {
    this.checkpoint = folder;
    this.linkageKey = key;
  }
}
