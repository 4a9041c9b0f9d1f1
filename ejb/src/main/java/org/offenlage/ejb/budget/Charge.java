package org.offenlage.ejb.budget;

import org.offenlage.privacy.dp.Rational;

/**
 * What is to be debited of one account.
 *
 * @param account the budget
 * @param epsilon above 0
 * @param purpose what for; an account is debited once for a purpose, however often it is asked
 */
public record Charge(BudgetAccount account, Rational epsilon, String purpose) {

  public Charge {
    if (epsilon.signum() <= 0 || purpose.isBlank()) {
      throw new IllegalArgumentException("a charge needs a positive amount and a purpose");
    }
  }
}
