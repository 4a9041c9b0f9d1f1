package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Records of formats other than CSV: whoever reads them puts in one value after another. Memory:
 * one record of at most {@link CsvRecords#MOST_BYTES_IN_LINE}.
 */
abstract class PackedRecords implements Records {

  private static final byte BETWEEN_FIELDS = 0x1F;

  private byte[] buffer = new byte[1 << 12];
  private int length;
  private int fields;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private long line;
  private boolean beyondAscii;
  private @Nullable Reason damage;
  private boolean beyondReading;

  /**
   * Puts in the next record by {@link #begin}, {@link #add} and {@link #damage(Reason)}.
   *
   * @return false where there is none any more
   */
  abstract boolean readRecord() throws IOException;

  @Override
  public final boolean next() throws IOException {
    return !beyondReading && readRecord();
  }

  /** Begins a record that stands on a line or row. */
  final void begin(long recordLine) {
    line = recordLine;
    length = 0;
    fields = 0;
    beyondAscii = false;
    damage = null;
  }

  /** Adds a field. */
  final void add(String value) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (length + bytes.length + 1 > CsvRecords.MOST_BYTES_IN_LINE) {
      endReading(Reason.LINE_TOO_LONG);
      return;
    }
    if (length + bytes.length + 1 > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes.length + 1));
    }
    starts[fields] = length;
    for (byte b : bytes) {
      buffer[length++] = b;
      beyondAscii |= b < 0;
      if (b == 0) {
        damage(Reason.NUL_BYTE);
      }
    }
    ends[fields++] = length;
    buffer[length++] = BETWEEN_FIELDS;
  }

  /** Says that the record cannot be used. */
  final void damage(Reason reason) {
    damage = damage == null ? reason : damage;
  }

  /** Says that neither the record nor what follows it can be used. */
  final void endReading(Reason reason) {
    damage = reason;
    fields = 0;
    beyondReading = true;
  }

  @Override
  public final boolean isBeyondReading() {
    return beyondReading;
  }

  @Override
  public final long line() {
    return line;
  }

  @Override
  public final int fields() {
    return fields;
  }

  @Override
  public final byte[] bytes() {
    return buffer;
  }

  @Override
  public final int start(int field) {
    return starts[field];
  }

  @Override
  public final int end(int field) {
    return ends[field];
  }

  @Override
  public final int recordStart() {
    return 0;
  }

  @Override
  public final int recordEnd() {
    return length;
  }

  @Override
  public final boolean isBeyondAscii() {
    return beyondAscii;
  }

  @Override
  public final Optional<Reason> damage() {
    return Optional.ofNullable(damage);
  }
}
