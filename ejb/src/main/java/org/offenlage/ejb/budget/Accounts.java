package org.offenlage.ejb.budget;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

/** Reads and locks the rows of budgets; belongs to one transaction. */
final class Accounts {

  private final EntityManager entities;

  Accounts(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Until the end of the transaction nobody else allows or debits anything of this dataset: what is
   * allowed cannot change its notion under a debit.
   */
  void lock(String datasetId, String privacyUnit) {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(:budget))")
        .setParameter("budget", "budget/" + datasetId + "/" + privacyUnit)
        .getSingleResult();
  }

  /** Whether any account of this dataset was debited in this notion. */
  boolean wasDebitedIn(String datasetId, String privacyUnit, Notion notion) {
    return entities
            .createQuery(
                "select count(s) from SpendingRow s, AccountRow a where a.id = s.accountId"
                    + " and a.datasetId = :dataset and a.privacyUnit = :unit"
                    + " and s.notion = :notion",
                Long.class)
            .setParameter("dataset", datasetId)
            .setParameter("unit", privacyUnit)
            .setParameter("notion", notion)
            .getSingleResult()
        > 0;
  }

  /** What is allowed for one period, if anything is. */
  Optional<PrivacyLoss> allowed(String datasetId, String privacyUnit) {
    return entities
        .createQuery(
            "select a from AllowanceRow a where a.datasetId = :dataset"
                + " and a.privacyUnit = :unit order by a.id desc",
            AllowanceRow.class)
        .setParameter("dataset", datasetId)
        .setParameter("unit", privacyUnit)
        .setMaxResults(1)
        .getResultStream()
        .map(AllowanceRow::loss)
        .findFirst();
  }

  /** The account's row, made if need be and locked until the end of the transaction. */
  AccountRow lock(BudgetAccount account) {
    entities
        .createNativeQuery(
            "insert into budget.account (dataset_id, period, privacy_unit)"
                + " values (:dataset, :period, :unit) on conflict do nothing")
        .setParameter("dataset", account.datasetId())
        .setParameter("period", account.period())
        .setParameter("unit", account.privacyUnit())
        .executeUpdate();
    return entities
        .createQuery(
            "select a from AccountRow a where a.datasetId = :dataset and a.period = :period"
                + " and a.privacyUnit = :unit",
            AccountRow.class)
        .setParameter("dataset", account.datasetId())
        .setParameter("period", account.period())
        .setParameter("unit", account.privacyUnit())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResult();
  }

  Optional<AccountRow> find(BudgetAccount account) {
    return entities
        .createQuery(
            "select a from AccountRow a where a.datasetId = :dataset and a.period = :period"
                + " and a.privacyUnit = :unit",
            AccountRow.class)
        .setParameter("dataset", account.datasetId())
        .setParameter("period", account.period())
        .setParameter("unit", account.privacyUnit())
        .getResultStream()
        .findFirst();
  }

  List<AccountRow> all() {
    return entities
        .createQuery(
            "select a from AccountRow a order by a.datasetId, a.privacyUnit, a.period",
            AccountRow.class)
        .getResultList();
  }

  List<SpendingRow> spendings(AccountRow account) {
    return entities
        .createQuery(
            "select s from SpendingRow s where s.accountId = :account order by s.spentAt, s.id",
            SpendingRow.class)
        .setParameter("account", account.id())
        .getResultList();
  }

  PrivacyBudget budget(AccountRow row) {
    BudgetAccount account = row.account();
    PrivacyLoss allowed =
        allowed(account.datasetId(), account.privacyUnit()).orElse(PrivacyLoss.none());
    Notion notion = Notion.of(allowed);
    return new PrivacyBudget(
        account, notion, Notion.number(allowed), spent(spendings(row), notion));
  }

  /** What these debits take together of a budget in this notion. */
  static Rational spent(List<SpendingRow> spendings, Notion notion) {
    Rational spent = Rational.ZERO;
    for (SpendingRow spending : spendings) {
      spent = spent.plus(notion.amount(spending.loss()));
    }
    return spent;
  }
}
