package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobClaim;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.intake.Intake;
import org.offenlage.ejb.microdata.vault.Received;
import org.offenlage.ejb.microdata.vault.RecordRelay;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;

/** Takes files in and lists what was delivered. */
@Stateless
public class Deliveries {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Inject
  @SuppressWarnings("NullAway.Init")
  HeldDeliveries held;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DeliveryJobs waiting;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister linkage;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Jobs jobs;

  /**
   * Reads a file to its end, checks every row against the declaration, replaces identifiers by
   * pseudonyms and keeps the records in the vault; or keeps nothing.
   *
   * <p>Memory is bounded whatever the file's size. Runs outside any transaction, for it may take
   * minutes. The stream is not closed.
   *
   * @throws UncheckedIOException where the stream breaks off; nothing is kept then
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public DeliveryOutcome deliver(
      String datasetId, ReferencePeriod period, String fileName, InputStream content) {
    Optional<DatasetDeclaration> declaration = datasets.find(datasetId);
    Optional<DeliveryOutcome> refused = refused(datasetId, declaration, fileName);
    if (refused.isPresent()) {
      return refused.get();
    }
    try (SnapshotWriter writer =
        installed.vault().write(UUID.randomUUID(), declaration.orElseThrow())) {
      return take(
          new Reading(
              declaration.orElseThrow(), period, fileName, linkage.inForce(), Optional.empty()),
          writer,
          content);
    } catch (IOException e) {
      throw new UncheckedIOException("the delivery broke off", e);
    }
  }

  private static Optional<DeliveryOutcome> refused(
      String datasetId, Optional<DatasetDeclaration> declaration, String fileName) {
    if (declaration.isEmpty()) {
      return Optional.of(new DeliveryOutcome.UnknownDataset(datasetId));
    }
    return ReceivedFile.isPlainName(fileName)
        ? Optional.empty()
        : Optional.of(
            new DeliveryOutcome.Rejected(
                List.of(
                    new RowProblem(
                        0,
                        Optional.empty(),
                        RowProblem.Reason.FILE_NAME_WITH_PATH,
                        "delivery.csv")),
                1));
  }

  /** What became of a file that was to be read in the background. */
  public sealed interface Reception {

    /**
     * It lies encrypted, and a job reads it.
     *
     * @param job which one
     */
    record Begun(Job job) implements Reception {}

    /**
     * It was refused before it was read.
     *
     * @param outcome why
     */
    record Refused(DeliveryOutcome outcome) implements Reception {}
  }

  /**
   * Puts a file aside, encrypted, and has it read in the background: as {@link #deliver} does, but
   * nobody needs to wait, and a server that dies over it does no harm.
   *
   * @throws UncheckedIOException where the stream breaks off; nothing is kept then
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Reception receive(
      String datasetId, ReferencePeriod period, String fileName, InputStream content) {
    Optional<DatasetDeclaration> declaration = datasets.find(datasetId);
    Optional<DeliveryOutcome> refused = refused(datasetId, declaration, fileName);
    if (refused.isPresent()) {
      return new Reception.Refused(refused.get());
    }
    try {
      Received.Kept kept = installed.vault().received().keep(UUID.randomUUID(), content);
      Job job =
          waiting.enter(
              kept, new ReceivedFile(declaration.orElseThrow(), period, fileName, caller.name()));
      jobs.launch(job.id());
      return new Reception.Begun(job);
    } catch (IOException e) {
      throw new UncheckedIOException("the delivery broke off", e);
    }
  }

  /**
   * A file that is being read.
   *
   * @param declaration of its dataset
   * @param period what it describes
   * @param fileName as given
   * @param linkageKey the key that was in force when reading began
   * @param job by which it is read in the background, if it is
   */
  public record Reading(
      DatasetDeclaration declaration,
      ReferencePeriod period,
      String fileName,
      int linkageKey,
      Optional<JobClaim> job) {}

  /** One delivery, whatever became of it; one of the background bears the number of its job. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public Optional<Delivery> find(UUID id) {
    return register.delivery(id);
  }

  /** Reads a file to its end and makes it visible, or says what is wrong with it. */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public DeliveryOutcome take(Reading reading, SnapshotWriter writer, InputStream content)
      throws IOException {
    ReceivedFile file =
        new ReceivedFile(
            reading.declaration(), reading.period(), reading.fileName(), caller.name());
    int key = reading.linkageKey();
    Intake.Result read = read(reading, writer, content);
    if (read instanceof Intake.Result.Faulty faulty) {
      DeliveryOutcome.Rejected rejected =
          new DeliveryOutcome.Rejected(faulty.problems(), faulty.count());
      register.reject(file, rejected, reading.job());
      return rejected;
    }
    Intake.Result.Sound sound = (Intake.Result.Sound) read;
    List<ImplausibleChange> changes = held.changes(file, sound);
    if (!changes.isEmpty()) {
      return register.hold(file, sound, changes, reading.job());
    }
    // Should making it visible fail, the parts stay: whether it failed is known to the database
    // alone, and the sweep at the next start asks it.
    StoredParts stored = writer.finish();
    Optional<Snapshot> snapshot = register.accept(file, sound, stored, key, reading.job());
    while (snapshot.isEmpty()) {
      // The linkage key was changed while the file was read.
      int newest = linkage.inForce();
      StoredParts old = stored;
      stored = installed.relink(reading.declaration(), old, key, newest);
      installed.vault().erase(old.folder());
      key = newest;
      snapshot = register.accept(file, sound, stored, key, reading.job());
    }
    return new DeliveryOutcome.Accepted(snapshot.get(), List.of());
  }

  /** Reads a file; where it is sound, the writer has taken all its records. */
  private Intake.Result read(Reading reading, SnapshotWriter writer, InputStream content)
      throws IOException {
    try (RecordRelay relay = installed.relay(writer, 0, reading.linkageKey())) {
      Intake.Result read =
          new Intake(
                  reading.declaration(),
                  Optional.of(reading.period()),
                  relay,
                  installed.pseudonymKey())
              .read(content);
      if (read instanceof Intake.Result.Sound) {
        relay.finish();
      }
      return read;
    }
  }

  /** All files that were handed in, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<Delivery> list() {
    return register.deliveries();
  }

  /** For each period of a dataset the snapshot in force, by period. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<Snapshot> snapshotsInForce(String datasetId) {
    return register.inForce(datasetId);
  }
}
