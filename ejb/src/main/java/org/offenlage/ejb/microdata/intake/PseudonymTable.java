package org.offenlage.ejb.microdata.intake;

/**
 * A set of 128-bit pseudonyms in memory. Costs 24 to 48 bytes an entry; adding is O(1). Pseudonyms
 * are uniform already, so they are not hashed again. Not safe for use by several threads.
 */
final class PseudonymTable {

  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] slots = new long[2 * FIRST_CAPACITY];
  private int size;
  private boolean holdsZero;

  /** Is told of each pseudonym in the table, in no order. */
  interface Reader {
    void read(long high, long low);
  }

  /** How many pseudonyms it holds. */
  int size() {
    return holdsZero ? size + 1 : size;
  }

  /** Adds a pseudonym; false where it was there. */
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

  /** Whether a pseudonym is in the table. */
  boolean contains(long high, long low) {
    if (high == 0 && low == 0) {
      return holdsZero;
    }
    int at = find(slots, high, low);
    return slots[at] != 0 || slots[at + 1] != 0;
  }

  /** Tells of every pseudonym. */
  void forEach(Reader reader) {
    if (holdsZero) {
      reader.read(0, 0);
    }
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != 0 || slots[at + 1] != 0) {
        reader.read(slots[at], slots[at + 1]);
      }
    }
  }

  private void grow() {
    if (slots.length > Integer.MAX_VALUE / 2) {
      throw new IllegalStateException("too many pseudonyms for one table");
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
    int at = find(slots, high, low);
    if (slots[at] != 0 || slots[at + 1] != 0) {
      return false;
    }
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  }

  /** The slot with a pseudonym, or the empty one where it would lie. */
  private static int find(long[] slots, long high, long low) {
    int mask = slots.length - 1;
    int at = ((int) low << 1) & mask;
    while ((slots[at] != 0 || slots[at + 1] != 0) && (slots[at] != high || slots[at + 1] != low)) {
      at = (at + 2) & mask;
    }
    return at;
  }
}
