package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.microdata.intake.Proposer;

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

  /**
   * Proposes a declaration from a file's content; nothing of it is kept. Runs outside any
   * transaction. The stream is not closed.
   *
   * @throws UncheckedIOException where the stream breaks off
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Proposer.Result propose(InputStream content, String fileName) {
    try {
      return Proposer.propose(content, fileName);
    } catch (IOException e) {
      throw new UncheckedIOException("the file broke off", e);
    }
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
