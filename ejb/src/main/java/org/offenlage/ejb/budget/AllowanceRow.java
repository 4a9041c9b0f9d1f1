package org.offenlage.ejb.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

@Entity
@Table(schema = "budget", name = "allowance")
@SuppressWarnings("NullAway.Init")
class AllowanceRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "dataset_id")
  private String datasetId;

  @Column(name = "privacy_unit")
  private String privacyUnit;

  @Enumerated(EnumType.STRING)
  private Notion notion;

  private String numerator;
  private String denominator;

  private String reason;

  @Column(name = "allowed_by")
  private String allowedBy;

  @Column(name = "allowed_at")
  private Instant allowedAt;

  protected AllowanceRow() {}

  AllowanceRow(
      String datasetId,
      String privacyUnit,
      PrivacyLoss loss,
      String reason,
      String allowedBy,
      Instant allowedAt) {
    this.datasetId = datasetId;
    this.privacyUnit = privacyUnit;
    this.notion = Notion.of(loss);
    this.numerator = Notion.number(loss).numerator().toString();
    this.denominator = Notion.number(loss).denominator().toString();
    this.reason = reason;
    this.allowedBy = allowedBy;
    this.allowedAt = allowedAt;
  }

  PrivacyLoss loss() {
    return notion.loss(Rational.parse(numerator + "/" + denominator));
  }
}
