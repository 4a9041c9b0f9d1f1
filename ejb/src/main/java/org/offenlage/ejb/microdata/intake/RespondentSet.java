package org.offenlage.ejb.microdata.intake;

/**
 * A set of 128-bit pseudonyms. Costs 16 bytes an entry at a load of at most two thirds; adding is
 * O(1). Pseudonyms are uniform already, so they are not hashed again. Not safe for use by several
 * threads.
 */
final class RespondentSet {

  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] slots = new long[2 * FIRST_CAPACITY];
  private int size;
  private boolean holdsZero;

  /** Adds a pseudonym; false where it was in the set. */
  boolean add(long high, long low) {
    if (high == 0 && low == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    if (size * 3L >= slots.length) {
      grow();
    }
    boolean added = insert(slots, high, low);
    if (added) {
      size++;
    }
    return added;
  }

  private void grow() {
    if (slots.length > Integer.MAX_VALUE / 2) {
      throw new IllegalStateException("too many respondents in one delivery");
    }
    long[] larger = new long[slots.length * 2];
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != 0 || slots[at + 1] != 0) {
        insert(larger, slots[at], slots[at + 1]);
      }
    }
    slots = larger;
  }

  private static boolean insert(long[] slots, long high, long low) {
    int mask = slots.length - 1;
    int at = ((int) low << 1) & mask;
    while (slots[at] != 0 || slots[at + 1] != 0) {
      if (slots[at] == high && slots[at + 1] == low) {
        return false;
      }
      at = (at + 2) & mask;
    }
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  }
}
