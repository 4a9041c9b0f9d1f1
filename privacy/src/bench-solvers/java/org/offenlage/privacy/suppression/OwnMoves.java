package org.offenlage.privacy.suppression;

/** The solver of this project. */
record OwnMoves(Condensation condensed, DualSimplex simplex) implements MoveProgram {

  OwnMoves(Condensation condensed) {
    this(condensed, new DualSimplex(condensed.linear()));
  }

  @Override
  public String name() {
    return "our own";
  }

  @Override
  public double cheapest(int column) {
    DualSimplex.End end =
        simplex.solve(
            condensed.linear(),
            condensed::price,
            new DualSimplex.Target(column, 1, 1),
            Integer.MAX_VALUE,
            Double.POSITIVE_INFINITY);
    return end == DualSimplex.End.OPTIMAL
        ? simplex.objectivePerUnit() + condensed.price(column)
        : Double.POSITIVE_INFINITY;
  }
}
