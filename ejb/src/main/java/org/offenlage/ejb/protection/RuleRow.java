package org.offenlage.ejb.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

@Entity
@Table(schema = "protection", name = "release_rule")
@IdClass(RuleKey.class)
@SuppressWarnings("NullAway.Init")
class RuleRow {

  @Id
  @Column(name = "rule_id")
  private String ruleId;

  @Id private int version;
  private String content;
  private String author;

  @Column(name = "drafted_at")
  private Instant draftedAt;

  protected RuleRow() {}

  RuleRow(RuleDraft draft, int version, String author, Instant draftedAt) {
    this.ruleId = draft.id();
    this.version = version;
    this.content = RuleJson.write(draft);
    this.author = author;
    this.draftedAt = draftedAt;
  }

  String author() {
    return author;
  }

  int version() {
    return version;
  }

  ReleaseRule rule(Optional<ReleaseRule.Decision> decision) {
    return new ReleaseRule(RuleJson.read(content), version, author, draftedAt, decision);
  }
}
