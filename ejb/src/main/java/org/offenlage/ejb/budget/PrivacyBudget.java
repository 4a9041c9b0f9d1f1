package org.offenlage.ejb.budget;

import org.offenlage.privacy.dp.Rational;

/**
 * The privacy budget of one dataset, reference period and privacy unit.
 *
 * @param account what it belongs to
 * @param total ε that may be spent at most
 * @param spent ε that was spent, including what was debited for noise that never got drawn
 */
public record PrivacyBudget(BudgetAccount account, Rational total, Rational spent) {

  /**
   * ε that may still be spent; never below 0, also where the total was lowered below what is spent.
   */
  public Rational remaining() {
    return Rational.max(Rational.ZERO, total.minus(spent));
  }
}
