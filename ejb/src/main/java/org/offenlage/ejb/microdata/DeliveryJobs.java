package org.offenlage.ejb.microdata;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobBook;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.microdata.vault.Received;

/** Keeps which delivered files wait to be read by a job. */
@Stateless
@RolesAllowed(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeliveryJobs {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  JobBook jobs;

  /** Enters the job that will read a file. */
  public Job enter(Received.Kept kept, ReceivedFile file) {
    Job job =
        jobs.enter(
            kept.id(),
            JobKind.DELIVERY,
            file.declaration().id() + " " + file.period() + ": " + file.name());
    entities.flush();
    entities.persist(new ReceivedFileRow(kept, file));
    return job;
  }

  /** The file that a job has to read; none once it was read. */
  public Optional<WaitingFile> find(UUID job) {
    return Optional.ofNullable(entities.find(ReceivedFileRow.class, job))
        .map(
            row ->
                new WaitingFile(
                    row.datasetId(),
                    row.period(),
                    row.fileName(),
                    row.kept(),
                    row.checkpoint(),
                    row.linkageKey()));
  }

  /** Notes in which folder the snapshot is being written, and under which linkage key. */
  public void writingTo(UUID job, UUID folder, int linkageKey) {
    ReceivedFileRow row = entities.find(ReceivedFileRow.class, job);
    if (row != null) {
      row.writingTo(folder, linkageKey);
    }
  }

  /** Forgets a file that nobody will read any more, and its key. */
  @PermitAll
  public void forget(UUID job) {
    ReceivedFileRow row = entities.find(ReceivedFileRow.class, job);
    if (row != null) {
      entities.remove(row);
    }
  }
}
