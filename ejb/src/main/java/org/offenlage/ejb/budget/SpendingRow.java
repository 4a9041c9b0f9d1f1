package org.offenlage.ejb.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.offenlage.privacy.dp.Rational;

@Entity
@Table(schema = "budget", name = "spending")
@SuppressWarnings("NullAway.Init")
class SpendingRow {

  @Id private UUID id;

  @Column(name = "account_id")
  private long accountId;

  private String purpose;

  @Column(name = "epsilon_numerator")
  private String numerator;

  @Column(name = "epsilon_denominator")
  private String denominator;

  @Column(name = "spent_at")
  private Instant spentAt;

  protected SpendingRow() {}

  SpendingRow(UUID id, long accountId, Charge charge, Instant spentAt) {
    this.id = id;
    this.accountId = accountId;
    this.purpose = charge.purpose();
    this.numerator = charge.epsilon().numerator().toString();
    this.denominator = charge.epsilon().denominator().toString();
    this.spentAt = spentAt;
  }

  UUID id() {
    return id;
  }

  String purpose() {
    return purpose;
  }

  Rational epsilon() {
    return Rational.parse(numerator + "/" + denominator);
  }

  PrivacySpending spending(BudgetAccount account) {
    return new PrivacySpending(id, account, epsilon(), purpose, spentAt);
  }
}
