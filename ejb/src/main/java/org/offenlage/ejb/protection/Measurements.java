package org.offenlage.ejb.protection;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;

/** Keeps noisy counts, the first draw of each cell only. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Measurements {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Resource
  @SuppressWarnings("NullAway.Init")
  SessionContext context;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /** What was drawn for a population of a snapshot, by the cell's name. */
  public Map<String, StoredCell> stored(UUID snapshotId, String population) {
    Map<String, StoredCell> cells = new HashMap<>();
    entities
        .createQuery(
            "select c.cell, c.noise, c.value, m.spendingId from MeasuredCellRow c, MeasurementRow m"
                + " where m.id = c.measurementId"
                + " and c.snapshotId = :snapshot and c.population = :population",
            Object[].class)
        .setParameter("snapshot", snapshotId)
        .setParameter("population", population)
        .getResultStream()
        .forEach(
            row ->
                cells.put(
                    (String) row[0],
                    new StoredCell((String) row[1], (Long) row[2], (UUID) row[3])));
    return cells;
  }

  /**
   * Keeps all of these draws, or none where a cell has one already: then whoever asks reads what is
   * there, and these draws are forgotten unseen.
   */
  public void store(List<Draw> draws) {
    // Taken by whoever stores, so that of two the second sees what the first has stored.
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('measurement'))")
        .getSingleResult();
    for (Draw draw : draws) {
      Map<String, StoredCell> there = stored(draw.snapshotId(), draw.population());
      if (draw.cells().keySet().stream().anyMatch(there::containsKey)) {
        context.setRollbackOnly();
        return;
      }
      MeasurementRow measurement =
          new MeasurementRow(
              UUID.randomUUID(),
              draw.snapshotId(),
              draw.population(),
              draw.spending(),
              Instant.now().truncatedTo(ChronoUnit.MICROS));
      entities.persist(measurement);
      entities.flush();
      new TreeMap<>(draw.cells())
          .forEach(
              (cell, drawn) ->
                  entities.persist(
                      new MeasuredCellRow(measurement, cell, drawn.noise(), drawn.value())));
      entities.flush();
      ledger.append(
          LedgerAct.MEASUREMENT_STORED,
          "measurement/" + measurement.id(),
          Map.of(
              "spending", draw.spending().toString(),
              "cells", Integer.toString(draw.cells().size())),
          Map.of("snapshot", draw.snapshotId().toString(), "population", draw.population()));
    }
  }
}
