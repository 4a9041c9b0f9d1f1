package org.offenlage.ejb.review;

import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.examination.Check;

/**
 * What was found when a publication was prepared. Stays in the office.
 *
 * @param periods codes of the reference periods, ascending
 * @param tables what protection did to each table
 * @param checks what was checked
 * @param spendings the debits that paid for its noise
 * @param waivers exceptions by which it shows cells
 */
record Findings(
    List<String> periods,
    List<WorkbenchItem.TableSummary> tables,
    List<Check> checks,
    List<UUID> spendings,
    List<UUID> waivers) {

  Findings {
    periods = List.copyOf(periods);
    tables = List.copyOf(tables);
    checks = List.copyOf(checks);
    spendings = List.copyOf(spendings);
    waivers = List.copyOf(waivers);
  }
}
