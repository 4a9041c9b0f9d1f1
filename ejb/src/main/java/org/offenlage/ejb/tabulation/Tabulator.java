package org.offenlage.ejb.tabulation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.Set;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.ReferencePeriod;

/** Counts the snapshots in force into the tables of an indicator. */
@Stateless
public class Tabulator {

  /**
   * Counts an indicator over these periods.
   *
   * @param periods at least one; exactly one where the indicator has no period dimension
   */
  @RolesAllowed({"planner", "data-protection-officer"})
  public TabulationOutcome tabulate(IndicatorDefinition definition, Set<ReferencePeriod> periods) {
    throw new UnsupportedOperationException("tabulation is not built yet");
  }
}
