package org.offenlage.ejb.microdata;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;

/**
 * Erases snapshots, at the end of their retention or on demand: in one transaction the key of the
 * files is deleted and it is recorded that the snapshot is gone, then the files are deleted. A
 * server that dies in between deletes them when it starts again.
 *
 * <p>Without the key no copy of the files can be read, wherever it lies. What was deleted from the
 * database stays in the database's log until that is used again, and in its backups.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
public class Erasures {

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource office;

  /** Every snapshot that was ever delivered, by dataset, period and version. */
  public List<RetainedSnapshot> all() {
    return register.retained();
  }

  /**
   * Erases what is due.
   *
   * @param at the present; what is due later stays
   * @return what was erased
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Snapshot> eraseDue(Instant at) {
    List<Snapshot> erased = new ArrayList<>();
    for (RetainedSnapshot each : register.retained()) {
      if (each.isDue(at) && erase(each.snapshot(), at, "")) {
        erased.add(each.snapshot());
      }
    }
    return erased;
  }

  /**
   * Erases a snapshot before its time.
   *
   * @param reason why; stays in the office
   * @return what was erased; nothing where there is no such snapshot any more
   * @throws IllegalArgumentException where no reason is given
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Snapshot> erase(UUID snapshot, String reason) {
    if (!Reasons.isGiven(reason)) {
      throw new IllegalArgumentException("say why the snapshot is erased before its time");
    }
    return register.retained().stream()
        .map(RetainedSnapshot::snapshot)
        .filter(each -> each.id().equals(snapshot))
        .filter(each -> erase(each, Instant.now(), reason.strip()))
        .findFirst();
  }

  private boolean erase(Snapshot snapshot, Instant at, String reason) {
    Optional<UUID> folder = register.markErased(snapshot, at, reason);
    folder.ifPresent(
        files -> {
          installed.vault().erase(files);
          forgetDeletedKeys();
        });
    return folder.isPresent();
  }

  /** A deleted row stays in the table's file until the table is written anew. */
  private void forgetDeletedKeys() {
    try (Connection connection = office.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum full microdata.stored_parts");
    } catch (SQLException e) {
      throw new IllegalStateException("the table of keys cannot be written anew", e);
    }
  }
}
