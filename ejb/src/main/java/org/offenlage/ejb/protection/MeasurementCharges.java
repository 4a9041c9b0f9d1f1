package org.offenlage.ejb.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Charge;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.TableMeasurement;

/** What a measurement costs, of which budgets and for what. Stateless. */
final class MeasurementCharges {

  /** Account of budgets whose privacy unit spans all periods. */
  static final String ALL_PERIODS = "all";

  private MeasurementCharges() {}

  /**
   * One charge for each period, or one for all where the privacy unit spans them.
   *
   * @param most the rule's own limit on what is spent of each account
   */
  static List<Charge> of(PlannedMeasurement needed, Optional<PrivacyLoss> most) {
    TableToProtect table = needed.table();
    TableMeasurement plan = needed.plan();
    Map<String, PrivacyLoss> byPeriod = new HashMap<>();
    if (table.period().isPresent()) {
      byPeriod.putAll(plan.privacyLossByCode(table.period().get()));
    } else {
      byPeriod.put(table.periods().get(0), plan.privacyLoss());
    }
    List<Charge> charges = new ArrayList<>();
    Notion notion = Notion.of(plan.privacyLoss());
    Rational sum = Rational.ZERO;
    for (int p = 0; p < table.periods().size(); p++) {
      String period = table.periods().get(p);
      Rational loss = Notion.number(byPeriod.getOrDefault(period, PrivacyLoss.none()));
      sum = sum.plus(loss);
      if (loss.signum() > 0 && plan.unit().scope() == PrivacyUnit.Scope.REFERENCE_PERIOD) {
        charges.add(
            new Charge(
                account(needed, period), notion.loss(loss), purpose(needed, Optional.of(p)), most));
      }
    }
    if (plan.unit().scope() == PrivacyUnit.Scope.WHOLE_DATASET) {
      charges.add(
          new Charge(
              account(needed, ALL_PERIODS),
              notion.loss(sum),
              purpose(needed, Optional.empty()),
              most));
    }
    return charges;
  }

  private static BudgetAccount account(PlannedMeasurement needed, String period) {
    return new BudgetAccount(
        needed.table().counted().datasetId(), period, needed.plan().unit().toString());
  }

  /**
   * What a debit is for: exactly these cells by exactly these laws. Whoever comes again for the
   * same after a crash finds the debit by it.
   */
  private static String purpose(PlannedMeasurement needed, Optional<Integer> period) {
    TreeSet<String> cells = new TreeSet<>();
    needed.plan().cells().stream()
        .filter(cell -> period.isEmpty() || needed.period(cell) == period.get())
        .forEach(
            cell ->
                cells.add(
                    needed.snapshot(cell)
                        + " "
                        + needed.name(cell)
                        + " "
                        + needed.plan().law(cell)));
    return "measurement of "
        + cells.size()
        + " cells "
        + Sha256.of(needed.table().records().population() + "\n" + String.join("\n", cells));
  }
}
