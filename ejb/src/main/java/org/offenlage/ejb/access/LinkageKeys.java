package org.offenlage.ejb.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that link registers, numbered from 1 in the order in which they came into force, in the
 * keystore {@code linkage.p12} (PKCS #12) of the folder of secret keys.
 *
 * <p>The keystore's password is the system property {@code offenlage.keystore.password} or the
 * environment variable {@code OFFENLAGE_KEYSTORE_PASSWORD}; where neither is set, a random one that
 * lies beside it. All keys are needed for as long as data are delivered, for each pseudonym is made
 * by all of them. Safe for use by several threads, and by several servers that share the folder as
 * long as one at a time makes keys.
 */
@ApplicationScoped
public class LinkageKeys {

  private static final int KEY_BYTES = 32;
  private static final String FILE = "linkage.p12";

  private final Map<Integer, byte[]> loaded = new ConcurrentHashMap<>();

  /**
   * A copy of the key with this number; 32 bytes.
   *
   * @throws IllegalStateException where the keystore does not have it
   */
  public byte[] key(int number) {
    return loaded.computeIfAbsent(number, LinkageKeys::load).clone();
  }

  /** Makes the key with this number, unless it is there already. One caller at a time. */
  public void make(int number) {
    try {
      KeyStore store = open();
      if (store.containsAlias(alias(number))) {
        return;
      }
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      store.setEntry(
          alias(number),
          new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")),
          new KeyStore.PasswordProtection(password()));
      Path draft = Files.createTempFile(SecretKeys.folder(), "linkage", ".new", ownerOnly());
      try (OutputStream out = Files.newOutputStream(draft)) {
        store.store(out, password());
      }
      Files.move(
          draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the keystore " + FILE + " cannot be written", e);
    }
  }

  private static byte[] load(int number) {
    try {
      Key key = open().getKey(alias(number), password());
      if (key == null) {
        throw new IllegalStateException(
            "the keystore " + FILE + " lacks the key '" + alias(number) + "'; restore it");
      }
      return key.getEncoded();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "the keystore " + FILE + " cannot be opened; is its password the right one?", e);
    }
  }

  private static KeyStore open() throws KeyStoreException, IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    if (Files.exists(file())) {
      try (InputStream in = Files.newInputStream(file())) {
        store.load(in, password());
      }
    } else {
      store.load(null, null);
    }
    return store;
  }

  private static char[] password() {
    String property = System.getProperty("offenlage.keystore.password");
    String password = property != null ? property : System.getenv("OFFENLAGE_KEYSTORE_PASSWORD");
    return password == null || password.isBlank()
        ? SecretKeys.loadedText("keystore-password.key").toCharArray()
        : password.toCharArray();
  }

  private static String alias(int number) {
    return "linkage-" + number;
  }

  private static Path file() {
    return SecretKeys.folder().resolve(FILE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return SecretKeys.ownerOnly("rw-------");
  }
}
