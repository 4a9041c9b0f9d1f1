package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "review", name = "waiver_end")
@SuppressWarnings("NullAway.Init")
class WaiverEndRow {

  @Id
  @Column(name = "waiver_id")
  private UUID waiverId;

  private String reason;

  @Column(name = "ended_by")
  private String endedBy;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected WaiverEndRow() {}

  WaiverEndRow(UUID waiverId, String reason, String endedBy, Instant endedAt) {
    this.waiverId = waiverId;
    this.reason = reason;
    this.endedBy = endedBy;
    this.endedAt = endedAt;
  }
}
