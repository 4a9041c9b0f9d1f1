package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** Declares datasets and lists them. */
@Stateless
public class Datasets {

  /**
   * Stores a declaration. Declaring the very same again is no error.
   *
   * @return {@code AlreadyDeclared} where a different one has this id
   */
  @RolesAllowed({"planner", "administrator"})
  public DeclarationOutcome declare(DatasetDeclaration declaration) {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }

  /** All declarations, by id. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public List<DatasetDeclaration> list() {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }

  /** The declaration with this id. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public Optional<DatasetDeclaration> find(String id) {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }
}
