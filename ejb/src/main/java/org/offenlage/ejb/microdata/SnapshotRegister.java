package org.offenlage.ejb.microdata;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobBook;
import org.offenlage.ejb.job.JobClaim;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.microdata.intake.Intake;
import org.offenlage.ejb.microdata.vault.StoredParts;

/** Makes snapshots visible, each in a transaction of its own, and finds them. */
@Stateless
public class SnapshotRegister {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook jobs;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister linkage;

  /**
   * Makes a snapshot visible; it supersedes earlier ones of its dataset and period.
   *
   * @param linkageKey the newest key that made its pseudonyms
   * @param job that read it, if one did; it ends in the same transaction
   * @return the snapshot; nothing where another linkage key is in force by now
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Snapshot> accept(
      ReceivedFile file,
      Intake.Result.Sound read,
      StoredParts stored,
      int linkageKey,
      Optional<JobClaim> job) {
    if (linkage.holdInForce() != linkageKey) {
      return Optional.empty();
    }
    String datasetId = file.declaration().id();
    // Two deliveries of one period at once get successive versions.
    entities.find(DatasetRow.class, datasetId, LockModeType.PESSIMISTIC_WRITE);
    int versions =
        entities
            .createQuery(
                "select coalesce(max(s.version), 0) from SnapshotRow s"
                    + " where s.datasetId = :dataset and s.period = :period",
                Integer.class)
            .setParameter("dataset", datasetId)
            .setParameter("period", file.period().code())
            .getSingleResult();
    Instant now = Instant.now();
    Snapshot snapshot =
        new Snapshot(
            stored.snapshot(),
            datasetId,
            file.period(),
            versions + 1,
            read.rows(),
            read.byteCount(),
            read.sha256(),
            now,
            file.receivedFrom());
    SnapshotRow row = new SnapshotRow(snapshot);
    entities.persist(row);
    entities.persist(new StoredPartsRow(stored, linkageKey));
    if (file.declaration().checks().plausibility().isPresent()) {
      entities.persist(new DeliveryProfileRow(snapshot.id(), read.profile()));
    }
    entities.persist(new DeliveryRow(deliveryId(job), file, now, 0, row));
    job.ifPresent(claim -> end(claim, Job.Ending.DONE, ""));
    ledger.append(
        LedgerAct.DATA_DELIVERED,
        "dataset/" + datasetId + "@" + file.period(),
        Map.of("version", Integer.toString(snapshot.version())),
        Map.of(
            "snapshot", snapshot.id().toString(),
            "sha256", snapshot.sha256(),
            "rows", Long.toString(snapshot.rows()),
            "file", file.name()));
    return Optional.of(snapshot);
  }

  /**
   * Remembers that a file was turned away.
   *
   * @param job that read it, if one did; it ends in the same transaction
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void reject(ReceivedFile file, DeliveryOutcome.Rejected why, Optional<JobClaim> job) {
    entities.persist(
        new DeliveryRow(deliveryId(job), file, Instant.now(), why.problemCount(), null));
    job.ifPresent(claim -> end(claim, Job.Ending.REFUSED, RowProblemJson.write(why)));
  }

  /**
   * Remembers that a file was turned away until somebody gives reasons for what is unusual in it.
   *
   * @param job that read it, if one did; it ends in the same transaction
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public DeliveryOutcome.Rejected hold(
      ReceivedFile file,
      Intake.Result.Sound read,
      List<ImplausibleChange> changes,
      Optional<JobClaim> job) {
    DeliveryOutcome.Rejected why =
        new DeliveryOutcome.Rejected(
            changes.stream()
                .map(
                    change ->
                        new RowProblem(
                            0,
                            change.column(),
                            RowProblem.Reason.IMPLAUSIBLE,
                            HeldDeliveries.written(List.of(change))))
                .toList(),
            changes.size());
    UUID id = deliveryId(job);
    entities.persist(new DeliveryRow(id, file, Instant.now(), why.problemCount(), null));
    entities.flush();
    entities.persist(new HeldDeliveryRow(id, read.sha256(), HeldDeliveries.written(changes)));
    job.ifPresent(claim -> end(claim, Job.Ending.REFUSED, RowProblemJson.write(why)));
    return why;
  }

  /** A delivery in the background bears the number of its job. */
  private static UUID deliveryId(Optional<JobClaim> job) {
    return job.map(JobClaim::job).orElseGet(UUID::randomUUID);
  }

  private void end(JobClaim claim, Job.Ending ending, String report) {
    entities.flush();
    jobs.end(claim, ending, report);
  }

  /** One delivery. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public Optional<Delivery> delivery(UUID id) {
    return Optional.ofNullable(entities.find(DeliveryRow.class, id)).map(DeliveryRow::delivery);
  }

  /** Every delivery, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<Delivery> deliveries() {
    return entities
        .createQuery(
            "select d from DeliveryRow d left join fetch d.snapshot order by d.receivedAt desc",
            DeliveryRow.class)
        .getResultList()
        .stream()
        .map(DeliveryRow::delivery)
        .toList();
  }

  /** For each period of a dataset the newest snapshot, by period. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<Snapshot> inForce(String datasetId) {
    return rowsInForce(datasetId).stream().map(SnapshotRow::snapshot).toList();
  }

  /** How to read the snapshot in force of a dataset and period. */
  @RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
  public Optional<StoredParts> storedInForce(String datasetId, ReferencePeriod period) {
    return rowsInForce(datasetId).stream()
        .filter(row -> row.snapshot().period().equals(period))
        .map(row -> entities.find(StoredPartsRow.class, row.snapshot().id()))
        .map(StoredPartsRow::stored)
        .findFirst();
  }

  /** Every snapshot with the end of its retention, by dataset, period and version. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<RetainedSnapshot> retained() {
    return entities
        .createQuery(
            "select s, d, x from SnapshotRow s join DatasetRow d on d.id = s.datasetId"
                + " left join ErasureRow x on x.snapshotId = s.id"
                + " order by s.datasetId, s.period, s.version",
            Object[].class)
        .getResultStream()
        .map(
            row ->
                RetainedSnapshot.of(
                    ((SnapshotRow) row[0]).snapshot(),
                    ((DatasetRow) row[1]).declaration().retention(),
                    Optional.ofNullable((ErasureRow) row[2]).map(ErasureRow::erasedAt)))
        .toList();
  }

  /**
   * Records that a snapshot is gone, and deletes the key of its files with it.
   *
   * @param reason why before its time; empty where its retention has ended
   * @return where its files lie that nobody can read any more; nothing where it was gone already
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<UUID> markErased(Snapshot snapshot, Instant at, String reason) {
    entities.find(DatasetRow.class, snapshot.datasetId(), LockModeType.PESSIMISTIC_WRITE);
    StoredPartsRow stored =
        entities.find(StoredPartsRow.class, snapshot.id(), LockModeType.PESSIMISTIC_WRITE);
    if (stored == null || entities.find(ErasureRow.class, snapshot.id()) != null) {
      return Optional.empty();
    }
    UUID folder = stored.stored().folder();
    entities.remove(stored);
    // Counts by code tell of records, too.
    DeliveryProfileRow profile = entities.find(DeliveryProfileRow.class, snapshot.id());
    if (profile != null) {
      entities.remove(profile);
    }
    entities.persist(
        new ErasureRow(snapshot.id(), at.truncatedTo(ChronoUnit.MICROS), caller.name(), reason));
    ledger.append(
        LedgerAct.DATA_ERASED,
        "dataset/" + snapshot.datasetId() + "@" + snapshot.period(),
        Map.of(
            "version",
            Integer.toString(snapshot.version()),
            "cause",
            reason.isEmpty() ? "retention" : "demand"),
        Map.of("snapshot", snapshot.id().toString(), "reason", reason));
    return Optional.of(folder);
  }

  /** Every folder that holds the files of a snapshot. */
  @PermitAll
  public List<UUID> folders() {
    return entities
        .createQuery("select p from StoredPartsRow p", StoredPartsRow.class)
        .getResultStream()
        .map(row -> row.stored().folder())
        .toList();
  }

  private List<SnapshotRow> rowsInForce(String datasetId) {
    return entities
        .createQuery(
            "select s from SnapshotRow s where s.datasetId = :dataset and s.version ="
                + " (select max(n.version) from SnapshotRow n"
                + " where n.datasetId = s.datasetId and n.period = s.period)"
                + " and not exists (select 1 from ErasureRow x where x.snapshotId = s.id)"
                + " order by s.period",
            SnapshotRow.class)
        .setParameter("dataset", datasetId)
        .getResultList();
  }
}
