package org.offenlage.privacy.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A public signing key with the name of its owner, as signed notes name it.
 *
 * <p>Immutable. Its text is {@code name+keyid+base64}, where the Base64 holds a one (Ed25519) and
 * the 32 bytes of the key. Source: C2SP signed-note, sections "Signatures" and "Verifier keys".
 */
public final class NoteKey {

  private static final byte ED25519 = 1;
  private static final int KEY_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 64;
  private static final int ID_LENGTH = 4;

  private final String name;
  private final byte[] publicKey;

  private NoteKey(String name, byte[] publicKey) {
    this.name = name;
    this.publicKey = publicKey;
  }

  /**
   * Reads a key's text.
   *
   * @throws DamagedProof where it is none
   */
  public static NoteKey parse(String text) {
    // The Base64 may hold a plus; the name and the identifier never do.
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty() || parts[0].matches(".*\\s.*")) {
      throw new DamagedProof("a signing key is not of the form name+identifier+key");
    }
    byte[] key = Base64Text.decode(parts[2]);
    if (key.length != KEY_LENGTH + 1 || key[0] != ED25519) {
      throw new DamagedProof("a signing key is no Ed25519 key");
    }
    NoteKey read = new NoteKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
    if (!HexFormat.of().formatHex(read.id()).equals(parts[1])) {
      throw new DamagedProof("the identifier of a signing key is not that of its bytes");
    }
    return read;
  }

  /** Whose key it is. */
  public String name() {
    return name;
  }

  /** The 32 bytes of the key, lower case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(publicKey);
  }

  /** The first four bytes of the hash of name, algorithm and key. */
  byte[] id() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
      bytes.write(ED25519);
      bytes.writeBytes(publicKey);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return Arrays.copyOf(hash, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether this key signed a text. */
  public boolean signed(String text, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
    verifier.update(bytes, 0, bytes.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public String toString() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ED25519);
    bytes.writeBytes(publicKey);
    return name
        + '+'
        + HexFormat.of().formatHex(id())
        + '+'
        + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(publicKey);
  }
}
