package org.offenlage.privacy.audit;

import org.offenlage.privacy.structure.CellAddress;

/** What is published cannot be true of any table: an equation does not hold. */
public final class InconsistentTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CellAddress total;

  InconsistentTableException(CellAddress total) {
    super("the published cells do not add up at " + total);
    this.total = total;
  }

  /** A total that is not the sum of its parts, or stands for those that cannot be. */
  public CellAddress total() {
    return total;
  }
}
