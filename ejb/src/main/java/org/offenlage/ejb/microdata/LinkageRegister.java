package org.offenlage.ejb.microdata;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.LinkageKeys;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobBook;
import org.offenlage.ejb.job.JobClaim;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.microdata.vault.StoredParts;

/** Keeps which linkage key is in force and which snapshots are under which. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LinkageRegister {

  /** Key of the advisory lock that the change of keys takes: "linkage" in ASCII. */
  private static final long LOCK = 0x6c696e6b616765L;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook jobs;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageKeys keys;

  /**
   * A snapshot whose files can be read.
   *
   * @param declaration by which they were written
   * @param stored where they lie
   * @param linkageKey the newest key that made its pseudonyms
   */
  public record Linked(DatasetDeclaration declaration, StoredParts stored, int linkageKey) {}

  /** The number of the key in force. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int inForce() {
    return entities
        .createQuery("select max(k.number) from LinkageKeyRow k", Integer.class)
        .getSingleResult();
  }

  /** The key in force, which stays in force until the end of the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public int holdInForce() {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(:key)")
        .setParameter("key", LOCK)
        .getSingleResult();
    return inForce();
  }

  /** Enters the job that changes the key; nothing where one is under way. */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Optional<Job> enter(UUID id, String reason) {
    lock();
    return jobs.newest().stream().anyMatch(job -> job.kind() == JobKind.RELINKING && !job.isEnded())
        ? Optional.empty()
        : Optional.of(jobs.enter(id, JobKind.RELINKING, reason));
  }

  /** Makes the first key where none was needed before. */
  public void prepare() {
    lock();
    long used =
        entities
            .createQuery("select count(p) from StoredPartsRow p where p.linkageKey > 0", Long.class)
            .getSingleResult();
    if (used == 0 && inForce() == 1) {
      keys.make(1);
    }
  }

  private void lock() {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)")
        .setParameter("key", LOCK)
        .getSingleResult();
  }

  /** Snapshots under a key that is older than this one. */
  public List<Linked> olderThan(int number) {
    List<Linked> older = new ArrayList<>();
    entities
        .createQuery(
            "select p, d from StoredPartsRow p join SnapshotRow s on s.id = p.snapshotId"
                + " join DatasetRow d on d.id = s.datasetId where p.linkageKey < :number",
            Object[].class)
        .setParameter("number", number)
        .getResultStream()
        .forEach(
            row -> {
              StoredPartsRow parts = (StoredPartsRow) row[0];
              older.add(
                  new Linked(
                      ((DatasetRow) row[1]).declaration(), parts.stored(), parts.linkageKey()));
            });
    return older;
  }

  /**
   * Brings a key into force with the files that were written under it, all or nothing.
   *
   * @param number the key
   * @param moved the new files of every snapshot
   * @param claim by which the job is ended
   * @return the folders that are not used any more; nothing, and nothing is changed, where a
   *     snapshot became visible meanwhile that has no new files yet
   */
  public Optional<List<UUID>> change(int number, Map<UUID, StoredParts> moved, JobClaim claim) {
    lock();
    List<StoredPartsRow> rows =
        entities
            .createQuery(
                "select p from StoredPartsRow p where p.linkageKey < :number", StoredPartsRow.class)
            .setParameter("number", number)
            .getResultList();
    List<UUID> left = new ArrayList<>();
    for (StoredPartsRow row : rows) {
      if (!moved.containsKey(row.stored().snapshot())) {
        return Optional.empty();
      }
      left.add(row.stored().folder());
    }
    String reason = jobs.find(claim.job()).orElseThrow().title();
    for (StoredPartsRow row : rows) {
      row.move(Objects.requireNonNull(moved.get(row.stored().snapshot())), number);
    }
    entities.persist(
        new LinkageKeyRow(
            number, Instant.now().truncatedTo(ChronoUnit.MICROS), caller.name(), reason));
    entities.flush();
    jobs.end(claim, Job.Ending.DONE, "");
    ledger.append(
        LedgerAct.LINKAGE_KEY_CHANGED,
        "linkage-key/" + number,
        Map.of("snapshots", Integer.toString(rows.size())),
        Map.of("reason", reason));
    return Optional.of(left);
  }
}
