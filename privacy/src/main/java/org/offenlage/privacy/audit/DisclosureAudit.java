package org.offenlage.privacy.audit;

import java.util.BitSet;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.SensitiveCells;

/** Computes what an intruder can find out about each sensitive cell of a protected system. */
public final class DisclosureAudit {

  private DisclosureAudit() {}

  /**
   * The feasibility interval of each sensitive cell, over the whole system, for an intruder who
   * knows every cell that is not suppressed and that values are not negative.
   */
  public static AuditReport of(LinkedTables tables, BitSet suppressed, SensitiveCells sensitive) {
    throw new UnsupportedOperationException("not yet built");
  }
}
