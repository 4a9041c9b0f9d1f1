package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Splits a stream of bytes into records and fields.
 *
 * <p>Fields are ranges of {@link #bytes()}, valid until the next call of {@link #next}. A quoted
 * field's quotation marks are taken away. Empty lines are skipped. Memory: one buffer that never
 * exceeds twice {@link #MOST_BYTES_IN_LINE}. Not safe for use by several threads.
 */
final class CsvRecords implements Records {

  /** Longest record that is read, in bytes. */
  static final int MOST_BYTES_IN_LINE = 1 << 20;

  private static final int FIRST_BUFFER = 1 << 17;
  private static final byte ORDINARY = 0;
  private static final byte DELIMITER = 1;
  private static final byte NEWLINE = 2;
  private static final byte NUL = 3;
  private static final byte HIGH = 4;

  private final InputStream source;
  private final byte quote;
  private final byte[] kind = new byte[256];
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int filled;
  private int position;
  private boolean sourceEnded;
  private long nextLine = 1;

  private long line;
  private int recordStart;
  private int recordEnd;
  private int fields;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private boolean sawHigh;
  private Optional<Reason> damage = Optional.empty();

  CsvRecords(InputStream source, char delimiter, char quote) {
    this.source = source;
    this.quote = (byte) quote;
    Arrays.fill(kind, 128, 256, HIGH);
    kind[0] = NUL;
    kind['\n'] = NEWLINE;
    kind[delimiter] = DELIMITER;
  }

  @Override
  public boolean next() throws IOException {
    if (isBeyondReading()) {
      return false;
    }
    damage = Optional.empty();
    while (true) {
      if (position == filled && !refill()) {
        return false;
      }
      line = nextLine;
      while (!split(position)) {
        if (filled - position > MOST_BYTES_IN_LINE) {
          damage = Optional.of(Reason.LINE_TOO_LONG);
          fields = 0;
          return true;
        }
        if (!refill()) {
          sourceEnded = true;
        }
      }
      if (fields != 1 || starts[0] != ends[0] || quoted[0]) {
        return true;
      }
    }
  }

  @Override
  public boolean isBeyondReading() {
    return damage.isPresent()
        && (damage.get() == Reason.LINE_TOO_LONG || damage.get() == Reason.UNCLOSED_QUOTE);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int fields() {
    return fields;
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int start(int field) {
    return starts[field];
  }

  @Override
  public int end(int field) {
    return ends[field];
  }

  @Override
  public int recordStart() {
    return recordStart;
  }

  @Override
  public int recordEnd() {
    return recordEnd;
  }

  @Override
  public boolean isBeyondAscii() {
    return sawHigh;
  }

  @Override
  public Optional<Reason> damage() {
    return damage;
  }

  /** Splits the record that begins here; false where its end is not in the buffer yet. */
  private boolean split(int from) {
    byte[] in = buffer;
    int limit = filled;
    int at = from;
    int count = 0;
    boolean high = false;
    boolean nul = false;
    boolean stray = false;
    boolean unescape = false;
    long newlines = 0;
    while (true) {
      if (count == starts.length) {
        grow();
      }
      if (at < limit && in[at] == quote) {
        quoted[count] = true;
        starts[count] = ++at;
        boolean closed = false;
        while (at < limit) {
          byte b = in[at];
          if (b == quote) {
            if (at + 1 < limit && in[at + 1] == quote) {
              unescape = true;
              at += 2;
              continue;
            }
            if (at + 1 == limit && !sourceEnded) {
              return false;
            }
            closed = true;
            break;
          }
          if (b == '\n') {
            newlines++;
          } else if (b == 0) {
            nul = true;
          } else if (b < 0) {
            high = true;
          }
          at++;
        }
        if (!closed) {
          if (!sourceEnded && at - from <= MOST_BYTES_IN_LINE) {
            return false;
          }
          damage = Optional.of(Reason.UNCLOSED_QUOTE);
          fields = 0;
          return true;
        }
        ends[count] = at++;
        // Only a delimiter or the end of the line may follow.
        while (at < limit) {
          byte k = kind[in[at] & 0xFF];
          if (k == DELIMITER || k == NEWLINE) {
            break;
          }
          if (in[at] != '\r' || (at + 1 < limit && in[at + 1] != '\n')) {
            stray = true;
          }
          at++;
        }
      } else {
        quoted[count] = false;
        starts[count] = at;
        while (at < limit) {
          byte k = kind[in[at] & 0xFF];
          if (k != ORDINARY) {
            if (k == DELIMITER || k == NEWLINE) {
              break;
            }
            if (k == NUL) {
              nul = true;
            } else {
              high = true;
            }
          }
          at++;
        }
        ends[count] = at;
      }
      count++;
      if (at == limit) {
        if (!sourceEnded) {
          return false;
        }
        break;
      }
      if (in[at] == '\n') {
        break;
      }
      at++;
    }
    if (at - from > MOST_BYTES_IN_LINE) {
      return false;
    }
    finish(from, at, count);
    nextLine += newlines + 1;
    sawHigh = high;
    if (nul) {
      damage = Optional.of(Reason.NUL_BYTE);
    } else if (stray) {
      damage = Optional.of(Reason.STRAY_QUOTE);
    }
    if (unescape) {
      unescape();
    }
    return true;
  }

  private void finish(int from, int newline, int count) {
    fields = count;
    recordStart = from;
    recordEnd = newline;
    position = Math.min(newline + 1, filled);
    int last = count - 1;
    if (newline > from && buffer[newline - 1] == '\r') {
      recordEnd = newline - 1;
      if (!quoted[last] && ends[last] == newline && starts[last] < newline) {
        ends[last]--;
      }
    }
  }

  private void unescape() {
    for (int f = 0; f < fields; f++) {
      if (quoted[f]) {
        int to = starts[f];
        for (int at = starts[f]; at < ends[f]; at++) {
          buffer[to++] = buffer[at];
          if (buffer[at] == quote) {
            at++;
          }
        }
        // What is left over could be half a character; blanks are harmless.
        Arrays.fill(buffer, to, ends[f], (byte) ' ');
        ends[f] = to;
      }
    }
  }

  private void grow() {
    int larger = starts.length * 2;
    starts = Arrays.copyOf(starts, larger);
    ends = Arrays.copyOf(ends, larger);
    quoted = Arrays.copyOf(quoted, larger);
  }

  /** Moves what is unread to the front and reads on; false where nothing more came. */
  private boolean refill() throws IOException {
    int unread = filled - position;
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, unread);
      position = 0;
      filled = unread;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, 2 * MOST_BYTES_IN_LINE));
    }
    return fill() > 0;
  }

  private int fill() throws IOException {
    int before = filled;
    while (!sourceEnded && filled < buffer.length) {
      int read = source.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        sourceEnded = true;
      } else {
        filled += read;
      }
    }
    return filled - before;
  }
}
