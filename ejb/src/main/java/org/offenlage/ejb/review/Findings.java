package org.offenlage.ejb.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.offenlage.ejb.examination.Check;

/**
 * What was found when a publication was prepared. Stays in the office.
 *
 * @param periods codes of the reference periods, ascending
 * @param tables what protection did to each table
 * @param checks what was checked
 * @param spendings the debits that paid for its noise
 * @param bases for each table and period the basis of waivers
 * @param waivers exceptions by which it shows cells
 */
record Findings(
    List<String> periods,
    List<WorkbenchItem.TableSummary> tables,
    List<Check> checks,
    List<UUID> spendings,
    Map<String, Map<String, String>> bases,
    List<UUID> waivers) {

  Findings {
    periods = List.copyOf(periods);
    tables = List.copyOf(tables);
    checks = List.copyOf(checks);
    spendings = List.copyOf(spendings);
    bases = Map.copyOf(bases);
    waivers = List.copyOf(waivers);
  }
}
