package org.offenlage.ejb.budget;

import java.time.Instant;
import java.util.UUID;
import org.offenlage.privacy.dp.Rational;

/**
 * One debit of a privacy budget.
 *
 * @param id its identifier
 * @param account what was debited
 * @param epsilon how much
 * @param purpose what for, e.g. the measured table
 * @param spentAt when
 */
public record PrivacySpending(
    UUID id, BudgetAccount account, Rational epsilon, String purpose, Instant spentAt) {}
