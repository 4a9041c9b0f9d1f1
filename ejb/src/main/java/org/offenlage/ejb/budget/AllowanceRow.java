package org.offenlage.ejb.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

  @Column(name = "epsilon_numerator")
  private String numerator;

  @Column(name = "epsilon_denominator")
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
      Rational epsilon,
      String reason,
      String allowedBy,
      Instant allowedAt) {
    this.datasetId = datasetId;
    this.privacyUnit = privacyUnit;
    this.numerator = epsilon.numerator().toString();
    this.denominator = epsilon.denominator().toString();
    this.reason = reason;
    this.allowedBy = allowedBy;
    this.allowedAt = allowedAt;
  }

  Rational epsilon() {
    return Rational.parse(numerator + "/" + denominator);
  }
}
