package org.offenlage.ejb.protection;

import java.util.List;
import java.util.UUID;
import org.offenlage.privacy.safe.SafeTable;

/**
 * A table that was protected, and what its reviewers must know about how.
 *
 * @param table what may leave
 * @param sensitiveCells how many cells were sensitive themselves; 0 where noise protects.
 *     Confidential
 * @param linkedTables how many tables that were published earlier were protected together with it
 * @param spendings debits of privacy budgets that paid for its noise
 */
public record ProtectedTable(
    SafeTable table, long sensitiveCells, int linkedTables, List<UUID> spendings) {

  public ProtectedTable {
    spendings = List.copyOf(spendings);
  }

  @Override
  public String toString() {
    return "protected " + table.structure();
  }
}
