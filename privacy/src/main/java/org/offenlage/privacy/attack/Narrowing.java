package org.offenlage.privacy.attack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Bounds of unknowns, narrowed equation by equation until nothing changes: each unknown is at most
 * what is left where all others are as small as they can be, and at least what is left where they
 * are as large.
 *
 * <p>Every step follows from the equations, so that the bounds hold wherever it stops.
 */
final class Narrowing {

  /** Stands for no upper bound; sums of it stay within 64 bits. */
  static final long UNLIMITED = 1L << 50;

  /** How often an equation is looked at; only bounds that creep need more. */
  private static final int MOST_VISITS = 200;

  private final HiddenEquations equations;
  private final List<List<Integer>> rowsOf = new ArrayList<>();
  private final long[] lower;
  private final long[] upper;

  Narrowing(HiddenEquations equations) {
    this.equations = equations;
    this.lower = new long[equations.unknowns().size()];
    this.upper = new long[equations.unknowns().size()];
    Arrays.fill(upper, UNLIMITED);
    for (int i = 0; i < lower.length; i++) {
      rowsOf.add(new ArrayList<>());
    }
    for (int row = 0; row < equations.rows().size(); row++) {
      for (int unknown : equations.rows().get(row).unknowns()) {
        rowsOf.get(unknown).add(row);
      }
    }
  }

  private Narrowing(Narrowing other) {
    this.equations = other.equations;
    this.rowsOf.addAll(other.rowsOf);
    this.lower = other.lower.clone();
    this.upper = other.upper.clone();
  }

  /** The equations in which an unknown stands. */
  List<Integer> rowsOf(int unknown) {
    return rowsOf.get(unknown);
  }

  Narrowing copy() {
    return new Narrowing(this);
  }

  long lower(int unknown) {
    return lower[unknown];
  }

  long upper(int unknown) {
    return upper[unknown];
  }

  boolean isFixed(int unknown) {
    return lower[unknown] == upper[unknown];
  }

  /** Fixes an unknown and draws all conclusions; false where that contradicts an equation. */
  boolean fix(int unknown, long value) {
    if (value < lower[unknown] || value > upper[unknown]) {
      return false;
    }
    lower[unknown] = value;
    upper[unknown] = value;
    return narrow(rowsOf.get(unknown));
  }

  /** Draws all conclusions from all equations; false where they contradict each other. */
  boolean narrow() {
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < equations.rows().size(); row++) {
      all.add(row);
    }
    return narrow(all);
  }

  private boolean narrow(List<Integer> rows) {
    Deque<Integer> queue = new ArrayDeque<>(rows);
    BitSet queued = new BitSet();
    rows.forEach(queued::set);
    int[] visits = new int[equations.rows().size()];
    while (!queue.isEmpty()) {
      int row = queue.remove();
      queued.clear(row);
      if (++visits[row] > MOST_VISITS) {
        continue;
      }
      BitSet changed = new BitSet();
      if (!narrow(equations.rows().get(row), changed)) {
        return false;
      }
      changed.stream()
          .forEach(
              unknown -> {
                for (int other : rowsOf.get(unknown)) {
                  if (!queued.get(other)) {
                    queued.set(other);
                    queue.add(other);
                  }
                }
              });
    }
    return true;
  }

  private boolean narrow(HiddenEquations.Row row, BitSet changed) {
    int[] unknowns = row.unknowns();
    int[] signs = row.signs();
    long least = 0;
    long most = 0;
    // How many terms are without a limit downwards and upwards.
    int leastOpen = 0;
    int mostOpen = 0;
    for (int i = 0; i < unknowns.length; i++) {
      long low = lower[unknowns[i]];
      long high = upper[unknowns[i]];
      boolean isUnlimited = high >= UNLIMITED;
      if (signs[i] > 0) {
        least += signs[i] * low;
        mostOpen += isUnlimited ? 1 : 0;
        most += isUnlimited ? 0 : signs[i] * high;
      } else {
        most += signs[i] * low;
        leastOpen += isUnlimited ? 1 : 0;
        least += isUnlimited ? 0 : signs[i] * high;
      }
    }
    if ((leastOpen == 0 && least > row.sum()) || (mostOpen == 0 && most < row.sum())) {
      return false;
    }
    for (int i = 0; i < unknowns.length; i++) {
      int unknown = unknowns[i];
      long low = lower[unknown];
      long high = upper[unknown];
      int sign = signs[i];
      boolean isUnlimited = high >= UNLIMITED;
      // What the others leave for sign × unknown, where it is bounded at all.
      int othersLeastOpen = leastOpen - (sign < 0 && isUnlimited ? 1 : 0);
      int othersMostOpen = mostOpen - (sign > 0 && isUnlimited ? 1 : 0);
      long ownLeast = sign > 0 ? sign * low : isUnlimited ? 0 : sign * high;
      long ownMost = sign > 0 ? isUnlimited ? 0 : sign * high : sign * low;
      if (othersLeastOpen == 0) {
        long greatest = row.sum() - (least - ownLeast);
        if (sign > 0) {
          atMost(unknown, Math.floorDiv(greatest, sign), changed);
        } else {
          atLeast(unknown, ceilingDiv(-greatest, -sign), changed);
        }
      }
      if (othersMostOpen == 0) {
        long smallest = row.sum() - (most - ownMost);
        if (sign > 0) {
          atLeast(unknown, ceilingDiv(smallest, sign), changed);
        } else {
          atMost(unknown, Math.floorDiv(-smallest, -sign), changed);
        }
      }
      if (lower[unknown] > upper[unknown]) {
        return false;
      }
    }
    return true;
  }

  private void atMost(int unknown, long value, BitSet changed) {
    if (value < upper[unknown]) {
      upper[unknown] = value;
      changed.set(unknown);
    }
  }

  private void atLeast(int unknown, long value, BitSet changed) {
    if (value > lower[unknown]) {
      lower[unknown] = value;
      changed.set(unknown);
    }
  }

  private static long ceilingDiv(long dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
