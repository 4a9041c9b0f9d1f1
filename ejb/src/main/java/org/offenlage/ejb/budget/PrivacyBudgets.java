package org.offenlage.ejb.budget;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.privacy.dp.PrivacyLoss;

/** Allows privacy budgets and tells what is spent and what remains. */
@Stateless
@RolesAllowed({Roles.DATA_PROTECTION_OFFICER, Roles.PLANNER})
public class PrivacyBudgets {

  private static final String ALL_PERIODS = "all";

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  /**
   * Allows so much for every reference period of a dataset, replacing what was allowed before.
   *
   * @param privacyUnit name of the privacy unit as it stands in release rules
   * @param perPeriod ε or ρ, above 0
   * @param publicName what the public calls the dataset; it stands in the ledger for everybody, and
   *     without one the last name that was told goes on, or else the identifier
   * @param reason why so much; recorded in the ledger
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<PrivacyLoss> allow(
      String datasetId,
      String privacyUnit,
      PrivacyLoss perPeriod,
      Optional<LocalizedText> publicName,
      String reason) {
    if (perPeriod instanceof PrivacyLoss.Approximate
        || Notion.number(perPeriod).signum() <= 0
        || !Reasons.isGiven(datasetId)
        || !Reasons.isGiven(privacyUnit)
        || !publicName
            .map(name -> Reasons.isGiven(name.german()) && Reasons.isGiven(name.english()))
            .orElse(true)
        || !Reasons.isGiven(reason)) {
      return new Outcome.Refused<>(new BudgetRefusal.InvalidAmount());
    }
    Notion notion = Notion.of(perPeriod);
    Accounts accounts = new Accounts(entities);
    accounts.lock(datasetId, privacyUnit);
    if (notion == Notion.EPSILON && accounts.wasDebitedIn(datasetId, privacyUnit, Notion.RHO)) {
      return new Outcome.Refused<>(
          new BudgetRefusal.OtherNotion(
              new BudgetAccount(datasetId, ALL_PERIODS, privacyUnit), notion));
    }
    entities.persist(
        new AllowanceRow(
            datasetId,
            privacyUnit,
            perPeriod,
            reason.strip(),
            caller.name(),
            Instant.now().truncatedTo(ChronoUnit.MICROS)));
    Map<String, String> told = new LinkedHashMap<>();
    told.put("privacyUnit", privacyUnit);
    told.put(
        notion.name().toLowerCase(Locale.ROOT) + "PerPeriod", Notion.number(perPeriod).toString());
    publicName.ifPresent(
        name -> {
          told.put("name", name.german().strip());
          told.put("nameEn", name.english().strip());
        });
    ledger.append(
        LedgerAct.BUDGET_ALLOWED, "budget/" + datasetId, told, Map.of("reason", reason.strip()));
    return new Outcome.Done<>(perPeriod);
  }

  /** Every account that was debited, by dataset, privacy unit and period. */
  public List<PrivacyBudget> all() {
    Accounts accounts = new Accounts(entities);
    return accounts.all().stream().map(accounts::budget).toList();
  }

  /** One account; empty where nothing was ever debited. */
  public Optional<PrivacyBudget> find(BudgetAccount account) {
    Accounts accounts = new Accounts(entities);
    return accounts.find(account).map(accounts::budget);
  }

  /** Every debit of one account, oldest first. */
  public List<PrivacySpending> spending(BudgetAccount account) {
    Accounts accounts = new Accounts(entities);
    return accounts
        .find(account)
        .map(
            row ->
                accounts.spendings(row).stream()
                    .map(spending -> spending.spending(account))
                    .toList())
        .orElse(List.of());
  }

  /** The debits with these identifiers, by account. */
  public List<PrivacySpending> spendings(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select s, a from SpendingRow s, AccountRow a where a.id = s.accountId and s.id in :ids"
                + " order by a.datasetId, a.privacyUnit, a.period, s.spentAt",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(row -> ((SpendingRow) row[0]).spending(((AccountRow) row[1]).account()))
        .toList();
  }
}
