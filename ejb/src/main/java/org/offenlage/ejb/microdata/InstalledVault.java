package org.offenlage.ejb.microdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.offenlage.ejb.access.SecretKeys;
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

  /** The vault. */
  public Vault vault() {
    return new Vault(folder(), keys.key(SecretKeys.Purpose.VAULT_MASTER));
  }

  /** The key under which identifiers become pseudonyms. */
  byte[] pseudonymKey() {
    return keys.key(SecretKeys.Purpose.PSEUDONYM);
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
