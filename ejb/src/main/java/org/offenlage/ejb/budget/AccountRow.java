package org.offenlage.ejb.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "budget", name = "account")
@SuppressWarnings("NullAway.Init")
class AccountRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "dataset_id")
  private String datasetId;

  private String period;

  @Column(name = "privacy_unit")
  private String privacyUnit;

  protected AccountRow() {}

  long id() {
    return id;
  }

  BudgetAccount account() {
    return new BudgetAccount(datasetId, period, privacyUnit);
  }
}
