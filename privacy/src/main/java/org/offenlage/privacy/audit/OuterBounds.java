package org.offenlage.privacy.audit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Between which values each suppressed cell must lie by one equation after the other: what a person
 * with pencil and paper finds out. Never narrower than the feasibility interval, hence valid
 * wherever it is too narrow.
 */
final class OuterBounds {

  /** Stands for a bound that there is not. */
  static final long UNLIMITED = Long.MAX_VALUE / 1024;

  /** Bounds that creep up one by one are let go; they stay valid, only less narrow. */
  private static final int MOST_CHANGES_OF_A_CELL = 40;

  private final HiddenSystem hidden;
  private final long[] lower;
  private final long[] upper;

  private OuterBounds(HiddenSystem hidden) {
    this.hidden = hidden;
    this.lower = new long[hidden.cellCount];
    this.upper = new long[hidden.cellCount];
    Arrays.fill(upper, UNLIMITED);
  }

  /**
   * Bounds of all suppressed cells; cost O(entries of equations), as every bound changes only some
   * times.
   *
   * @throws InconsistentTableException where an equation cannot hold
   */
  static OuterBounds of(HiddenSystem hidden, TableSystem system) {
    OuterBounds bounds = new OuterBounds(hidden);
    int wrong = bounds.propagate();
    if (wrong >= 0) {
      int cell = hidden.systemCell(hidden.cellAt(hidden.start(wrong)));
      throw new InconsistentTableException(system.address(cell));
    }
    return bounds;
  }

  long lower(int cell) {
    return lower[cell];
  }

  long upper(int cell) {
    return upper[cell];
  }

  /** The row that cannot hold, or −1. */
  private int propagate() {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    BitSet isOpen = new BitSet(hidden.rowCount);
    int[] changes = new int[hidden.cellCount];
    for (int row = 0; row < hidden.rowCount; row++) {
      open.add(row);
    }
    isOpen.set(0, hidden.rowCount);
    while (!open.isEmpty()) {
      int row = open.remove();
      isOpen.clear(row);
      long least = 0;
      long most = 0;
      int unlimitedLeast = 0;
      int unlimitedMost = 0;
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        int cell = hidden.cellAt(entry);
        int sign = hidden.signAt(entry);
        long high = sign > 0 ? upper[cell] : lower[cell];
        long low = sign > 0 ? lower[cell] : upper[cell];
        if (high == UNLIMITED) {
          unlimitedMost++;
        } else {
          most = Math.addExact(most, sign * high);
        }
        if (low == UNLIMITED) {
          unlimitedLeast++;
        } else {
          least = Math.addExact(least, sign * low);
        }
      }
      long sum = hidden.sum(row);
      if ((unlimitedMost == 0 && most < sum) || (unlimitedLeast == 0 && least > sum)) {
        return row;
      }
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        int cell = hidden.cellAt(entry);
        int sign = hidden.signAt(entry);
        long low = sign > 0 ? lower[cell] : upper[cell];
        long high = sign > 0 ? upper[cell] : lower[cell];
        boolean changed = false;
        int othersUnlimitedLeast = unlimitedLeast - (low == UNLIMITED ? 1 : 0);
        int othersUnlimitedMost = unlimitedMost - (high == UNLIMITED ? 1 : 0);
        if (othersUnlimitedLeast == 0) {
          // sign·x ≤ sum − the least that the others can be.
          long rest = sum - (least - (low == UNLIMITED ? 0 : sign * low));
          changed |=
              sign > 0
                  ? lowerUpper(cell, Math.floorDiv(rest, sign))
                  : raiseLower(cell, ceilDiv(-rest, -sign));
        }
        if (othersUnlimitedMost == 0) {
          long rest = sum - (most - (high == UNLIMITED ? 0 : sign * high));
          changed |=
              sign > 0
                  ? raiseLower(cell, ceilDiv(rest, sign))
                  : lowerUpper(cell, Math.floorDiv(-rest, -sign));
        }
        if (lower[cell] > upper[cell]) {
          return row;
        }
        if (changed && changes[cell]++ < MOST_CHANGES_OF_A_CELL) {
          for (int link = hidden.linkStart(cell); link < hidden.linkEnd(cell); link++) {
            int other = hidden.rowOfLink(link);
            if (!isOpen.get(other)) {
              isOpen.set(other);
              open.add(other);
            }
          }
        }
        if (changed) {
          // The row's sums are stale now; it is in the queue and comes again.
          break;
        }
      }
    }
    return -1;
  }

  private boolean lowerUpper(int cell, long value) {
    if (value >= upper[cell]) {
      return false;
    }
    upper[cell] = value;
    return true;
  }

  private boolean raiseLower(int cell, long value) {
    if (value <= lower[cell]) {
      return false;
    }
    lower[cell] = value;
    return true;
  }

  private static long ceilDiv(long value, long by) {
    return -Math.floorDiv(-value, by);
  }
}
