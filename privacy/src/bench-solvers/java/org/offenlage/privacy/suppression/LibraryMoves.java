package org.offenlage.privacy.suppression;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;

/**
 * A solver of OR-Tools with one program for the whole table, in which from one question to the next
 * only the bounds of two columns change, so that it may go on from its last basis.
 */
final class LibraryMoves implements MoveProgram {

  private final String name;
  private final MPSolver solver;
  private final MPVariable[] up;
  private final MPVariable[] down;

  LibraryMoves(String name, Condensation condensed) {
    this.name = name;
    this.solver = MPSolver.createSolver(name);
    if (solver == null) {
      throw new IllegalStateException("OR-Tools was built without " + name);
    }
    solver.suppressOutput();
    LinearSystem linear = condensed.linear();
    up = new MPVariable[linear.columnCount()];
    down = new MPVariable[linear.columnCount()];
    MPObjective objective = solver.objective();
    objective.setMinimization();
    for (int column = 0; column < up.length; column++) {
      up[column] = solver.makeNumVar(0, bound(linear.up[column]), "");
      down[column] = solver.makeNumVar(0, bound(linear.down[column]), "");
      objective.setCoefficient(up[column], condensed.price(column));
      objective.setCoefficient(down[column], condensed.price(column));
    }
    for (int row = 0; row < linear.rowCount(); row++) {
      MPConstraint balance = solver.makeConstraint(0, 0, "");
      for (int place = linear.rowStarts[row]; place < linear.rowEnds[row]; place++) {
        int column = linear.rowColumns[place];
        balance.setCoefficient(up[column], linear.rowCoefficients[place]);
        balance.setCoefficient(down[column], -linear.rowCoefficients[place]);
      }
    }
  }

  private static double bound(long most) {
    return most == LinearSystem.UNBOUNDED ? Double.POSITIVE_INFINITY : most;
  }

  @Override
  public String name() {
    return name + " of OR-Tools";
  }

  @Override
  public double cheapest(int column) {
    double mostUp = up[column].ub();
    double mostDown = down[column].ub();
    if (mostUp < 1) {
      return Double.POSITIVE_INFINITY;
    }
    up[column].setBounds(1, 1);
    down[column].setBounds(0, 0);
    MPSolver.ResultStatus status = solver.solve();
    double price =
        status == MPSolver.ResultStatus.OPTIMAL
            ? solver.objective().value()
            : Double.POSITIVE_INFINITY;
    up[column].setBounds(0, mostUp);
    down[column].setBounds(0, mostDown);
    return price;
  }
}
