package org.offenlage.ejb.job;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;

/** Keeps which jobs there are, who works on them, and how far they are. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobBook {

  /** A job over which so many servers died is not begun again by itself. */
  static final int MOST_DEATHS = 5;

  private static final int MOST_SHOWN = 100;
  private static final int MOST_PICKED = 4;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  /** What whoever works on a job has to do next. */
  public enum Next {
    GO_ON,
    CANCEL,
    OVERTAKEN
  }

  /** Enters a job by the caller within the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Job enter(UUID id, JobKind kind, String title) {
    JobRow row = new JobRow(id, kind, title, caller.name(), now());
    entities.persist(row);
    return row.job();
  }

  /** One job. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Job> find(UUID id) {
    return Optional.ofNullable(entities.find(JobRow.class, id)).map(JobRow::job);
  }

  /** The newest jobs, newest first; those that are not at their end are all among them. */
  public List<Job> newest() {
    return entities
        .createQuery(
            "select j from JobRow j order by case when j.endedAt is null then 0 else 1 end,"
                + " j.orderedAt desc",
            JobRow.class)
        .setMaxResults(MOST_SHOWN)
        .getResultStream()
        .map(JobRow::job)
        .toList();
  }

  /**
   * Ends a job, within the transaction that makes its result last.
   *
   * @param report what there is to say of it; may be empty
   * @throws JobEnded where the claim is void; the transaction must not be committed then
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void end(JobClaim claim, Job.Ending ending, String report) {
    JobRow row = lock(claim.job());
    if (!row.isClaimedBy(claim)) {
      throw new JobEnded(JobEnded.Why.OVERTAKEN);
    }
    row.end(ending, report, now());
  }

  /**
   * Asks for the end of a job; who works on it notices at its next step.
   *
   * @return whether it was not at its end yet
   */
  public boolean cancel(UUID id) {
    JobRow row = lock(id);
    if (!row.isEnded()) {
      row.cancel(caller.name());
    }
    return !row.isEnded();
  }

  /** Takes a job on; to be called under its lock. Nothing where there is nothing to do any more. */
  public Optional<JobClaim> claim(UUID id) {
    JobRow row = lock(id);
    if (row.isEnded()) {
      return Optional.empty();
    }
    if (row.deaths() >= MOST_DEATHS) {
      row.end(Job.Ending.INTERRUPTED, "", now());
      return Optional.empty();
    }
    return Optional.of(row.claim(now()));
  }

  /** Stores how far a job is. */
  public Next tell(JobClaim claim, JobStep step) {
    JobRow row = lock(claim.job());
    if (!row.isClaimedBy(claim)) {
      return Next.OVERTAKEN;
    }
    if (row.isCancelAsked()) {
      return Next.CANCEL;
    }
    row.tell(step, now());
    return Next.GO_ON;
  }

  /** Gives a job back for another attempt, by whichever server. */
  public void release(JobClaim claim) {
    JobRow row = lock(claim.job());
    if (row.isClaimedBy(claim)) {
      row.release();
    }
  }

  /** Under which number Jakarta Batch runs or ran it. */
  public OptionalLong execution(UUID id) {
    return lock(id).execution();
  }

  /** Notes under which number Jakarta Batch runs it. */
  public void startedAs(UUID id, long execution) {
    lock(id).startedAs(execution);
  }

  /**
   * Says which jobs this server has, and finds some that no server has.
   *
   * @param own those that this server works on or will
   */
  public List<UUID> pick(Collection<UUID> own) {
    if (!own.isEmpty()) {
      alive(own);
    }
    @SuppressWarnings("unchecked")
    List<UUID> left =
        entities
            .createNativeQuery(
                "select j.id from job.job j"
                    + " where j.ended_at is null and j.alive_at < now() - interval '12 seconds'"
                    + " and not exists (select 1 from pg_locks l where l.locktype = 'advisory'"
                    + "   and l.objsubid = 1 and l.granted and l.database ="
                    + "     (select d.oid from pg_database d where d.datname = current_database())"
                    + "   and (cast(l.classid as bigint) << 32 | cast(l.objid as bigint))"
                    + "     = j.lock_key)"
                    + " order by j.ordered_at limit "
                    + MOST_PICKED
                    + " for update of j skip locked")
            .getResultList();
    if (!left.isEmpty()) {
      alive(left);
    }
    return left;
  }

  private void alive(Collection<UUID> jobs) {
    entities
        .createNativeQuery("update job.job set alive_at = now() where id in (:jobs)")
        .setParameter("jobs", jobs)
        .executeUpdate();
  }

  private JobRow lock(UUID id) {
    JobRow row = entities.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw new IllegalArgumentException("there is no such job");
    }
    return row;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
