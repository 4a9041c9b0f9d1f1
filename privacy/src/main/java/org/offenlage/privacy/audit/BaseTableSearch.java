package org.offenlage.privacy.audit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a table that agrees with what is published, where the true one is not known: first by
 * spreading what each row lacks over its cells, then by small programs around the rows that still
 * do not hold.
 *
 * <p>Deterministic. Cost: some passes over all entries, and a program for each row left.
 */
final class BaseTableSearch {

  /** Halves, thirds and quarters of a unit are whole numbers of parts. */
  private static final long PARTS = 12;

  private static final int PASSES = 60;
  private static final int[] SIZES = {40, 120, 360, 1000, 3000};

  private final HiddenSystem hidden;
  private final OuterBounds bounds;
  private final long[] values;
  private final BaseTable table;
  private final Neighbourhood around;

  private BaseTableSearch(HiddenSystem hidden, OuterBounds bounds) {
    this.hidden = hidden;
    this.bounds = bounds;
    this.values = new long[hidden.cellCount];
    this.table = new BaseTable(values, PARTS);
    this.around = new Neighbourhood(hidden, table);
  }

  /** A table, or nothing where none was found; that there is none is not shown by it. */
  static Optional<BaseTable> find(HiddenSystem hidden, OuterBounds bounds) {
    BaseTableSearch search = new BaseTableSearch(hidden, bounds);
    search.spread();
    return search.mend() ? Optional.of(search.found()) : Optional.empty();
  }

  /** The table in whole units if it can be. */
  private BaseTable found() {
    for (long value : values) {
      if (value % PARTS != 0) {
        return table;
      }
    }
    return new BaseTable(Arrays.stream(values).map(value -> value / PARTS).toArray(), 1);
  }

  private void spread() {
    double[] guess = new double[values.length];
    for (int cell = 0; cell < guess.length; cell++) {
      guess[cell] = bounds.lower(cell);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (int row = 0; row < hidden.rowCount; row++) {
        spread(row, guess);
      }
    }
    for (int cell = 0; cell < guess.length; cell++) {
      values[cell] = Math.multiplyExact(Math.round(guess[cell]), PARTS);
    }
  }

  private void spread(int row, double[] guess) {
    double lacking = hidden.sum(row);
    for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
      lacking -= hidden.signAt(entry) * guess[hidden.cellAt(entry)];
    }
    for (int turn = 0; turn < 3 && Math.abs(lacking) > 1e-9; turn++) {
      int movable = 0;
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        movable += hasRoom(entry, lacking, guess) ? 1 : 0;
      }
      if (movable == 0) {
        return;
      }
      double share = lacking / movable;
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        if (hasRoom(entry, lacking, guess)) {
          int cell = hidden.cellAt(entry);
          int sign = hidden.signAt(entry);
          double before = guess[cell];
          guess[cell] =
              Math.max(bounds.lower(cell), Math.min(bounds.upper(cell), before + share / sign));
          lacking -= sign * (guess[cell] - before);
        }
      }
    }
  }

  private boolean hasRoom(int entry, double lacking, double[] guess) {
    int cell = hidden.cellAt(entry);
    return (lacking > 0) == (hidden.signAt(entry) > 0)
        ? guess[cell] < bounds.upper(cell)
        : guess[cell] > bounds.lower(cell);
  }

  private boolean mend() {
    for (int size : SIZES) {
      ArrayDeque<Integer> broken = new ArrayDeque<>();
      for (int row = 0; row < hidden.rowCount; row++) {
        if (imbalance(row) != 0) {
          broken.add(row);
        }
      }
      if (broken.isEmpty()) {
        return true;
      }
      for (int row : broken) {
        if (imbalance(row) != 0) {
          mend(row, size);
        }
      }
    }
    for (int row = 0; row < hidden.rowCount; row++) {
      if (imbalance(row) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Changes cells around a row so that less is out of balance. */
  private void mend(int row, int size) {
    int cell = roomiest(row);
    if (cell < 0) {
      return;
    }
    around.growCells(cell, size, other -> bounds.lower(other) == bounds.upper(other));
    double[] imbalance = new double[around.rowCount()];
    for (int i = 0; i < imbalance.length; i++) {
      imbalance[i] = imbalance(around.row(i));
    }
    LocalProgram program =
        NeighbourhoodProgram.unbalanced(hidden, bounds, table, around, imbalance.clone());
    for (int i = 0; i < imbalance.length; i++) {
      if (imbalance[i] != 0) {
        int slack = program.slack(i);
        if (imbalance[i] > 0) {
          program.lower(slack, 0);
        } else {
          program.raise(slack, 0);
        }
        program.narrowToZero(slack);
      }
    }
    take(program, imbalance);
  }

  /** Takes over what the program found, rounded to parts, if less is out of balance then. */
  private void take(LocalProgram program, double[] before) {
    long[] old = new long[around.size()];
    for (int place = 0; place < old.length; place++) {
      int cell = around.cell(place);
      old[place] = values[cell];
      values[cell] += Math.round(program.value(place));
    }
    double worse = 0;
    for (int i = 0; i < before.length; i++) {
      worse += Math.abs((double) imbalance(around.row(i))) - Math.abs(before[i]);
    }
    if (worse >= 0) {
      for (int place = 0; place < old.length; place++) {
        values[around.cell(place)] = old[place];
      }
    }
  }

  private int roomiest(int row) {
    int best = -1;
    long room = 0;
    for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
      int cell = hidden.cellAt(entry);
      long own = Math.min(bounds.upper(cell) - bounds.lower(cell), Integer.MAX_VALUE);
      if (own > room) {
        room = own;
        best = cell;
      }
    }
    return best;
  }

  /** What a row lacks, in parts of a unit. */
  private long imbalance(int row) {
    long lacking = Math.multiplyExact(hidden.sum(row), PARTS);
    for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
      lacking -= hidden.signAt(entry) * values[hidden.cellAt(entry)];
    }
    return lacking;
  }
}
