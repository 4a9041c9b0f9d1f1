package org.offenlage.privacy.audit;

import java.math.BigDecimal;
import java.util.BitSet;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.TableSystem;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The intruder's linear program over all suppressed cells at once, solved cell by cell by a solver
 * of others: slow, and nothing in it is ours.
 */
final class FullProgram {

  private static final double TOLERANCE = 1e-6;

  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[] variables;

  FullProgram(LinkedTables tables, BitSet suppressed) {
    TableSystem system = tables.system();
    variables = new Variable[system.cellCount()];
    suppressed.stream()
        .forEach(cell -> variables[cell] = model.newVariable("x" + cell).lower(BigDecimal.ZERO));
    for (int e = 0; e < system.equationCount(); e++) {
      long sum = 0;
      Expression row = model.newExpression("r" + e);
      boolean isEmpty = true;
      for (int place = 0; place < system.equationSize(e); place++) {
        int cell = system.equationCell(e, place);
        int sign = place == 0 ? -1 : 1;
        if (suppressed.get(cell)) {
          row.set(variables[cell], sign);
          isEmpty = false;
        } else {
          sum -= sign * tables.value(cell);
        }
      }
      if (!isEmpty) {
        row.level(sum);
      }
    }
  }

  /** The smallest whole value that is possible. */
  long smallest(int cell) {
    return (long) Math.ceil(solve(cell, true) - TOLERANCE);
  }

  /** The largest. */
  long largest(int cell) {
    return (long) Math.floor(solve(cell, false) + TOLERANCE);
  }

  private double solve(int cell, boolean isSmallest) {
    variables[cell].weight(BigDecimal.ONE);
    try {
      Optimisation.Result result = isSmallest ? model.minimise() : model.maximise();
      if (!result.getState().isOptimal()) {
        throw new IllegalStateException("the solver ended with " + result.getState());
      }
      return result.getValue();
    } finally {
      variables[cell].weight(null);
    }
  }
}
