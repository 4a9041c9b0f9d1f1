package org.offenlage.privacy.suppression;

import java.util.Map;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.SensitiveCells;

/**
 * What is to be protected.
 *
 * @param tables the true values of all linked tables, earlier publications included
 * @param sensitive the cells that need protection, in the system's numbering
 * @param statuses decisions made before, by cell; a cell that is missing is {@link CellStatus#OPEN}
 * @param costs what suppressing a cell costs
 */
public record SuppressionProblem(
    LinkedTables tables,
    SensitiveCells sensitive,
    Map<Integer, CellStatus> statuses,
    CellCosts costs) {

  public SuppressionProblem {
    statuses = Map.copyOf(statuses);
  }

  /** Nothing decided before, standard costs. */
  public static SuppressionProblem of(LinkedTables tables, SensitiveCells sensitive) {
    return new SuppressionProblem(tables, sensitive, Map.of(), CellCosts.FREQUENCY);
  }
}
