package org.offenlage.ejb.tabulation;

import java.util.List;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.ReferencePeriod;

/** What became of a tabulation. */
public sealed interface TabulationOutcome {

  /**
   * The true tables of an indicator: one for a count or share, numerator then denominator for a
   * rate.
   *
   * @param definition what was counted
   * @param periods the periods counted, ascending
   * @param tables in the order of the definition's queries
   */
  record TabulatedIndicator(
      IndicatorDefinition definition, List<ReferencePeriod> periods, List<TabulatedTable> tables)
      implements TabulationOutcome {
    public TabulatedIndicator {
      periods = List.copyOf(periods);
      tables = List.copyOf(tables);
    }
  }

  /** Nothing was counted: some snapshot was never delivered. */
  record MissingSnapshots(List<Missing> missing) implements TabulationOutcome {
    public MissingSnapshots {
      missing = List.copyOf(missing);
    }
  }

  /** A dataset's period without a delivery. */
  record Missing(String datasetId, ReferencePeriod period) {}
}
