package org.offenlage.ejb.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.offenlage.ejb.access.SecretKeys;

/** Signs publications with the installation's Ed25519 key (RFC 8032). Safe for several threads. */
@ApplicationScoped
public class Signer {

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecretKeys keys;

  /** The signature over the text's UTF-8 bytes, lower case hexadecimal. */
  public String sign(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey());
    signer.update(bytes, 0, bytes.length);
    return HexFormat.of().formatHex(signer.generateSignature());
  }

  /** The raw public key, 32 bytes in lower case hexadecimal. */
  public String publicKey() {
    return HexFormat.of().formatHex(privateKey().generatePublicKey().getEncoded());
  }

  /** Whether a signature over a text was made with the private key of this public one. */
  public static boolean verify(String text, String signature, String publicKey) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, new Ed25519PublicKeyParameters(HexFormat.of().parseHex(publicKey)));
    signer.update(bytes, 0, bytes.length);
    return signer.verifySignature(HexFormat.of().parseHex(signature));
  }

  private Ed25519PrivateKeyParameters privateKey() {
    return new Ed25519PrivateKeyParameters(keys.key(SecretKeys.Purpose.PUBLICATION_SIGNING));
  }
}
