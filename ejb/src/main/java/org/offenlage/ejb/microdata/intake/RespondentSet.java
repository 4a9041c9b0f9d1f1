package org.offenlage.ejb.microdata.intake;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds pseudonyms that occur more than once, in bounded memory.
 *
 * <p>Up to a limit pseudonyms are kept in memory, and a repetition is told at once. Beyond it all
 * are put aside, encrypted, and the repetitions among them are told at the end, partition by
 * partition. With the usual limit memory is at most 220 MB however many there are, and the file 24
 * bytes a pseudonym. Not safe for use by several threads.
 */
final class RespondentSet implements AutoCloseable {

  private static final int MOST_IN_MEMORY = 2_700_000;

  private final int mostInMemory;
  private final PseudonymTable table = new PseudonymTable();
  private @Nullable SpilledPseudonyms spilled;

  /** With the usual limit. */
  RespondentSet() {
    this(MOST_IN_MEMORY);
  }

  /**
   * With a limit of its own.
   *
   * @param mostInMemory how many pseudonyms are kept in memory before all further are put aside
   */
  RespondentSet(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  /**
   * The repetitions that were not told at once.
   *
   * @param count how many
   * @param firstLines the lines of the first of them, ascending
   */
  record Repetitions(long count, long[] firstLines) {}

  /**
   * Adds a pseudonym; false where it is known already to be a repetition.
   *
   * @param line where it stands
   */
  boolean add(long high, long low, long line) {
    if (spilled == null) {
      if (table.size() < mostInMemory) {
        return table.add(high, low);
      }
      spilled = new SpilledPseudonyms();
    }
    if (table.contains(high, low)) {
      return false;
    }
    spilled.add(high, low, line);
    return true;
  }

  /**
   * Tells of the repetitions that {@link #add} did not know of; to be called once, after the last.
   *
   * @param most how many lines are wanted
   */
  Repetitions repetitions(int most) {
    if (spilled == null) {
      return new Repetitions(0, new long[0]);
    }
    PriorityQueue<Long> lines = new PriorityQueue<>((a, b) -> Long.compare(b, a));
    long count = 0;
    for (int partition = 0; partition < SpilledPseudonyms.PARTITIONS; partition++) {
      PseudonymTable seen = new PseudonymTable();
      long[] repeated = new long[1];
      spilled.read(
          partition,
          (high, low, line) -> {
            if (!seen.add(high, low)) {
              repeated[0]++;
              lines.add(line);
              if (lines.size() > most) {
                lines.remove();
              }
            }
          });
      count += repeated[0];
    }
    long[] first = lines.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(first);
    return new Repetitions(count, first);
  }

  /** Deletes what was put aside. */
  @Override
  public void close() {
    if (spilled != null) {
      spilled.close();
    }
  }
}
