package org.offenlage.ejb.budget;

import org.offenlage.privacy.dp.Rational;

/**
 * The privacy budget of one dataset, reference period and privacy unit.
 *
 * @param account what it belongs to
 * @param notion what it is kept in, as it was allowed last
 * @param total what may be spent at most
 * @param spent what was spent, in the same notion, including what was debited for noise that never
 *     got drawn
 */
public record PrivacyBudget(BudgetAccount account, Notion notion, Rational total, Rational spent) {

  /**
   * What may still be spent; never below 0, also where the total was lowered below what is spent.
   */
  public Rational remaining() {
    return Rational.max(Rational.ZERO, total.minus(spent));
  }
}
