package org.offenlage.ejb.budget;

import java.util.Optional;
import org.offenlage.privacy.dp.PrivacyLoss;

/**
 * What is to be debited of one account.
 *
 * @param account the budget
 * @param loss ε or ρ, above 0
 * @param purpose what for; an account is debited once for a purpose, however often it is asked
 * @param most what is spent of the account may not exceed this, whatever is allowed; empty where
 *     what is allowed is the only limit
 */
public record Charge(
    BudgetAccount account, PrivacyLoss loss, String purpose, Optional<PrivacyLoss> most) {

  /** Limited by what is allowed only. */
  public Charge(BudgetAccount account, PrivacyLoss loss, String purpose) {
    this(account, loss, purpose, Optional.empty());
  }

  public Charge {
    if (Notion.number(loss).signum() <= 0 || purpose.isBlank()) {
      throw new IllegalArgumentException("a charge needs a positive amount and a purpose");
    }
  }
}
