package org.offenlage.privacy.suppression;

import java.math.BigDecimal;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** ojAlgo, with one model for the whole table, solved anew for each question. */
final class PureJavaMoves implements MoveProgram {

  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[] up;
  private final Variable[] down;

  PureJavaMoves(Condensation condensed) {
    LinearSystem linear = condensed.linear();
    up = new Variable[linear.columnCount()];
    down = new Variable[linear.columnCount()];
    for (int column = 0; column < up.length; column++) {
      up[column] = variable("u" + column, linear.up[column], condensed.price(column));
      down[column] = variable("d" + column, linear.down[column], condensed.price(column));
    }
    for (int row = 0; row < linear.rowCount(); row++) {
      Expression balance = model.newExpression("r" + row).level(0);
      for (int place = linear.rowStarts[row]; place < linear.rowEnds[row]; place++) {
        int column = linear.rowColumns[place];
        balance.set(up[column], linear.rowCoefficients[place]);
        balance.set(down[column], -linear.rowCoefficients[place]);
      }
    }
  }

  private Variable variable(String name, long most, double price) {
    Variable variable = model.newVariable(name).lower(0).weight(price);
    return most == LinearSystem.UNBOUNDED ? variable : variable.upper(most);
  }

  @Override
  public String name() {
    return "ojAlgo";
  }

  @Override
  public double cheapest(int column) {
    BigDecimal mostUp = up[column].getUpperLimit();
    BigDecimal mostDown = down[column].getUpperLimit();
    if (mostUp != null && mostUp.signum() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    up[column].level(1);
    down[column].level(0);
    Optimisation.Result result = model.minimise();
    up[column].lower(0).upper(mostUp);
    down[column].lower(0).upper(mostDown);
    return result.getState().isOptimal() ? result.getValue() : Double.POSITIVE_INFINITY;
  }
}
