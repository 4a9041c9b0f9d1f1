package org.offenlage.ejb.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;

/** Defines indicators and lists them. */
@Stateless
public class Indicators {

  private static final String NEWEST =
      "select i from IndicatorRow i where i.revision.revision ="
          + " (select max(n.revision.revision) from IndicatorRow n"
          + " where n.revision.id = i.revision.id)";

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * Checks a definition against the datasets it names and stores it as the newest revision.
   * Defining the very same again makes no new revision.
   */
  @RolesAllowed(Roles.PLANNER)
  public DefinitionOutcome define(IndicatorDefinition definition) {
    Map<String, DatasetDeclaration> declarations = new HashMap<>();
    for (String datasetId : definition.datasetIds()) {
      datasets
          .find(datasetId)
          .ifPresent(declaration -> declarations.put(declaration.id(), declaration));
    }
    List<String> problems = new DefinitionCheck(definition, declarations).problems();
    if (!problems.isEmpty()) {
      return new DefinitionOutcome.Refused(problems);
    }
    Optional<IndicatorRow> newest = newest(definition.id());
    if (newest.isPresent() && newest.get().definition().equals(definition)) {
      return new DefinitionOutcome.Defined(definition, newest.get().revision());
    }
    int revision = newest.map(IndicatorRow::revision).orElse(0) + 1;
    entities.persist(new IndicatorRow(definition, revision, Instant.now(), caller.name()));
    ledger.append(
        LedgerAct.INDICATOR_DEFINED,
        "indicator/" + definition.id(),
        Map.of("revision", Integer.toString(revision)),
        Map.of());
    return new DefinitionOutcome.Defined(definition, revision);
  }

  /** The newest revision of every indicator, by id. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<IndicatorDefinition> list() {
    return entities
        .createQuery(NEWEST + " order by i.revision.id", IndicatorRow.class)
        .getResultList()
        .stream()
        .map(IndicatorRow::definition)
        .toList();
  }

  /** The newest revision of one indicator. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public Optional<IndicatorDefinition> find(String id) {
    return newest(id).map(IndicatorRow::definition);
  }

  /** Every definition that an indicator ever had, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<IndicatorDefinition> revisions(String id) {
    return entities
        .createQuery(
            "select i from IndicatorRow i where i.revision.id = :id"
                + " order by i.revision.revision desc",
            IndicatorRow.class)
        .setParameter("id", id)
        .getResultStream()
        .map(IndicatorRow::definition)
        .toList();
  }

  private Optional<IndicatorRow> newest(String id) {
    return entities
        .createQuery(NEWEST + " and i.revision.id = :id", IndicatorRow.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }
}
