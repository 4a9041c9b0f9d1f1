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
import org.offenlage.ejb.microdata.intake.Intake;
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
  Caller caller;

  /**
   * Reads a file to its end, checks every row against the declaration, replaces identifiers by
   * pseudonyms and keeps the records in the vault; or keeps nothing.
   *
   * <p>Memory is bounded whatever the file's size, but for at most 48 bytes a respondent where each
   * may occur only once. Runs outside any transaction, for it may take minutes. The stream is not
   * closed.
   *
   * @throws UncheckedIOException where the stream breaks off; nothing is kept then
   */
  @RolesAllowed(Roles.PLANNER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public DeliveryOutcome deliver(
      String datasetId, ReferencePeriod period, String fileName, InputStream content) {
    Optional<DatasetDeclaration> declaration = datasets.find(datasetId);
    if (declaration.isEmpty()) {
      return new DeliveryOutcome.UnknownDataset(datasetId);
    }
    if (!ReceivedFile.isPlainName(fileName)) {
      return new DeliveryOutcome.Rejected(
          List.of(
              new RowProblem(
                  0, Optional.empty(), RowProblem.Reason.FILE_NAME_WITH_PATH, "delivery.csv")),
          1);
    }
    ReceivedFile file = new ReceivedFile(declaration.get(), period, fileName, caller.name());
    // Should making it visible fail, the parts stay: whether it failed is known to the database
    // alone, and the sweep at the next start asks it.
    try (SnapshotWriter writer = installed.vault().write(UUID.randomUUID(), declaration.get())) {
      Intake.Result read =
          new Intake(declaration.get(), Optional.of(period), writer, installed.pseudonymKey())
              .read(content);
      if (read instanceof Intake.Result.Faulty faulty) {
        register.reject(file, faulty.count());
        return new DeliveryOutcome.Rejected(faulty.problems(), faulty.count());
      }
      StoredParts stored = writer.finish();
      Snapshot snapshot = register.accept(file, (Intake.Result.Sound) read, stored);
      return new DeliveryOutcome.Accepted(snapshot, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the delivery broke off", e);
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
