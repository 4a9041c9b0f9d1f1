package org.offenlage.ejb.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "review", name = "reviewers")
@SuppressWarnings("NullAway.Init")
class ReviewersRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "rule_id")
  private String ruleId;

  private int number;
  private String reason;

  @Column(name = "said_by")
  private String saidBy;

  @Column(name = "said_at")
  private Instant saidAt;

  protected ReviewersRow() {}

  ReviewersRow(String ruleId, int number, String reason, String saidBy, Instant saidAt) {
    this.ruleId = ruleId;
    this.number = number;
    this.reason = reason;
    this.saidBy = saidBy;
    this.saidAt = saidAt;
  }

  ReviewersAsked asked() {
    return new ReviewersAsked(number, reason, saidBy, saidAt);
  }
}
