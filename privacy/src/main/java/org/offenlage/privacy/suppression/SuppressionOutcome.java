package org.offenlage.privacy.suppression;

import java.util.List;
import org.offenlage.privacy.structure.CellAddress;

/** How an attempt to protect tables by suppression ended. */
public sealed interface SuppressionOutcome {

  /**
   * Every sensitive cell is protected.
   *
   * @param pattern what must be suppressed
   * @param proofs why that is enough
   */
  record Protected(SuppressionPattern pattern, ProtectionProofs proofs)
      implements SuppressionOutcome {}

  /**
   * Whatever else is suppressed, these sensitive cells stay at risk, because of cells that are
   * published already or must be.
   *
   * @param cells at least one
   */
  record Unprotectable(List<CellAddress> cells) implements SuppressionOutcome {

    public Unprotectable {
      cells = List.copyOf(cells);
      if (cells.isEmpty()) {
        throw new IllegalArgumentException("a refusal names at least one cell");
      }
    }
  }
}
