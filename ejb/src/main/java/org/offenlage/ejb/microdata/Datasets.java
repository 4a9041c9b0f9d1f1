package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;

/** Declares datasets and lists them. */
@Stateless
public class Datasets {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * Stores a declaration. Declaring the very same again is no error.
   *
   * @return {@code AlreadyDeclared} where a different one has this id
   */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR})
  public DeclarationOutcome declare(DatasetDeclaration declaration) {
    DatasetRow existing = entities.find(DatasetRow.class, declaration.id());
    if (existing != null) {
      DatasetDeclaration before = existing.declaration();
      return before.equals(declaration)
          ? new DeclarationOutcome.Declared(before)
          : new DeclarationOutcome.AlreadyDeclared(before);
    }
    entities.persist(new DatasetRow(declaration, Instant.now(), caller.name()));
    ledger.append(
        LedgerAct.DATASET_DECLARED,
        "dataset/" + declaration.id(),
        Map.of("privacyUnit", declaration.respondent().privacyUnit()),
        Map.of("legalBasis", declaration.legalBasis()));
    return new DeclarationOutcome.Declared(declaration);
  }

  /** All declarations, by id. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<DatasetDeclaration> list() {
    return entities
        .createQuery("select d from DatasetRow d order by d.id", DatasetRow.class)
        .getResultList()
        .stream()
        .map(DatasetRow::declaration)
        .toList();
  }

  /** The declaration with this id. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public Optional<DatasetDeclaration> find(String id) {
    return Optional.ofNullable(entities.find(DatasetRow.class, id)).map(DatasetRow::declaration);
  }
}
