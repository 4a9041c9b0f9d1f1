package org.offenlage.ejb.democounty;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;

/** Acts as the demo's second planner; refuses to, where the demo is not asked for. */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoApprover {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Publications publications;

  /** Allows a publication that the first planner prepared. */
  public WorkbenchItem approve(UUID publication) {
    DemoSwitch.requireOn();
    return publications.act(publication, Action.APPROVE, "").orElseThrow();
  }
}
