package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;

/**
 * The workbench: prepares publications, moves them through their review, makes them public and
 * takes them back.
 *
 * <p>Of two callers who act on one publication at once, one waits and then finds the state that the
 * other left.
 */
@Stateless
public class Publications {

  /**
   * Tabulates an indicator, protects it under the newest version in force of a rule and puts the
   * result on the workbench. Takes seconds; noise that is needed is paid for first and stays paid
   * for.
   */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<WorkbenchItem> prepare(PreparationRequest request) {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }

  /**
   * Moves a publication; {@link Action#WITHDRAW} has a method of its own.
   *
   * @param reason why; may be empty unless the action needs one
   */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Outcome<WorkbenchItem> act(UUID id, Action action, String reason) {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }

  /**
   * Takes a public version back.
   *
   * @param reason stands on the tombstone, for everybody
   */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Outcome<WorkbenchItem> withdraw(UUID id, LocalizedText reason) {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }

  /** Everything on the workbench, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public List<WorkbenchItem> all() {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }

  /** One publication in the making. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Optional<WorkbenchItem> find(UUID id) {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }

  /** What readers would see, before it is public. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Optional<PublishedTable> preview(UUID id) {
    throw new UnsupportedOperationException("the workbench is not built yet");
  }
}
