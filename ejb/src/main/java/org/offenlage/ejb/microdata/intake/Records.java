package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.util.Optional;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * The records of a file one after another, the first of which names the columns.
 *
 * <p>Fields are ranges of {@link #bytes()} in UTF-8, valid until the next call of {@link #next}.
 * Not safe for use by several threads.
 */
interface Records {

  /**
   * Moves to the next record.
   *
   * @return false at the end of the file, or after damage that cannot be read past
   */
  boolean next() throws IOException;

  /** Whether the last record's damage makes it useless to read on. */
  boolean isBeyondReading();

  /** Number of the line or row on which the current record begins, from 1. */
  long line();

  /** How many fields the current record has. */
  int fields();

  /** Where the bytes of fields lie. */
  byte[] bytes();

  /** Where a field begins. */
  int start(int field);

  /** Where a field ends, exclusive. */
  int end(int field);

  /** Where the current record begins. */
  int recordStart();

  /** Where the current record ends, exclusive. */
  int recordEnd();

  /** Whether the current record has bytes outside ASCII. */
  boolean isBeyondAscii();

  /** What makes the current record unreadable, if anything. */
  Optional<Reason> damage();
}
