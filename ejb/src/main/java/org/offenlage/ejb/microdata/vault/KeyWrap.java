package org.offenlage.ejb.microdata.vault;

import java.security.SecureRandom;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESWrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Makes keys for snapshots and wraps them under the installation's master key (RFC 3394).
 * Immutable; safe for use by several threads.
 */
final class KeyWrap {

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] masterKey;

  KeyWrap(byte[] masterKey) {
    this.masterKey = masterKey.clone();
  }

  byte[] newDataKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  byte[] wrap(byte[] dataKey) {
    AESWrapEngine engine = new AESWrapEngine();
    engine.init(true, new KeyParameter(masterKey));
    return engine.wrap(dataKey, 0, dataKey.length);
  }

  byte[] unwrap(byte[] wrapped, UUID snapshot) {
    AESWrapEngine engine = new AESWrapEngine();
    engine.init(false, new KeyParameter(masterKey));
    try {
      return engine.unwrap(wrapped, 0, wrapped.length);
    } catch (InvalidCipherTextException changed) {
      throw new TamperedSnapshotException(snapshot);
    }
  }
}
