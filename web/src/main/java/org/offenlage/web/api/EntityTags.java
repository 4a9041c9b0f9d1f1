package org.offenlage.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the bytes of an answer by what they are made of. */
final class EntityTags {

  private EntityTags() {}

  /** Equal tags mean equal bytes: the hash of what is published and of the form asked for. */
  static String of(String contentHash, String form) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((contentHash + '\n' + form).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
