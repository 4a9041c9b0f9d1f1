package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How far one cell after the other can go from a known table, by small programs over the cells
 * around it. Two programs squeeze the answer: in one all other cells stand still, so that what it
 * attains is attained over the whole system; in the other they may do what they like within their
 * outer bounds, so that what it does not attain is not attainable.
 *
 * <p>Not safe for use by several threads; several may work on one system.
 */
final class ReachSearch {

  /** Vertices of these systems are integers, or become so when taken so many times. */
  private static final int[] WHOLE = {1};

  private static final int[] MULTIPLES = {1, 2, 3, 4, 6, 12};

  private static final double ROUNDING = 1e-6;

  private static final int FIRST_PRICED = 60;
  private static final int MOST_TURNS = 60;
  private static final int MOST_COMPANIONS = 60;

  private final HiddenSystem hidden;
  private final OuterBounds bounds;
  private final BaseTable base;
  private final Neighbourhood around;
  private final Set<Integer> moved = new TreeSet<>();
  private IntPredicate known = cell -> false;
  private @Nullable Finding found;

  ReachSearch(HiddenSystem hidden, OuterBounds bounds, BaseTable base) {
    this.hidden = hidden;
    this.bounds = bounds;
    this.base = base;
    this.around = new Neighbourhood(hidden, base);
  }

  /**
   * What was found out about a cell, in units, rounded inwards.
   *
   * @param cell the cell
   * @param reached the interval that is attained
   * @param outer the interval beyond which nothing is; as wide as the outer bounds where nothing
   *     narrower was proven
   */
  record Finding(int cell, Span reached, Span outer) {}

  /** From where to where, both included. */
  record Span(long low, long high) {
    Span join(Span other) {
      return new Span(Math.min(low, other.low), Math.max(high, other.high));
    }

    Span meet(Span other) {
      return new Span(Math.max(low, other.low), Math.min(high, other.high));
    }

    long width() {
      return high - low;
    }
  }

  /** What is looked for. */
  interface Goals {
    /** The values that need not be exceeded. */
    Span wanted(int cell);

    /** Whether a cell is still looked for. */
    boolean isOpen(int cell);
  }

  /**
   * Searches around a cell.
   *
   * @param most cells of the programs
   * @param fixed cells that this intruder knows
   * @return what was found about the cell itself, first, and about open cells near it
   */
  List<Finding> search(int cell, int most, Goals goals, IntPredicate fixed) {
    known = fixed;
    moved.clear();
    around.growCells(cell, most, this::isFixed);
    List<Finding> findings = new ArrayList<>();
    Span wanted = goals.wanted(cell);
    Span outer = new Span(bounds.lower(cell), bounds.upper(cell));
    LocalProgram restricted = NeighbourhoodProgram.of(hidden, bounds, base, around);
    Collected collected = new Collected(goals);
    LocalProgram.End up =
        restricted.raise(0, NeighbourhoodProgram.change(base, cell, wanted.high()));
    double highest = restricted.value(0);
    collected.take(restricted, 0, 1);
    LocalProgram.End down =
        restricted.lower(0, NeighbourhoodProgram.change(base, cell, wanted.low()));
    double lowest = restricted.value(0);
    collected.take(restricted, 0, -1);
    Span own = collected.reached(0);
    companions(goals, restricted, collected);
    tellOthers(collected, findings);
    if (around.isWhole()) {
      outer =
          outer.meet(
              new Span(
                  down == LocalProgram.End.OPTIMAL ? unitsAbove(cell, lowest) : outer.low(),
                  up == LocalProgram.End.OPTIMAL ? unitsBelow(cell, highest) : outer.high()));
    } else if (most > 100 && (own.high() < wanted.high() || own.low() > wanted.low())) {
      outer = outer.meet(relaxed(cell, wanted, own, 1L * most * most));
    }
    found = new Finding(cell, own, outer);
    findings.add(0, found);
    return findings;
  }

  /** What the last {@link #search} found about its cell. */
  Finding found() {
    if (found == null) {
      throw new IllegalStateException("nothing was searched yet");
    }
    return found;
  }

  /** Cells that differ in some of the tables which the last {@link #search} attained. */
  Set<Integer> moved() {
    return moved;
  }

  /**
   * Searches around a cell until nothing outside can help any more, which the prices of the rows
   * tell: cells are taken in by which the cell could go further.
   *
   * @param most cells of the program; beyond, what was found by then is told
   */
  List<Finding> searchPriced(int cell, int most, Goals goals) {
    known = other -> false;
    Span wanted = goals.wanted(cell);
    List<Finding> findings = new ArrayList<>();
    Finding up = priced(cell, most, 1, goals, wanted.high(), findings);
    Finding down = priced(cell, most, -1, goals, wanted.low(), findings);
    findings.add(
        0, new Finding(cell, up.reached().join(down.reached()), up.outer().meet(down.outer())));
    return findings;
  }

  private Finding priced(
      int cell, int most, int direction, Goals goals, long wanted, List<Finding> others) {
    Span reached = base.span(cell);
    Span outer = new Span(bounds.lower(cell), bounds.upper(cell));
    around.growCells(cell, FIRST_PRICED, this::isFixed);
    double goal = NeighbourhoodProgram.change(base, cell, wanted);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      LocalProgram program = NeighbourhoodProgram.priced(hidden, bounds, base, around);
      LocalProgram.End end = direction > 0 ? program.raise(0, goal) : program.lower(0, goal);
      double value = program.value(0);
      List<Offer> offers = end == LocalProgram.End.OPTIMAL ? offers(program, direction) : List.of();
      if (end == LocalProgram.End.OPTIMAL) {
        double best = value;
        for (Offer offer : offers) {
          best += direction * offer.gain() * offer.room();
        }
        // By weak duality nothing is beyond this, whatever the cells outside do.
        outer =
            outer.meet(
                direction > 0
                    ? new Span(
                        bounds.lower(cell), unitsBelow(cell, Math.min(best, 4 * base.room())))
                    : new Span(
                        unitsAbove(cell, Math.max(best, -4 * base.room())), bounds.upper(cell)));
      }
      Collected collected = new Collected(goals);
      collected.take(program, 0, direction);
      reached = reached.join(collected.reached(0));
      if (offers.isEmpty() || around.size() >= most) {
        tellOthers(collected, others);
        break;
      }
      int taken = Math.min(offers.size(), Math.max(16, around.size() / 4));
      for (Offer offer : offers.subList(0, taken)) {
        around.include(offer.cell());
      }
    }
    return new Finding(cell, reached, outer);
  }

  /** What was attained for other cells on the way. */
  private void tellOthers(Collected collected, List<Finding> findings) {
    for (int place = 1; place < around.size(); place++) {
      int other = around.cell(place);
      if (collected.has(place)) {
        findings.add(
            new Finding(
                other,
                collected.reached(place),
                new Span(bounds.lower(other), bounds.upper(other))));
      }
    }
  }

  /** A cell outside by whose change the cell in question could go further, by this per part. */
  private record Offer(int cell, double gain, double room) {}

  /** All offers, the best first. */
  private List<Offer> offers(LocalProgram program, int direction) {
    Map<Integer, Double> sums = new HashMap<>();
    for (int i = 0; i < around.rowCount(); i++) {
      double price = program.price(0, i);
      if (Math.abs(price) > ROUNDING) {
        int row = around.row(i);
        for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
          int cell = hidden.cellAt(entry);
          if (around.place(cell) < 0 && !isFixed(cell)) {
            sums.merge(cell, price * hidden.signAt(entry), Double::sum);
          }
        }
      }
    }
    List<Offer> offers = new ArrayList<>();
    sums.forEach(
        (cell, sum) -> {
          double gain = -sum * direction;
          double room =
              gain > 0
                  ? bounds.upper(cell) == OuterBounds.UNLIMITED
                      ? base.room()
                      : NeighbourhoodProgram.change(base, cell, bounds.upper(cell))
                  : -NeighbourhoodProgram.change(base, cell, bounds.lower(cell));
          if (Math.abs(gain) > ROUNDING && room > 0) {
            offers.add(new Offer(cell, Math.abs(gain), room));
          }
        });
    offers.sort(
        Comparator.comparingDouble(
                (Offer offer) -> -offer.gain() * Math.min(offer.room(), 8 * base.scale()))
            .thenComparingInt(Offer::cell));
    return offers;
  }

  private boolean isFixed(int cell) {
    return known.test(cell) || bounds.lower(cell) == bounds.upper(cell);
  }

  /** Open cells near by, while the program stands. */
  private void companions(Goals goals, LocalProgram program, Collected collected) {
    int tried = 0;
    for (int place = 1; place < around.size() / 2 && tried < MOST_COMPANIONS; place++) {
      int cell = around.cell(place);
      if (!goals.isOpen(cell)) {
        continue;
      }
      Span wanted = goals.wanted(cell);
      Span reached = collected.reached(place);
      if (reached.high() < wanted.high() || reached.low() > wanted.low()) {
        tried++;
        program.raise(place, NeighbourhoodProgram.change(base, cell, wanted.high()));
        collected.takeIfWhole(program);
        program.lower(place, NeighbourhoodProgram.change(base, cell, wanted.low()));
        collected.takeIfWhole(program);
      }
    }
  }

  private Span relaxed(int cell, Span wanted, Span own, long most) {
    around.growRows(cell, most, this::isFixed);
    LocalProgram program = NeighbourhoodProgram.of(hidden, bounds, base, around);
    long high = bounds.upper(cell);
    long low = bounds.lower(cell);
    if (own.high() < wanted.high()
        && program.raise(0, NeighbourhoodProgram.change(base, cell, wanted.high()))
            == LocalProgram.End.OPTIMAL) {
      high = unitsBelow(cell, program.value(0));
    }
    if (own.low() > wanted.low()
        && program.lower(0, NeighbourhoodProgram.change(base, cell, wanted.low()))
            == LocalProgram.End.OPTIMAL) {
      low = unitsAbove(cell, program.value(0));
    }
    return new Span(low, high);
  }

  private long unitsBelow(int cell, double change) {
    return (long) Math.floor((base.value(cell) + change + ROUNDING) / base.scale());
  }

  private long unitsAbove(int cell, double change) {
    return (long) Math.ceil((base.value(cell) + change - ROUNDING) / base.scale());
  }

  /** Tables that were met on the way, each checked in integers before it counts. */
  private final class Collected {

    private final Goals goals;
    private final @Nullable Span[] spans = new @Nullable Span[around.size()];

    Collected(Goals goals) {
      this.goals = goals;
    }

    boolean has(int place) {
      return spans[place] != null;
    }

    Span reached(int place) {
      Span span = spans[place];
      return span == null ? base.span(around.cell(place)) : span;
    }

    /** Takes the table at which the program stands, or a whole one near it. */
    void take(LocalProgram program, int place, int direction) {
      if (!takeIfWhole(program) && base.scale() == 1) {
        program.seekWhole(place, direction);
        takeIfWhole(program);
      }
    }

    /** Takes the table at which the program stands if it can be checked in integers. */
    boolean takeIfWhole(LocalProgram program) {
      // From whole numbers only whole numbers are looked for: the intruder knows that they are.
      int[] multiples = base.scale() == 1 ? WHOLE : MULTIPLES;
      for (int multiple : multiples) {
        long[] changes = changes(program, multiple);
        if (changes.length > 0) {
          if (agrees(changes, multiple)) {
            enter(changes, multiple);
          }
          return true;
        }
      }
      return false;
    }

    /** The changes taken so many times, or nothing where they are no integers. */
    private long[] changes(LocalProgram program, int multiple) {
      long[] changes = new long[around.size()];
      for (int place = 0; place < changes.length; place++) {
        double change = program.value(place) * multiple;
        changes[place] = Math.round(change);
        if (Math.abs(change - changes[place]) > ROUNDING) {
          return new long[0];
        }
      }
      return changes;
    }

    private boolean agrees(long[] changes, int multiple) {
      for (int place = 0; place < changes.length; place++) {
        if (changes[place] < 0
            && Math.addExact(
                    Math.multiplyExact(base.value(around.cell(place)), (long) multiple),
                    changes[place])
                < 0) {
          return false;
        }
      }
      for (int i = 0; i < around.rowCount(); i++) {
        int row = around.row(i);
        long sum = 0;
        for (int entry = hidden.start(row); entry < hidden.end(row); entry++) {
          int place = around.place(hidden.cellAt(entry));
          if (place >= 0) {
            sum = Math.addExact(sum, hidden.signAt(entry) * changes[place]);
          }
        }
        if (sum != 0) {
          return false;
        }
      }
      return true;
    }

    private void enter(long[] changes, int multiple) {
      long divisor = Math.multiplyExact((long) multiple, base.scale());
      for (int place = 0; place < changes.length; place++) {
        int cell = around.cell(place);
        if (changes[place] != 0 && changes[0] != 0) {
          moved.add(cell);
        }
        if (changes[place] != 0 && (place == 0 || goals.isOpen(cell))) {
          long value =
              Math.addExact(Math.multiplyExact(base.value(cell), (long) multiple), changes[place]);
          // Rounded inwards: what lies between two integers narrows the interval.
          Span met =
              changes[place] > 0
                  ? new Span(base.span(cell).low(), Math.floorDiv(value, divisor))
                  : new Span(-Math.floorDiv(-value, divisor), base.span(cell).high());
          spans[place] = reached(place).join(met);
        }
      }
    }
  }
}
