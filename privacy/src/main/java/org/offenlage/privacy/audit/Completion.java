package org.offenlage.privacy.audit;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.offenlage.privacy.structure.TableSystem;

/** Fills in what was never told of a table that others published. Stateless. */
public final class Completion {

  private Completion() {}

  /**
   * Whole values for the unknown cells with which everything adds up; not the true ones, but as
   * good as these for judging what an intruder cannot rule out, who does not know them either.
   *
   * @param known the values of all other cells
   * @return one value for each cell of the system; nothing where none were found
   * @throws InconsistentTableException where an equation cannot hold
   */
  public static Optional<long[]> of(TableSystem system, BitSet unknown, IntToLongFunction known) {
    HiddenSystem hidden = new HiddenSystem(system, unknown, known::applyAsLong);
    Optional<BaseTable> found =
        BaseTableSearch.find(hidden, OuterBounds.of(hidden, system))
            .filter(table -> table.scale() == 1);
    return found.map(
        table -> {
          long[] values = new long[system.cellCount()];
          for (int cell = 0; cell < values.length; cell++) {
            values[cell] =
                unknown.get(cell) ? table.value(hidden.cellOf(cell)) : known.applyAsLong(cell);
          }
          return values;
        });
  }
}
