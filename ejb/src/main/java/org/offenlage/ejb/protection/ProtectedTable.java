package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.privacy.dp.MeasuredTable;
import org.offenlage.privacy.safe.SafeTable;

/**
 * A table that was protected, and what its reviewers must know about how.
 *
 * @param table what may leave
 * @param sensitiveCells how many cells were sensitive themselves; 0 where noise protects.
 *     Confidential
 * @param linkedTables how many tables that were published earlier were protected together with it
 * @param measured what was measured with noise on counts or sums; empty where another mechanism
 *     protects
 * @param spendings debits of privacy budgets that paid for its noise
 */
public record ProtectedTable(
    SafeTable table,
    long sensitiveCells,
    int linkedTables,
    Optional<MeasuredTable> measured,
    List<UUID> spendings) {

  public ProtectedTable {
    spendings = List.copyOf(spendings);
  }

  @Override
  public String toString() {
    return "protected " + table.structure();
  }
}
