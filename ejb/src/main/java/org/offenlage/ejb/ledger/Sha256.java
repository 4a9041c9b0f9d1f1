package org.offenlage.ejb.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256 as it stands in the ledger and beside publications: lower case hexadecimal. */
public final class Sha256 {

  private Sha256() {}

  /** The hash of a text's UTF-8 bytes. */
  public static String of(String text) {
    SHA256Digest digest = new SHA256Digest();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
