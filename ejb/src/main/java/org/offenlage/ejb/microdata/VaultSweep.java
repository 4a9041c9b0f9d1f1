package org.offenlage.ejb.microdata;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Deletes, when the server starts, what deliveries that were killed have left in the vault. */
@Startup
@Singleton
@DependsOn("DatabaseMigration")
public class VaultSweep {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister linkage;

  @PostConstruct
  void sweep() {
    linkage.prepare();
    // Erased by a server that died before it could delete the files.
    entities
        .createQuery("select x.snapshotId from ErasureRow x", UUID.class)
        .getResultStream()
        .forEach(erased -> installed.vault().erase(erased));
    Set<UUID> known = new HashSet<>();
    entities
        .createQuery("select p.folder from StoredPartsRow p", UUID.class)
        .getResultStream()
        .forEach(known::add);
    // Files that wait for their delivery, and what was written of it until the server died.
    entities
        .createQuery("select f from ReceivedFileRow f", ReceivedFileRow.class)
        .getResultStream()
        .forEach(
            file -> {
              known.add(file.id());
              file.checkpoint().ifPresent(known::add);
            });
    installed.vault().sweep(known);
  }
}
