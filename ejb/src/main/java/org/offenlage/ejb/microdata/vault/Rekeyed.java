package org.offenlage.ejb.microdata.vault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.offenlage.ejb.microdata.RecordSink;

/**
 * Turns pseudonyms and record keys into others under the linkage keys, one key after the other, and
 * hands the records on.
 *
 * <p>A pseudonym is one block of AES-256: different pseudonyms stay different, equal ones equal,
 * and nobody without the key can tell which new one belongs to which old one. So a snapshot whose
 * pseudonyms were made with the keys 1 to n becomes, under the key n + 1, what it would have been
 * had it been delivered after n + 1 came into force. A record key is the first half of a block that
 * holds it beside a constant. Not safe for use by several threads.
 */
public final class Rekeyed implements RecordSink {

  private static final int BLOCK_BYTES = 16;
  private static final long RECORD_KEY_MARK = 0x7265636f72642d6bL;

  private final RecordSink sink;
  private final List<BlockCipher> ciphers = new ArrayList<>();
  private final byte[] block = new byte[BLOCK_BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(block);

  /**
   * Hands records on under further keys.
   *
   * @param keys in the order in which they came into force; 32 bytes each
   */
  public Rekeyed(RecordSink sink, List<byte[]> keys) {
    this.sink = sink;
    for (byte[] key : keys) {
      BlockCipher cipher = AESEngine.newInstance();
      cipher.init(true, new KeyParameter(key));
      ciphers.add(cipher);
    }
  }

  @Override
  public void beginRecord(long recordKey) {
    long mapped = recordKey;
    for (BlockCipher cipher : ciphers) {
      words.putLong(0, RECORD_KEY_MARK).putLong(Long.BYTES, mapped);
      cipher.processBlock(block, 0, block, 0);
      mapped = words.getLong(0);
    }
    sink.beginRecord(mapped);
  }

  @Override
  public void pseudonym(long high, long low) {
    words.putLong(0, high).putLong(Long.BYTES, low);
    for (BlockCipher cipher : ciphers) {
      cipher.processBlock(block, 0, block, 0);
    }
    sink.pseudonym(words.getLong(0), words.getLong(Long.BYTES));
  }

  @Override
  public void empty() {
    sink.empty();
  }

  @Override
  public void whole(long value) {
    sink.whole(value);
  }

  @Override
  public void code(int position) {
    sink.code(position);
  }

  @Override
  public void fraction(double value) {
    sink.fraction(value);
  }

  @Override
  public void day(int epochDay) {
    sink.day(epochDay);
  }

  @Override
  public void text(String value) {
    sink.text(value);
  }

  @Override
  public void endRecord() {
    sink.endRecord();
  }
}
