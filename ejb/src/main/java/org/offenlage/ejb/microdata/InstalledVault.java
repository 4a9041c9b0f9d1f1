package org.offenlage.ejb.microdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.offenlage.ejb.access.LinkageKeys;
import org.offenlage.ejb.access.SecretKeys;
import org.offenlage.ejb.microdata.vault.Rekeyed;
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

  /** The vault. */
  public Vault vault() {
    return new Vault(folder(), keys.key(SecretKeys.Purpose.VAULT_MASTER));
  }

  /** The key under which identifiers become pseudonyms. */
  byte[] pseudonymKey() {
    return keys.key(SecretKeys.Purpose.PSEUDONYM);
  }

  /**
   * The linkage keys with these numbers, in the order in which they came into force.
   *
   * @param after the last one that was used already, 0 for none
   * @param last the last one that is wanted
   */
  List<byte[]> linkageKeys(int after, int last) {
    return IntStream.rangeClosed(after + 1, last).mapToObj(linkageKeys::key).toList();
  }

  /**
   * Writes the records of a snapshot again under further linkage keys, into a folder of its own.
   *
   * @param from the newest key that made its pseudonyms
   * @param to the newest key that makes the new ones
   */
  StoredParts relink(DatasetDeclaration declaration, StoredParts stored, int from, int to) {
    Vault vault = vault();
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), declaration)) {
      StoredRecords.read(vault, stored, declaration, new Rekeyed(writer, linkageKeys(from, to)));
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
