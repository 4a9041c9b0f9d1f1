/**
 * How much may still be found out about one respondent: privacy budgets that are allowed by the
 * data-protection officer and debited before any noise is drawn.
 *
 * <p>Entry type: {@link org.offenlage.ejb.budget.PrivacyBudgets}. All amounts are exact rationals.
 * What is bought with a budget is left to {@code protection}.
 */
@NullMarked
package org.offenlage.ejb.budget;

import org.jspecify.annotations.NullMarked;
