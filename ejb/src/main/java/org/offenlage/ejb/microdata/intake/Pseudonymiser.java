package org.offenlage.ejb.microdata.intake;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns identifiers of one kind into pseudonyms: the first 128 bits of HMAC-SHA-256 under a key
 * that is derived, for this kind alone, from the installation's pseudonym key.
 *
 * <p>Equal identifiers of one kind become equal pseudonyms; identifiers of different kinds cannot
 * be compared. The last pseudonym is remembered, for members of a household stand together in
 * files. Not safe for use by several threads.
 */
final class Pseudonymiser {

  private final Mac mac;
  private final byte[] digest = new byte[32];
  private byte[] lastIdentifier = new byte[64];
  private int lastLength = -1;

  Pseudonymiser(byte[] pseudonymKey, String kind) {
    mac = keyed(pseudonymKey);
    byte[] kindKey = mac.doFinal(("respondent:" + kind).getBytes(StandardCharsets.UTF_8));
    try {
      mac.init(new SecretKeySpec(kindKey, "HmacSHA256"));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Takes in an identifier; the other methods then tell of it. */
  void read(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == lastLength && Arrays.equals(bytes, from, to, lastIdentifier, 0, length)) {
      return;
    }
    mac.update(bytes, from, length);
    try {
      mac.doFinal(digest, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
    if (length > lastIdentifier.length) {
      lastIdentifier = new byte[length];
    }
    System.arraycopy(bytes, from, lastIdentifier, 0, length);
    lastLength = length;
  }

  /** The pseudonym's upper 64 bits. */
  long high() {
    return word(0);
  }

  /** The pseudonym's lower 64 bits. */
  long low() {
    return word(8);
  }

  /** 64 further bits, independent of the pseudonym to anyone without the key. */
  long further() {
    return word(16);
  }

  private long word(int at) {
    long word = 0;
    for (int i = 0; i < 8; i++) {
      word = word << 8 | (digest[at + i] & 0xFF);
    }
    return word;
  }
}
