package org.offenlage.ejb.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

@Entity
@Table(schema = "budget", name = "spending")
@SuppressWarnings("NullAway.Init")
class SpendingRow {

  @Id private UUID id;

  @Column(name = "account_id")
  private long accountId;

  private String purpose;

  @Enumerated(EnumType.STRING)
  private Notion notion;

  private String numerator;
  private String denominator;

  @Column(name = "spent_at")
  private Instant spentAt;

  protected SpendingRow() {}

  SpendingRow(UUID id, long accountId, Charge charge, Instant spentAt) {
    this.id = id;
    this.accountId = accountId;
    this.purpose = charge.purpose();
    this.notion = Notion.of(charge.loss());
    this.numerator = Notion.number(charge.loss()).numerator().toString();
    this.denominator = Notion.number(charge.loss()).denominator().toString();
    this.spentAt = spentAt;
  }

  UUID id() {
    return id;
  }

  String purpose() {
    return purpose;
  }

  PrivacyLoss loss() {
    return notion.loss(Rational.parse(numerator + "/" + denominator));
  }

  PrivacySpending spending(BudgetAccount account) {
    return new PrivacySpending(id, account, loss(), purpose, spentAt);
  }
}
