package org.offenlage.ejb.budget;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.privacy.dp.Rational;

/** Allows privacy budgets and tells what is spent and what remains. */
@Stateless
public class PrivacyBudgets {

  /**
   * Allows so much ε for every reference period of a dataset, replacing what was allowed before.
   *
   * @param privacyUnit name of the privacy unit as it stands in release rules
   * @param epsilonPerPeriod above 0
   * @param reason why so much; recorded in the ledger
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<Rational> allow(
      String datasetId, String privacyUnit, Rational epsilonPerPeriod, String reason) {
    throw new UnsupportedOperationException("budgets are not built yet");
  }

  /** Every account that was debited, by dataset, privacy unit and period. */
  @RolesAllowed({Roles.DATA_PROTECTION_OFFICER, Roles.PLANNER})
  public List<PrivacyBudget> all() {
    throw new UnsupportedOperationException("budgets are not built yet");
  }

  /** Every debit of one account, oldest first. */
  @RolesAllowed({Roles.DATA_PROTECTION_OFFICER, Roles.PLANNER})
  public List<PrivacySpending> spending(BudgetAccount account) {
    throw new UnsupportedOperationException("budgets are not built yet");
  }
}
