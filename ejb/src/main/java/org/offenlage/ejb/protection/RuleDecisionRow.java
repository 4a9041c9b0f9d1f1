package org.offenlage.ejb.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "protection", name = "rule_decision")
@IdClass(RuleKey.class)
@SuppressWarnings("NullAway.Init")
class RuleDecisionRow {

  @Id
  @Column(name = "rule_id")
  private String ruleId;

  @Id private int version;

  @Enumerated(EnumType.STRING)
  private ReleaseRule.Verdict verdict;

  private String reason;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected RuleDecisionRow() {}

  RuleDecisionRow(String ruleId, int version, ReleaseRule.Decision decision) {
    this.ruleId = ruleId;
    this.version = version;
    this.verdict = decision.verdict();
    this.reason = decision.reason();
    this.decidedBy = decision.decidedBy();
    this.decidedAt = decision.decidedAt();
  }

  ReleaseRule.Decision decision() {
    return new ReleaseRule.Decision(verdict, reason, decidedBy, decidedAt);
  }
}
