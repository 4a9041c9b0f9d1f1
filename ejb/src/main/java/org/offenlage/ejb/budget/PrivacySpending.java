package org.offenlage.ejb.budget;

import java.time.Instant;
import java.util.UUID;
import org.offenlage.privacy.dp.PrivacyLoss;

/**
 * One debit of a privacy budget.
 *
 * @param id its identifier
 * @param account what was debited
 * @param loss how much, ε or ρ
 * @param purpose what for, e.g. the measured table
 * @param spentAt when
 */
public record PrivacySpending(
    UUID id, BudgetAccount account, PrivacyLoss loss, String purpose, Instant spentAt) {}
