package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What follows from a history: the tree of any day, and crosswalks between days.
 *
 * <p>A day before the history's first counts as that one. An <em>extent</em> names the ground that
 * an area covers: two areas of different days have one extent exactly if nothing came to it or left
 * it in between, so that the same records are theirs. The extent of a code is the code itself, and
 * {@code code@2017-01-01} where the code's ground changed on that day; an area that only got
 * another code keeps the extent. Immutable. Construction costs O(days on which something changes ×
 * areas).
 */
public final class AreaTimeline {

  private final AreaHistory history;
  private final List<Stretch> stretches;

  /** Where leaves went at the beginning of each stretch; nothing for the first. */
  private final List<Map<String, Set<String>>> flows = new ArrayList<>();

  private final List<Map<String, Set<String>>> backflows = new ArrayList<>();
  private final List<Map<String, String>> extents;

  /** The timeline of a history. */
  public AreaTimeline(AreaHistory history) {
    this.history = history;
    this.stretches = Stretch.of(history.areas(), history.events());
    flows.add(Map.of());
    backflows.add(Map.of());
    for (int s = 1; s < stretches.size(); s++) {
      Map<String, Set<String>> flow =
          stretches.get(s).flowFrom(stretches.get(s - 1), history.events());
      flows.add(flow);
      backflows.add(reversed(flow));
    }
    this.extents = Extents.of(stretches, flows, backflows, history.events());
  }

  private static Map<String, Set<String>> reversed(Map<String, Set<String>> flow) {
    Map<String, Set<String>> back = new HashMap<>();
    flow.forEach(
        (from, into) ->
            into.forEach(code -> back.computeIfAbsent(code, none -> new TreeSet<>()).add(from)));
    return back;
  }

  /** The history it follows from. */
  public AreaHistory history() {
    return history;
  }

  /** The days on which something changes, the history's first day among them, ascending. */
  public List<LocalDate> days() {
    return stretches.stream().map(Stretch::begin).toList();
  }

  /** The areas of a day. */
  public AreaTree tree(LocalDate on) {
    int at = at(on);
    Stretch stretch = stretches.get(at);
    Map<String, List<String>> children = new HashMap<>();
    List<String> roots = new ArrayList<>();
    for (String code : stretch.areas().keySet()) {
      String parent = stretch.parents().get(code);
      (parent == null ? roots : children.computeIfAbsent(parent, none -> new ArrayList<>()))
          .add(code);
    }
    List<AreaTree.Node> nodes = new ArrayList<>();
    roots.forEach(root -> addBelow(root, 0, at, children, nodes));
    return new AreaTree(on, nodes);
  }

  private void addBelow(
      String code,
      int depth,
      int at,
      Map<String, List<String>> children,
      List<AreaTree.Node> nodes) {
    Stretch stretch = stretches.get(at);
    Area area = stretch.area(code);
    nodes.add(
        new AreaTree.Node(
            extent(at, code),
            code,
            stretch.name(code),
            area.level(),
            Optional.ofNullable(stretch.parents().get(code)).map(parent -> extent(at, parent)),
            depth));
    for (String child : children.getOrDefault(code, List.of())) {
      addBelow(child, depth + 1, at, children, nodes);
    }
  }

  /**
   * Where the smallest areas of one day are found on another. Costs O(days of change between them ×
   * areas).
   */
  public Crosswalk crosswalk(LocalDate from, LocalDate to) {
    int source = at(from);
    int target = at(to);
    Stretch stretch = stretches.get(source);
    Map<String, SortedSet<String>> found = found(target).get(source);
    List<Crosswalk.Row> rows = new ArrayList<>();
    for (String leaf : stretch.leaves()) {
      rows.add(
          new Crosswalk.Row(
              leaf,
              stretch.name(leaf),
              destination(Objects.requireNonNull(found.get(leaf)), target)));
    }
    return new Crosswalk(from, to, rows);
  }

  /** Records that are in one of these areas of a stretch. */
  Crosswalk.Destination destination(SortedSet<String> codes, int stretch) {
    return codes.size() == 1
        ? new Crosswalk.Whole(codes.first())
        : new Crosswalk.Unresolved(codes, stretches.get(stretch).smallestCommon(codes));
  }

  /**
   * By stretch and leaf, all areas of one stretch in which records of that leaf may be; at least
   * one. From one stretch to the next one further away only the way between these two is new.
   */
  List<Map<String, SortedSet<String>>> found(int to) {
    List<Map<String, SortedSet<String>>> found =
        new ArrayList<>(Collections.nCopies(stretches.size(), Map.of()));
    Map<String, SortedSet<String>> there = new HashMap<>();
    stretches.get(to).leaves().forEach(leaf -> there.put(leaf, new TreeSet<>(Set.of(leaf))));
    found.set(to, there);
    for (int s = to - 1; s >= 0; s--) {
      found.set(s, before(found.get(s + 1), flows.get(s + 1)));
    }
    for (int s = to + 1; s < stretches.size(); s++) {
      found.set(s, before(found.get(s - 1), backflows.get(s)));
    }
    return found;
  }

  private static Map<String, SortedSet<String>> before(
      Map<String, SortedSet<String>> found, Map<String, Set<String>> flow) {
    Map<String, SortedSet<String>> before = new HashMap<>();
    flow.forEach(
        (leaf, into) -> {
          SortedSet<String> alone = into.size() == 1 ? found.get(into.iterator().next()) : null;
          if (alone != null) {
            before.put(leaf, alone);
          } else {
            SortedSet<String> all = new TreeSet<>();
            into.forEach(code -> all.addAll(found.getOrDefault(code, new TreeSet<>())));
            before.put(leaf, all);
          }
        });
    return before;
  }

  /** The place of the stretch in which a day lies. */
  int at(LocalDate day) {
    int at = 0;
    while (at + 1 < stretches.size() && !stretches.get(at + 1).begin().isAfter(day)) {
      at++;
    }
    return at;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** The extent of a code in a stretch that has it. */
  String extent(int stretch, String code) {
    String extent = extents.get(stretch).get(code);
    if (extent == null) {
      throw new IllegalArgumentException("there is no '" + code + "' at that time");
    }
    return extent;
  }

  /** Codes of smallest areas that are not valid on every day. */
  Set<String> passingLeaves() {
    Set<String> passing = new HashSet<>();
    Set<String> always = new HashSet<>(stretches.get(0).leaves());
    for (Stretch stretch : stretches) {
      Set<String> leaves = stretch.leaves();
      passing.addAll(leaves);
      always.retainAll(leaves);
    }
    passing.removeAll(always);
    return passing;
  }
}
