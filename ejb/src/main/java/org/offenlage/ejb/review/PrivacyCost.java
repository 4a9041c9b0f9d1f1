package org.offenlage.ejb.review;

import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.privacy.dp.Rational;

/**
 * What a publication cost of one privacy budget.
 *
 * @param budget the budget as it stands now
 * @param charged what was debited for this publication's tables, in the budget's notion, now or
 *     when their noise was first drawn
 */
public record PrivacyCost(PrivacyBudget budget, Rational charged) {}
