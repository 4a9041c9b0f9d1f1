package org.offenlage.ejb.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.offenlage.ejb.access.Roles;

/**
 * Records that staff came and what they looked at. Such entries are sealed: everybody sees that
 * there is one, the office who and what.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
public class Attendance {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /** The caller logged in. */
  public void loggedIn() {
    ledger.append(LedgerAct.STAFF_LOGGED_IN, "office", Map.of(), Map.of());
  }

  /** The caller is shown something that is not public, on a page. */
  public void viewed(String subject) {
    ledger.append(LedgerAct.CONFIDENTIAL_VIEWED, subject, Map.of(), Map.of());
  }

  /** The caller is given something that is not public, as a document. */
  public void downloaded(String subject) {
    ledger.append(LedgerAct.CONFIDENTIAL_DOWNLOADED, subject, Map.of(), Map.of());
  }
}
