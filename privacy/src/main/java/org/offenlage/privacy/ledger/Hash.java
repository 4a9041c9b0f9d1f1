package org.offenlage.privacy.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash, and the hashes of which a Merkle tree is made.
 *
 * <p>Immutable. Source: RFC 6962, section 2.1.
 */
public final class Hash {

  private static final int LENGTH = 32;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a text's UTF-8 bytes. */
  public static Hash ofText(String text) {
    return new Hash(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The root of a tree without leaves. */
  public static Hash ofNothing() {
    return new Hash(sha256().digest());
  }

  /** The hash of a leaf. */
  public static Hash ofLeaf(byte[] data) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(data));
  }

  /** The hash of a leaf that is a text. */
  public static Hash ofLeaf(String text) {
    return ofLeaf(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of an inner node. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * Reads 64 lower case hexadecimal digits.
   *
   * @throws DamagedProof where it is something else
   */
  public static Hash parse(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new DamagedProof("a hash is not 64 hexadecimal digits");
    }
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /**
   * Reads the Base64 of 32 bytes.
   *
   * @throws DamagedProof where it is something else
   */
  static Hash parseBase64(String base64) {
    byte[] bytes = Base64Text.decode(base64);
    if (bytes.length != LENGTH) {
      throw new DamagedProof("a hash is not 32 bytes long");
    }
    return new Hash(bytes);
  }

  /** As Base64, the form in checkpoints. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** As lower case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
