package org.offenlage.ejb.budget;

import org.offenlage.privacy.dp.PrivacyLoss;

/**
 * What is to be debited of one account.
 *
 * @param account the budget
 * @param loss ε or ρ, above 0
 * @param purpose what for; an account is debited once for a purpose, however often it is asked
 */
public record Charge(BudgetAccount account, PrivacyLoss loss, String purpose) {

  public Charge {
    if (Notion.number(loss).signum() <= 0 || purpose.isBlank()) {
      throw new IllegalArgumentException("a charge needs a positive amount and a purpose");
    }
  }
}
