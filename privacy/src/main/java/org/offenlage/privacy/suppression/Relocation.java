package org.offenlage.privacy.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A certificate by hand, where no search finds one: some respondents move from other inner cells to
 * one below the sensitive node, so that all totals above either change.
 *
 * <p>Dear, but quick, and possible nearly always. Cost O(candidates × totals above an inner cell).
 */
final class Relocation {

  private static final int MOST_CANDIDATES = 400;
  private static final int TOTAL = -1;
  private static final int PART = 1;

  private final WorkingPattern pattern;
  private final SparseSystem system;

  Relocation(WorkingPattern pattern) {
    this.pattern = pattern;
    this.system = pattern.system;
  }

  /** A certificate of an owner against an intruder, or nothing where this way leads nowhere. */
  @Nullable Certificate find(int owner, int intruder) {
    int[] known = pattern.intruders.knownNodes(intruder);
    for (int to : innerBelow(owner)) {
      SortedSet<Integer> rising = upwards(to);
      if (!rising.contains(owner) || containsAny(rising, known)) {
        continue;
      }
      Move reached = null;
      for (Move step : cheapestFirst(owner, rising, known)) {
        Move next = reached == null ? step : ExactMoves.sum(system, reached, step);
        if (!next.isPossible() || next.step(owner) == 0 || !ExactMoves.isBalanced(system, next)) {
          continue;
        }
        reached = next;
        Certificate certificate = new Certificate(owner, reached, reached);
        if (pattern.holds(certificate, intruder)) {
          return certificate;
        }
      }
    }
    return null;
  }

  private static boolean containsAny(SortedSet<Integer> nodes, int[] some) {
    return Arrays.stream(some).anyMatch(nodes::contains);
  }

  /** Respondents who come from elsewhere to where these nodes rise. */
  private List<Move> cheapestFirst(int owner, SortedSet<Integer> rising, int[] known) {
    Map<Integer, Move> moves = new TreeMap<>();
    List<Integer> fromAll = new ArrayList<>();
    for (int node : rising) {
      for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
        if (system.signOfLink(link) == PART) {
          int row = system.rowOfLink(link);
          for (int place = system.rowStart(row); place < system.rowEnd(row); place++) {
            if (system.signAt(place) == PART && !rising.contains(system.nodeAt(place))) {
              fromAll.add(system.nodeAt(place));
            }
          }
        }
      }
    }
    for (int sibling : fromAll) {
      if (moves.size() >= MOST_CANDIDATES) {
        break;
      }
      for (int from : innerBelow(sibling)) {
        SortedSet<Integer> falling = upwards(from);
        if (!moves.containsKey(from) && !falling.contains(owner) && !containsAny(falling, known)) {
          moves.put(from, difference(rising, falling));
        }
      }
    }
    List<Move> sorted = new ArrayList<>(moves.values());
    sorted.sort(Comparator.comparingDouble(this::cost));
    return sorted;
  }

  private double cost(Move move) {
    double sum = 0;
    for (int i = 0; i < move.size(); i++) {
      sum += system.isSuppressed(move.node(i)) ? 0 : pattern.cost(move.node(i));
    }
    return sum;
  }

  private Move difference(SortedSet<Integer> rising, SortedSet<Integer> falling) {
    TreeMap<Integer, Long> steps = new TreeMap<>();
    rising.forEach(node -> steps.put(node, 1L));
    falling.forEach(node -> steps.merge(node, -1L, Long::sum));
    steps.values().removeIf(step -> step == 0);
    return new Move(
        steps.keySet().stream().mapToInt(node -> node).toArray(),
        steps.values().stream().mapToLong(step -> step).toArray(),
        system.values);
  }

  /** A few inner cells below a node: by way of each of its parts, then of the largest parts. */
  private List<Integer> innerBelow(int node) {
    SortedSet<Integer> inner = new TreeSet<>();
    boolean isInner = true;
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      if (system.signOfLink(link) == TOTAL) {
        isInner = false;
        int row = system.rowOfLink(link);
        for (int place = system.rowStart(row); place < system.rowEnd(row); place++) {
          if (system.signAt(place) == PART) {
            inner.add(largestInnerBelow(system.nodeAt(place)));
          }
        }
      }
    }
    return isInner ? List.of(node) : List.copyOf(inner);
  }

  private int largestInnerBelow(int node) {
    int at = node;
    for (int next = largestPart(at); next != at; next = largestPart(at)) {
      at = next;
    }
    return at;
  }

  /** The largest part of the first equation in which a node is the total, or the node itself. */
  private int largestPart(int node) {
    for (int link = system.linkStart(node); link < system.linkEnd(node); link++) {
      if (system.signOfLink(link) == TOTAL) {
        int row = system.rowOfLink(link);
        int largest = node;
        for (int place = system.rowStart(row); place < system.rowEnd(row); place++) {
          int part = system.nodeAt(place);
          if (system.signAt(place) == PART
              && (largest == node
                  || system.values[part] > system.values[largest]
                  || (system.values[part] == system.values[largest] && part < largest))) {
            largest = part;
          }
        }
        return largest;
      }
    }
    return node;
  }

  /** The node and all totals that it is in. */
  private SortedSet<Integer> upwards(int node) {
    SortedSet<Integer> above = new TreeSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    above.add(node);
    open.add(node);
    while (!open.isEmpty()) {
      int next = open.remove();
      for (int link = system.linkStart(next); link < system.linkEnd(next); link++) {
        if (system.signOfLink(link) == PART) {
          int row = system.rowOfLink(link);
          for (int place = system.rowStart(row); place < system.rowEnd(row); place++) {
            if (system.signAt(place) == TOTAL && above.add(system.nodeAt(place))) {
              open.add(system.nodeAt(place));
            }
          }
        }
      }
    }
    return above;
  }
}
