package org.offenlage.ejb.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A secret Ed25519 key (RFC 8032) with the name under which it signs.
 *
 * <p>Immutable, safe for several threads. Source of the forms: C2SP signed-note.
 */
public final class SigningKey {

  private static final byte ED25519 = 1;
  private static final int ID_LENGTH = 4;

  private final int number;
  private final String name;
  private final Ed25519PrivateKeyParameters secret;

  SigningKey(int number, String name, byte[] seed) {
    this.number = number;
    this.name = name;
    this.secret = new Ed25519PrivateKeyParameters(seed);
  }

  /** 1 for the office's first key, then ascending. */
  public int number() {
    return number;
  }

  /** The name under which it signs: that of the ledger. */
  public String name() {
    return name;
  }

  /** The raw public key, 32 bytes in lower case hexadecimal. */
  public String publicKey() {
    return HexFormat.of().formatHex(publicBytes());
  }

  /** The signature over a text's UTF-8 bytes, lower case hexadecimal. */
  public String sign(String text) {
    return HexFormat.of().formatHex(signature(text));
  }

  /** The public key as verifiers take it: name, identifier, Base64 of algorithm and key. */
  String verifierKey() {
    byte[] publicKey = publicBytes();
    return name
        + '+'
        + HexFormat.of().formatHex(id(name, publicKey))
        + '+'
        + Base64.getEncoder().encodeToString(typed(publicKey));
  }

  /** The line that stands below a note signed with this key, with its line feed. */
  String signatureLine(String text) {
    byte[] signature = signature(text);
    ByteBuffer bytes = ByteBuffer.allocate(ID_LENGTH + signature.length);
    bytes.put(id(name, publicBytes())).put(signature);
    return "\u2014 " + name + ' ' + Base64.getEncoder().encodeToString(bytes.array()) + '\n';
  }

  private byte[] signature(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(bytes, 0, bytes.length);
    return signer.generateSignature();
  }

  private byte[] publicBytes() {
    return secret.generatePublicKey().getEncoded();
  }

  private static byte[] id(String name, byte[] publicKey) {
    SHA256Digest digest = new SHA256Digest();
    byte[] owner = (name + '\n').getBytes(StandardCharsets.UTF_8);
    digest.update(owner, 0, owner.length);
    byte[] typed = typed(publicKey);
    digest.update(typed, 0, typed.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return Arrays.copyOf(hash, ID_LENGTH);
  }

  private static byte[] typed(byte[] publicKey) {
    return ByteBuffer.allocate(1 + publicKey.length).put(ED25519).put(publicKey).array();
  }

  @Override
  public String toString() {
    return "signing key " + number;
  }
}
