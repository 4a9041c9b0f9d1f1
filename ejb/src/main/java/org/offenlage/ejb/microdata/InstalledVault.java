package org.offenlage.ejb.microdata;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.offenlage.ejb.access.LinkageKeys;
import org.offenlage.ejb.access.SecretKeys;
import org.offenlage.ejb.microdata.vault.RecordRelay;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.StoredRecords;
import org.offenlage.ejb.microdata.vault.Vault;

/**
 * The installation's vault. Its folder is the system property {@code offenlage.vault.dir} or the
 * environment variable {@code OFFENLAGE_VAULT_DIR}. Safe for use by several threads.
 */
@ApplicationScoped
public class InstalledVault {

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecretKeys keys;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageKeys linkageKeys;

  @Resource
  @SuppressWarnings("NullAway.Init")
  ManagedThreadFactory threads;

  /** The vault. */
  public Vault vault() {
    return new Vault(folder(), keys.key(SecretKeys.Purpose.VAULT_MASTER));
  }

  /** The key under which identifiers become pseudonyms. */
  byte[] pseudonymKey() {
    return keys.key(SecretKeys.Purpose.PSEUDONYM);
  }

  /**
   * Hands records on to a writer under linkage keys, on a thread of its own.
   *
   * @param after the newest key that made the records' pseudonyms, 0 for none
   * @param last the newest key under which they are to be written
   */
  RecordRelay relay(SnapshotWriter writer, int after, int last) {
    List<byte[]> further =
        IntStream.rangeClosed(after + 1, last).mapToObj(linkageKeys::key).toList();
    return new RecordRelay(writer, further, threads);
  }

  /**
   * Writes the records of a snapshot again under further linkage keys, into a folder of its own.
   *
   * @param from the newest key that made its pseudonyms
   * @param to the newest key that makes the new ones
   */
  StoredParts relink(DatasetDeclaration declaration, StoredParts stored, int from, int to) {
    Vault vault = vault();
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), declaration);
        RecordRelay relay = relay(writer, from, to)) {
      StoredRecords.read(vault, stored, declaration, relay);
      relay.finish();
      return writer.finish();
    }
  }

  private static Path folder() {
    String property = System.getProperty("offenlage.vault.dir");
    String folder = property != null ? property : System.getenv("OFFENLAGE_VAULT_DIR");
    if (folder == null || folder.isBlank()) {
      throw new IllegalStateException(
          "set offenlage.vault.dir or OFFENLAGE_VAULT_DIR to the folder of the vault");
    }
    return Path.of(folder);
  }
}
