package org.offenlage.ejb.protection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

/** Drafts release rules, decides on them, lists them. */
@Stateless
public class ReleaseRules {

  /** Stores a draft as the next version of its rule. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Outcome<ReleaseRule> draft(RuleDraft draft) {
    throw new UnsupportedOperationException("release rules are not built yet");
  }

  /** Decides on a version, once and for all; never by its author. */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<ReleaseRule> decide(
      String id, int version, ReleaseRule.Verdict verdict, String reason) {
    throw new UnsupportedOperationException("release rules are not built yet");
  }

  /** All versions of all rules, by id, newest version first. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public List<ReleaseRule> all() {
    throw new UnsupportedOperationException("release rules are not built yet");
  }

  /** One version of a rule. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Optional<ReleaseRule> find(String id, int version) {
    throw new UnsupportedOperationException("release rules are not built yet");
  }

  /** The newest version that is in force. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Optional<ReleaseRule> inForce(String id) {
    throw new UnsupportedOperationException("release rules are not built yet");
  }
}
