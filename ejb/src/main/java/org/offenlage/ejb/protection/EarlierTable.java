package org.offenlage.ejb.protection;

import java.util.Optional;
import org.offenlage.privacy.safe.SafeTable;

/**
 * A table on the same respondents that was public before, now or still is. Confidential, because of
 * its true counts.
 *
 * @param name stable name, unique among the tables that are protected together
 * @param truth its true counts, counted again from the same snapshots
 * @param published what became public of it; over the same structure
 * @param promise the rule by which it was protected, which must go on to hold; empty where it was
 *     published as it is
 */
public record EarlierTable(
    String name,
    TableToProtect truth,
    SafeTable published,
    Optional<ProtectionMechanism.Suppression> promise) {

  public EarlierTable {
    if (!truth.counted().table().structure().equals(published.structure())) {
      throw new IllegalArgumentException("the published table has another structure than the true");
    }
  }

  @Override
  public String toString() {
    return "earlier table " + name;
  }
}
