package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Every table of non-negative integers that agrees with what is published, one after the other,
 * with the least and the largest value of each cell over those that agree with what somebody knows.
 *
 * <p>Shares no code with protection or audit: inner cells get every value that no published sum
 * above them rules out. Cells under no published sum are tried up to a ceiling.
 */
final class Enumeration {

  private static final long MOST_STEPS = 400_000;

  private final LinkedTables truth;
  private final BitSet suppressed;
  private final int[] inner;
  private final int[][] above;
  private final long[] room;
  private final int[] left;
  private final long[] sums;
  private final List<BitSet> knowledge;
  private final long[][] least;
  private final long[][] most;
  private final long ceiling;
  private boolean isCut;
  private long steps;

  /**
   * Enumerates.
   *
   * @param knowledge for each intruder the cells known beside what is published
   */
  Enumeration(
      LinkedTables truth, TableStructure structure, BitSet suppressed, List<BitSet> knowledge) {
    this.truth = truth;
    this.suppressed = suppressed;
    this.knowledge = knowledge;
    int cells = structure.cellCount();
    inner = java.util.stream.IntStream.range(0, cells).filter(structure::isInner).toArray();
    above = new int[inner.length][];
    room = new long[cells];
    left = new int[cells];
    sums = new long[cells];
    least = new long[knowledge.size()][cells];
    most = new long[knowledge.size()][cells];
    for (int k = 0; k < least.length; k++) {
      Arrays.fill(least[k], Long.MAX_VALUE);
      Arrays.fill(most[k], Long.MIN_VALUE);
    }
    long largest = 0;
    for (int cell = 0; cell < cells; cell++) {
      room[cell] = truth.value(cell);
      largest = Math.max(largest, truth.value(cell));
    }
    ceiling = largest + 4;
    for (int i = 0; i < inner.length; i++) {
      above[i] = cellsAbove(structure, inner[i]);
      for (int cell : above[i]) {
        left[cell]++;
      }
    }
    tryAll(0);
  }

  private static int[] cellsAbove(TableStructure structure, int cell) {
    List<List<String>> found = new ArrayList<>(List.of(List.of()));
    List<String> codes = structure.codes(cell);
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      Set<String> upwards = new TreeSet<>();
      for (Hierarchy hierarchy : variable.hierarchies()) {
        upwards.addAll(hierarchy.pathToRoot(codes.get(v)));
      }
      List<List<String>> longer = new ArrayList<>();
      for (List<String> begun : found) {
        for (String code : upwards) {
          List<String> one = new ArrayList<>(begun);
          one.add(code);
          longer.add(one);
        }
      }
      found = longer;
    }
    return found.stream().mapToInt(structure::cell).toArray();
  }

  private void tryAll(int at) {
    if (isCut || ++steps > MOST_STEPS) {
      isCut = true;
      return;
    }
    if (at == inner.length) {
      enter();
      return;
    }
    long from = 0;
    long to = ceiling;
    boolean isBounded = false;
    for (int cell : above[at]) {
      left[cell]--;
      if (!suppressed.get(cell)) {
        isBounded = true;
        to = Math.min(to, room[cell]);
        if (left[cell] == 0) {
          from = Math.max(from, room[cell]);
        }
      }
    }
    if (!isBounded) {
      isUnbounded = true;
    }
    for (long x = from; x <= to; x++) {
      for (int cell : above[at]) {
        room[cell] -= x;
        sums[cell] += x;
      }
      tryAll(at + 1);
      for (int cell : above[at]) {
        room[cell] += x;
        sums[cell] -= x;
      }
    }
    for (int cell : above[at]) {
      left[cell]++;
    }
  }

  private boolean isUnbounded;

  private void enter() {
    for (int k = 0; k < knowledge.size(); k++) {
      boolean agrees = true;
      BitSet known = knowledge.get(k);
      for (int cell = known.nextSetBit(0); cell >= 0; cell = known.nextSetBit(cell + 1)) {
        agrees &= sums[cell] == truth.value(cell);
      }
      if (agrees) {
        for (int cell = 0; cell < sums.length; cell++) {
          least[k][cell] = Math.min(least[k][cell], sums[cell]);
          most[k][cell] = Math.max(most[k][cell], sums[cell]);
        }
      }
    }
  }

  /** Whether there were too many tables to see them all. */
  boolean isCut() {
    return isCut;
  }

  /** Whether some cells are under no published sum, so that they can be larger than was tried. */
  boolean isUnbounded() {
    return isUnbounded;
  }

  /** The least value of a cell for an intruder. */
  long least(int intruder, int cell) {
    return least[intruder][cell];
  }

  long most(int intruder, int cell) {
    return most[intruder][cell];
  }
}
