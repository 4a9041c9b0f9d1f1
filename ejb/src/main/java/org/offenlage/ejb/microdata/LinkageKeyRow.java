package org.offenlage.ejb.microdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "microdata", name = "linkage_key")
@SuppressWarnings("NullAway.Init")
class LinkageKeyRow {

  @Id private int number;

  private Instant since;

  @Column(name = "changed_by")
  private String changedBy;

  private String reason;

  protected LinkageKeyRow() {}

  LinkageKeyRow(int number, Instant since, String changedBy, String reason) {
    this.number = number;
    this.since = since;
    this.changedBy = changedBy;
    this.reason = reason;
  }
}
