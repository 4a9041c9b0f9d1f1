package org.offenlage.ejb.microdata.vault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offenlage.ejb.microdata.RecordSink;

/**
 * Some records, kept to be handed on later: what a sink is told, in a row. Record keys and
 * pseudonyms lie side by side in blocks of 128 bits, so that they can be enciphered all at once.
 *
 * <p>Some 400 kB, plus one record at most. Not safe for use by several threads.
 */
final class RecordBatch implements RecordSink {

  static final int BLOCK_BYTES = 16;

  /** Few enough for the cache of a processor, enough for handing over to cost nothing. */
  private static final int MOST_VALUES = 1 << 15;

  /** For what the last record has too much. */
  private static final int ROOM = 1 << 10;

  private static final int MOST_CHARACTERS = 1 << 17;

  private static final byte EMPTY = 0;
  private static final byte WHOLE = 1;
  private static final byte CODE = 2;
  private static final byte FRACTION = 3;
  private static final byte DAY = 4;
  private static final byte TEXT = 5;
  private static final byte PSEUDONYM = 6;
  private static final byte RECORD = 7;
  private static final byte END = 8;

  private byte[] kinds = new byte[MOST_VALUES + ROOM];
  private long[] words = new long[MOST_VALUES + ROOM];
  private ByteBuffer recordKeys = ByteBuffer.allocate(MOST_VALUES);
  private ByteBuffer pseudonyms = ByteBuffer.allocate(MOST_VALUES);
  private final List<String> texts = new ArrayList<>();
  private int length;
  private int characters;

  /** Whether it should be handed on before it takes another record. */
  boolean isFull() {
    return length >= MOST_VALUES || characters >= MOST_CHARACTERS;
  }

  /** Whether it holds nothing. */
  boolean isEmpty() {
    return length == 0;
  }

  /** Lets go of all records. */
  void clear() {
    length = 0;
    characters = 0;
    texts.clear();
    recordKeys.clear();
    pseudonyms.clear();
  }

  /** The record keys, each in the second half of a block whose first half is zero. */
  ByteBuffer recordKeys() {
    return recordKeys;
  }

  /** The pseudonyms, each a block. */
  ByteBuffer pseudonyms() {
    return pseudonyms;
  }

  /** Tells a sink what this was told, in the same order; a record key is the end of its block. */
  void handOn(RecordSink sink) {
    int key = 0;
    int pseudonym = 0;
    int text = 0;
    for (int at = 0; at < length; at++) {
      switch (kinds[at]) {
        case EMPTY -> sink.empty();
        case WHOLE -> sink.whole(words[at]);
        case CODE -> sink.code((int) words[at]);
        case FRACTION -> sink.fraction(Double.longBitsToDouble(words[at]));
        case DAY -> sink.day((int) words[at]);
        case TEXT -> sink.text(texts.get(text++));
        case PSEUDONYM -> {
          sink.pseudonym(pseudonyms.getLong(pseudonym), pseudonyms.getLong(pseudonym + Long.BYTES));
          pseudonym += BLOCK_BYTES;
        }
        case RECORD -> {
          sink.beginRecord(recordKeys.getLong(key + Long.BYTES));
          key += BLOCK_BYTES;
        }
        default -> sink.endRecord();
      }
    }
  }

  @Override
  public void beginRecord(long recordKey) {
    add(RECORD, 0);
    recordKeys = withRoom(recordKeys).putLong(0).putLong(recordKey);
  }

  @Override
  public void empty() {
    add(EMPTY, 0);
  }

  @Override
  public void whole(long value) {
    add(WHOLE, value);
  }

  @Override
  public void code(int position) {
    add(CODE, position);
  }

  @Override
  public void fraction(double value) {
    add(FRACTION, Double.doubleToRawLongBits(value));
  }

  @Override
  public void day(int epochDay) {
    add(DAY, epochDay);
  }

  @Override
  public void text(String value) {
    add(TEXT, 0);
    texts.add(value);
    characters += value.length();
  }

  @Override
  public void pseudonym(long high, long low) {
    add(PSEUDONYM, 0);
    pseudonyms = withRoom(pseudonyms).putLong(high).putLong(low);
  }

  @Override
  public void endRecord() {
    add(END, 0);
  }

  private void add(byte kind, long word) {
    if (length == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * length);
      words = Arrays.copyOf(words, 2 * length);
    }
    kinds[length] = kind;
    words[length++] = word;
  }

  private static ByteBuffer withRoom(ByteBuffer blocks) {
    return blocks.remaining() >= BLOCK_BYTES
        ? blocks
        : ByteBuffer.allocate(2 * blocks.capacity()).put(blocks.flip());
  }
}
