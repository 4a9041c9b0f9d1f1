package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.access.Roles;

/**
 * Erases snapshots whose retention has ended: first it is recorded that they are gone, then their
 * files are deleted. A server that dies in between deletes them when it starts again.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
public class Erasures {

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  /** Every snapshot that was ever delivered, by dataset, period and version. */
  public List<RetainedSnapshot> all() {
    return register.retained();
  }

  /**
   * Erases what is due.
   *
   * @param at the present; what is due later stays
   * @return what was erased
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Snapshot> eraseDue(Instant at) {
    List<Snapshot> erased = new ArrayList<>();
    for (RetainedSnapshot each : register.retained()) {
      if (each.isDue(at) && register.markErased(each.snapshot(), at)) {
        installed.vault().erase(each.snapshot().id());
        erased.add(each.snapshot());
      }
    }
    return erased;
  }
}
