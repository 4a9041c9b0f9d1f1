package org.offenlage.ejb.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The installation's secret keys, each 32 random bytes in a file of its own, made when first asked
 * for and readable by the server's user only.
 *
 * <p>The folder is the system property {@code offenlage.keys.dir} or the environment variable
 * {@code OFFENLAGE_KEYS_DIR}. Safe for use by several threads, and by several servers that share
 * the folder: of two that make a key at once, one wins and both use it. Whoever loses the folder
 * cannot read the vault any more; it belongs into the backup, apart from the database.
 */
@ApplicationScoped
public class SecretKeys {

  /** Which key. */
  public enum Purpose {
    /** Wraps the keys of snapshots in the vault. */
    VAULT_MASTER("vault-master.key"),
    /** Turns names of users and respondents into pseudonyms. */
    PSEUDONYM("pseudonym.key"),
    /** Seed of the first Ed25519 key that signs for the office. */
    PUBLICATION_SIGNING("publication-signing.key");

    private final String fileName;

    Purpose(String fileName) {
      this.fileName = fileName;
    }
  }

  private static final int KEY_BYTES = 32;

  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

  /** A copy of the key for this purpose; 32 bytes. */
  public byte[] key(Purpose purpose) {
    return key(purpose.fileName);
  }

  /**
   * A copy of the seed of the office's signing key with this number; 32 bytes.
   *
   * @param number 1 for the first, then ascending
   */
  public byte[] signingSeed(int number) {
    return number == 1
        ? key(Purpose.PUBLICATION_SIGNING)
        : key("publication-signing-" + number + ".key");
  }

  private byte[] key(String fileName) {
    return loaded.computeIfAbsent(fileName, SecretKeys::loadOrMake).clone();
  }

  /** Keyed hash of a login name, lower case hexadecimal. */
  public String pseudonym(String name) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key(Purpose.PSEUDONYM)));
    byte[] text = ("user:" + name).getBytes(StandardCharsets.UTF_8);
    mac.update(text, 0, text.length);
    byte[] digest = new byte[mac.getMacSize()];
    mac.doFinal(digest, 0);
    return HexFormat.of().formatHex(digest);
  }

  /** 32 random bytes of a file of this name as text, lower case hexadecimal. */
  static String loadedText(String fileName) {
    return HexFormat.of().formatHex(loadOrMake(fileName));
  }

  private static byte[] loadOrMake(String fileName) {
    Path folder = folder();
    Path file = folder.resolve(fileName);
    try {
      try {
        return read(file);
      } catch (NoSuchFileException absent) {
        make(folder, file);
        return read(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " cannot be used", e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException("the file does not hold " + KEY_BYTES + " bytes");
    }
    return key;
  }

  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    // Written aside and linked into place, so that nobody ever reads half a key.
    Path draft = Files.createTempFile(folder, "key", ".new", ownerOnly("rw-------"));
    try {
      Files.write(draft, key, StandardOpenOption.DSYNC);
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return;
      } catch (UnsupportedOperationException noLinks) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static Path folder() {
    String property = System.getProperty("offenlage.keys.dir");
    String folder = property != null ? property : System.getenv("OFFENLAGE_KEYS_DIR");
    if (folder == null || folder.isBlank()) {
      throw new IllegalStateException(
          "set offenlage.keys.dir or OFFENLAGE_KEYS_DIR to the folder of the secret keys");
    }
    return Path.of(folder);
  }
}
