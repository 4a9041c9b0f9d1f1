package org.offenlage.ejb.area;

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
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;

/** Declares area histories, lists them, and gives indicators their areas. */
@Stateless
public class AreaHistories {

  private static final String NEWEST =
      "select h from AreaHistoryRow h where h.revision.revision ="
          + " (select max(n.revision.revision) from AreaHistoryRow n"
          + " where n.revision.id = h.revision.id)";

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
   * Stores a history as the newest revision. Declaring the very same again makes no new revision.
   * Indicators keep the areas that they took from an earlier one.
   */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR})
  public DeclaredHistory declare(AreaHistory history) {
    Optional<DeclaredHistory> newest = newest(history.id());
    if (newest.isPresent() && newest.get().history().equals(history)) {
      return newest.get();
    }
    int revision = newest.map(DeclaredHistory::revision).orElse(0) + 1;
    AreaHistoryRow row = new AreaHistoryRow(history, revision, Instant.now(), caller.name());
    entities.persist(row);
    ledger.append(
        LedgerAct.AREAS_DECLARED,
        "areas/" + history.id(),
        Map.of("revision", Integer.toString(revision)),
        Map.of("source", history.source()));
    return row.declared();
  }

  /** The newest revision of every history, by id. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<DeclaredHistory> list() {
    return entities
        .createQuery(NEWEST + " order by h.revision.id", AreaHistoryRow.class)
        .getResultList()
        .stream()
        .map(AreaHistoryRow::declared)
        .toList();
  }

  /** The newest revision of one history. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public Optional<DeclaredHistory> find(String id) {
    return newest(id);
  }

  /**
   * The definition with the areas of the history that it asks for, in its newest revision; as it is
   * where it asks for none, or for one that there is not.
   */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public IndicatorDefinition fit(IndicatorDefinition definition) {
    return AreaFitting.asked(definition)
        .map(AreaReference::history)
        .flatMap(this::newest)
        .map(
            declared ->
                AreaFitting.fit(
                    definition, new AreaTimeline(declared.history()), declared.revision()))
        .orElse(definition);
  }

  private Optional<DeclaredHistory> newest(String id) {
    return entities
        .createQuery(NEWEST + " and h.revision.id = :id", AreaHistoryRow.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(AreaHistoryRow::declared);
  }
}
