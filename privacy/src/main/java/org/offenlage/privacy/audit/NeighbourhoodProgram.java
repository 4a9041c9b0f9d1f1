package org.offenlage.privacy.audit;

/**
 * Makes the linear program over a neighbourhood: its cells change, and its rows hold. Stateless.
 */
final class NeighbourhoodProgram {

  private NeighbourhoodProgram() {}

  /** The program from a table in which all rows hold. */
  static LocalProgram of(
      HiddenSystem hidden, OuterBounds bounds, BaseTable base, Neighbourhood around) {
    return of(
        hidden, bounds, base, around, new double[around.rowCount()], LocalProgram.Slacks.DROPPED);
  }

  /** The same, such that rows can be priced. */
  static LocalProgram priced(
      HiddenSystem hidden, OuterBounds bounds, BaseTable base, Neighbourhood around) {
    return of(
        hidden, bounds, base, around, new double[around.rowCount()], LocalProgram.Slacks.KEPT);
  }

  /**
   * The program from a table in which not all rows hold yet.
   *
   * @param imbalance what each row of the neighbourhood lacks, in parts of a unit
   */
  static LocalProgram unbalanced(
      HiddenSystem hidden,
      OuterBounds bounds,
      BaseTable base,
      Neighbourhood around,
      double[] imbalance) {
    return of(hidden, bounds, base, around, imbalance, LocalProgram.Slacks.DROPPED);
  }

  private static LocalProgram of(
      HiddenSystem hidden,
      OuterBounds bounds,
      BaseTable base,
      Neighbourhood around,
      double[] imbalance,
      LocalProgram.Slacks slacks) {
    double[] low = new double[around.size()];
    double[] high = new double[low.length];
    for (int place = 0; place < low.length; place++) {
      int cell = around.cell(place);
      low[place] = Math.max(-base.room(), change(base, cell, bounds.lower(cell)));
      high[place] =
          bounds.upper(cell) == OuterBounds.UNLIMITED
              ? base.room()
              : Math.min(base.room(), change(base, cell, bounds.upper(cell)));
    }
    int[][] cells = new int[around.rowCount()][];
    int[][] signs = new int[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      int row = around.row(i);
      int inside = 0;
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        inside += around.place(hidden.cellAt(entry)) >= 0 ? 1 : 0;
      }
      cells[i] = new int[inside];
      signs[i] = new int[inside];
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        int place = around.place(hidden.cellAt(entry));
        if (place >= 0) {
          cells[i][--inside] = place;
          signs[i][inside] = hidden.signAt(entry);
        }
      }
    }
    return new LocalProgram(low, high, new LocalProgram.Rows(cells, signs, imbalance), slacks);
  }

  /** By how many parts of a unit a cell must change to get to a value. */
  static double change(BaseTable base, int cell, long value) {
    return value * (double) base.scale() - base.value(cell);
  }
}
