package org.offenlage.privacy.suppression;

import java.util.Map;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.SensitiveCells;

/**
 * What is to be protected.
 *
 * @param tables the true values of all linked tables, earlier publications included
 * @param sensitive the cells that need protection, in the system's numbering
 * @param loneRespondents who knows a cell for being alone in it
 * @param statuses decisions made before, by cell; a cell that is missing is {@link CellStatus#OPEN}
 * @param costs what suppressing a cell costs
 */
public record SuppressionProblem(
    LinkedTables tables,
    SensitiveCells sensitive,
    LoneRespondents loneRespondents,
    Map<Integer, CellStatus> statuses,
    CellCosts costs) {

  public SuppressionProblem {
    statuses = Map.copyOf(statuses);
  }

  /** Counts, with nothing decided before, at standard costs. */
  public static SuppressionProblem of(LinkedTables tables, SensitiveCells sensitive) {
    return of(tables, sensitive, Map.of());
  }

  /** Counts with some decisions made before, at standard costs. */
  public static SuppressionProblem of(
      LinkedTables tables, SensitiveCells sensitive, Map<Integer, CellStatus> statuses) {
    return new SuppressionProblem(
        tables, sensitive, LoneRespondents.ofCounts(tables), statuses, CellCosts.frequency());
  }
}
