package org.offenlage.privacy.audit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The intruder's linear program over one part of the suppressed cells: all non-negative values that
 * agree with what is published.
 *
 * <p>Not safe for use by several threads.
 */
final class IntruderProgram {

  private final Map<Integer, Integer> columnOfCell = new HashMap<>();
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[] variables;

  /** One equation: cells with their signs, and what their signed sum must be. */
  record Row(int[] cells, int[] signs, long sum) {}

  /**
   * The program of these cells and rows.
   *
   * @param ceiling values beyond this are not looked for
   */
  IntruderProgram(int[] cells, List<Row> rows, long ceiling) {
    variables = new Variable[cells.length];
    for (int i = 0; i < cells.length; i++) {
      columnOfCell.put(cells[i], i);
      variables[i] = model.newVariable("x" + i).lower(BigDecimal.ZERO).upper(ceiling);
    }
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      Expression expression = model.newExpression("r" + r).level(row.sum());
      for (int i = 0; i < row.cells().length; i++) {
        expression.set(variables[column(row.cells()[i])], row.signs()[i]);
      }
    }
  }

  /** A table with the smallest value of a cell, in the order of the cells; nothing if none is. */
  double @Nullable [] smallest(int cell) {
    return solve(cell, true);
  }

  /** A table with the largest value of a cell. */
  double @Nullable [] largest(int cell) {
    return solve(cell, false);
  }

  private double @Nullable [] solve(int cell, boolean smallest) {
    Variable variable = variables[column(cell)];
    variable.weight(BigDecimal.ONE);
    try {
      Optimisation.Result result = smallest ? model.minimise() : model.maximise();
      if (!result.getState().isFeasible()) {
        return null;
      }
      double[] values = new double[variables.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = result.doubleValue(i);
      }
      return values;
    } finally {
      variable.weight(null);
    }
  }

  int column(int cell) {
    Integer column = columnOfCell.get(cell);
    if (column == null) {
      throw new IllegalArgumentException("cell " + cell + " is not part of the program");
    }
    return column;
  }
}
