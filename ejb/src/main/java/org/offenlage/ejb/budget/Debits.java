package org.offenlage.ejb.budget;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

/** Debits privacy budgets, in a transaction of its own that has ended when it answers. */
@Stateless
@PermitAll
public class Debits {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Resource
  @SuppressWarnings("NullAway.Init")
  SessionContext context;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * Debits all of these or none. When it answers {@code Done}, the debits and their entries in the
   * ledger are lasting, so that noise may be drawn. Concurrent debits of one account wait for each
   * other.
   *
   * @return the debits, those of an earlier call for the same purpose included
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Outcome<List<PrivacySpending>> debit(List<Charge> charges) {
    Accounts accounts = new Accounts(entities);
    List<Charge> ordered = new ArrayList<>(charges);
    // One order for everybody, so that two callers never wait for each other crosswise.
    ordered.sort(
        Comparator.comparing((Charge charge) -> charge.account().datasetId())
            .thenComparing(charge -> charge.account().privacyUnit())
            .thenComparing(charge -> charge.account().period()));
    List<PrivacySpending> debited = new ArrayList<>();
    List<PrivacySpending> added = new ArrayList<>();
    for (Charge charge : ordered) {
      accounts.lock(charge.account().datasetId(), charge.account().privacyUnit());
      AccountRow account = accounts.lock(charge.account());
      List<SpendingRow> spendings = accounts.spendings(account);
      Optional<SpendingRow> earlier =
          spendings.stream().filter(s -> s.purpose().equals(charge.purpose())).findFirst();
      if (earlier.isPresent()) {
        debited.add(earlier.get().spending(charge.account()));
        continue;
      }
      Optional<PrivacyLoss> allowed =
          accounts.allowed(charge.account().datasetId(), charge.account().privacyUnit());
      if (allowed.isEmpty()) {
        return refuse(new BudgetRefusal.NotAllowed(charge.account()));
      }
      Notion notion = Notion.of(allowed.get());
      if (!notion.counts(charge.loss())) {
        return refuse(new BudgetRefusal.OtherNotion(charge.account(), notion));
      }
      Rational asked = notion.amount(charge.loss());
      Rational remaining =
          Rational.max(
              Rational.ZERO, Notion.number(allowed.get()).minus(Accounts.spent(spendings, notion)));
      if (asked.compareTo(remaining) > 0) {
        return refuse(new BudgetRefusal.Exceeded(charge.account(), notion, asked, remaining));
      }
      Optional<BudgetRefusal> beyond = beyondRule(charge, spendings);
      if (beyond.isPresent()) {
        return refuse(beyond.get());
      }
      SpendingRow row =
          new SpendingRow(
              UUID.randomUUID(),
              account.id(),
              charge,
              Instant.now().truncatedTo(ChronoUnit.MICROS));
      entities.persist(row);
      entities.flush();
      added.add(row.spending(charge.account()));
    }
    added.forEach(this::record);
    debited.addAll(added);
    return new Outcome.Done<>(List.copyOf(debited));
  }

  /** Why the limit of the charge itself does not allow it. */
  private static Optional<BudgetRefusal> beyondRule(Charge charge, List<SpendingRow> spendings) {
    if (charge.most().isEmpty()) {
      return Optional.empty();
    }
    PrivacyLoss most = charge.most().get();
    Notion notion = Notion.of(most);
    if (!notion.counts(charge.loss())
        || spendings.stream().anyMatch(spending -> !notion.counts(spending.loss()))) {
      return Optional.of(new BudgetRefusal.OtherNotion(charge.account(), notion));
    }
    Rational asked = notion.amount(charge.loss());
    Rational left =
        Rational.max(Rational.ZERO, Notion.number(most).minus(Accounts.spent(spendings, notion)));
    return asked.compareTo(left) > 0
        ? Optional.of(new BudgetRefusal.BeyondRule(charge.account(), notion, asked, left))
        : Optional.empty();
  }

  private void record(PrivacySpending spending) {
    ledger.append(
        LedgerAct.BUDGET_SPENT,
        "budget/" + spending.account().datasetId() + "@" + spending.account().period(),
        Map.of(
            "privacyUnit",
            spending.account().privacyUnit(),
            Notion.of(spending.loss()).name().toLowerCase(Locale.ROOT),
            Notion.number(spending.loss()).toString(),
            "spending",
            spending.id().toString()),
        Map.of("purpose", spending.purpose()));
  }

  private Outcome<List<PrivacySpending>> refuse(BudgetRefusal refusal) {
    context.setRollbackOnly();
    return new Outcome.Refused<>(refusal);
  }
}
