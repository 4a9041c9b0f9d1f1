package org.offenlage.privacy.audit;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * The suppressed cells around a cell, in two shapes: cells that close circles, among which values
 * can be exchanged while everything else stands still; and whole rows, from which follows what
 * cannot be.
 *
 * <p>Grown again and again; not safe for use by several threads. A growth costs O(entries of the
 * rows met · log).
 */
final class Neighbourhood {

  /** A cell that opens fewer new rows is taken before one that is nearer. */
  private static final int WEIGHT_OF_A_NEW_ROW = 4;

  private static final int WEIGHT_OF_A_ZERO = 6;

  private final HiddenSystem hidden;
  private final BaseTable base;
  private final int[] placeOf;
  private final int[] rowPlace;
  private int[] cells = new int[64];
  private int[] rows = new int[64];
  private int size;
  private int rowCount;
  private boolean isWhole;

  private record Candidate(int number, int steps, int weight) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      return weight != other.weight
          ? Integer.compare(weight, other.weight)
          : Integer.compare(number, other.number);
    }
  }

  Neighbourhood(HiddenSystem hidden, BaseTable base) {
    this.hidden = hidden;
    this.base = base;
    placeOf = new int[hidden.cellCount];
    Arrays.fill(placeOf, -1);
    rowPlace = new int[hidden.rowCount];
    Arrays.fill(rowPlace, -1);
  }

  /**
   * Grows around a cell by cells that open few new rows.
   *
   * @param most how many cells at most
   * @param fixed cells that stay outside, since their values are known
   */
  void growCells(int cell, int most, IntPredicate fixed) {
    clear();
    isWhole = true;
    int mostOfARow = Math.max(12, most / 6);
    PriorityQueue<Candidate> open = new PriorityQueue<>();
    take(cell, 0, open, mostOfARow, fixed);
    while (!open.isEmpty()) {
      Candidate next = open.remove();
      if (placeOf[next.number()] >= 0) {
        continue;
      }
      if (size == most) {
        isWhole = false;
        return;
      }
      take(next.number(), next.steps(), open, mostOfARow, fixed);
    }
  }

  private void take(
      int cell, int steps, PriorityQueue<Candidate> open, int mostOfARow, IntPredicate fixed) {
    add(cell);
    for (int link = hidden.linkStart(cell); link < hidden.linkEnd(cell); link++) {
      int row = hidden.rowOfLink(link);
      if (rowPlace[row] < 0) {
        addRow(row);
        offer(row, cell, steps + 1, open, mostOfARow, fixed);
      }
    }
  }

  /** Offers cells of a row, from the one that led to it on, so that neighbours share theirs. */
  private void offer(
      int row,
      int from,
      int steps,
      PriorityQueue<Candidate> open,
      int mostOfARow,
      IntPredicate fixed) {
    int entries = hidden.size(row);
    int first = 0;
    while (hidden.cellAt(hidden.start(row) + first) != from) {
      first++;
    }
    int offered = 0;
    for (int i = 1; i < entries; i++) {
      int cell = hidden.cellAt(hidden.start(row) + (first + i) % entries);
      if (placeOf[cell] < 0 && !fixed.test(cell)) {
        if (offered++ == mostOfARow) {
          isWhole = false;
          return;
        }
        open.add(new Candidate(cell, steps, weight(cell, steps)));
      }
    }
  }

  /** Takes one more cell in, with the rows that it stands in. */
  void include(int cell) {
    add(cell);
    for (int link = hidden.linkStart(cell); link < hidden.linkEnd(cell); link++) {
      if (rowPlace[hidden.rowOfLink(link)] < 0) {
        addRow(hidden.rowOfLink(link));
      }
    }
  }

  private int weight(int cell, int steps) {
    int fresh = 0;
    for (int link = hidden.linkStart(cell); link < hidden.linkEnd(cell); link++) {
      fresh += rowPlace[hidden.rowOfLink(link)] < 0 ? 1 : 0;
    }
    return WEIGHT_OF_A_NEW_ROW * fresh
        + steps
        + (base.value(cell) < base.scale() ? WEIGHT_OF_A_ZERO : 0);
  }

  /**
   * Grows around a cell by whole rows, those with few suppressed cells first.
   *
   * @param most how many cells times rows at most
   */
  void growRows(int cell, long most, IntPredicate fixed) {
    clear();
    isWhole = true;
    PriorityQueue<Candidate> open = new PriorityQueue<>();
    add(cell);
    offerRows(cell, 0, open);
    while (!open.isEmpty()) {
      Candidate next = open.remove();
      int row = next.number();
      if (rowPlace[row] >= 0) {
        continue;
      }
      int fresh = 0;
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        int other = hidden.cellAt(entry);
        fresh += placeOf[other] < 0 && !fixed.test(other) ? 1 : 0;
      }
      if ((long) (size + fresh) * (rowCount + 1) > most) {
        isWhole = false;
        continue;
      }
      addRow(row);
      for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
        int other = hidden.cellAt(entry);
        if (placeOf[other] < 0 && !fixed.test(other)) {
          add(other);
          offerRows(other, next.steps() + 1, open);
        }
      }
    }
  }

  private void offerRows(int cell, int steps, PriorityQueue<Candidate> open) {
    for (int link = hidden.linkStart(cell); link < hidden.linkEnd(cell); link++) {
      int row = hidden.rowOfLink(link);
      if (rowPlace[row] < 0) {
        open.add(new Candidate(row, steps, hidden.size(row) + WEIGHT_OF_A_NEW_ROW * steps));
      }
    }
  }

  private void clear() {
    for (int i = 0; i < size; i++) {
      placeOf[cells[i]] = -1;
    }
    for (int i = 0; i < rowCount; i++) {
      rowPlace[rows[i]] = -1;
    }
    size = 0;
    rowCount = 0;
  }

  private void add(int cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    placeOf[cell] = size;
    cells[size++] = cell;
  }

  private void addRow(int row) {
    if (rowCount == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rowCount);
    }
    rowPlace[row] = rowCount;
    rows[rowCount++] = row;
  }

  int size() {
    return size;
  }

  /** The cell at a place; place 0 is the one that it grew around. */
  int cell(int place) {
    return cells[place];
  }

  /** The place of a cell, negative where it is outside. */
  int place(int cell) {
    return placeOf[cell];
  }

  /** Whether nothing lies outside that has to do with what is inside. */
  boolean isWhole() {
    return isWhole;
  }

  /** Rows with at least one cell inside, or, grown by rows, those that are wholly inside. */
  int rowCount() {
    return rowCount;
  }

  int row(int number) {
    return rows[number];
  }
}
