package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * The areas from one change to the next. Immutable.
 *
 * @param begin its first day
 * @param areas by code
 * @param parents the code directly above, by code; may name areas that are not there
 * @param names by code
 */
record Stretch(
    LocalDate begin,
    Map<String, Area> areas,
    Map<String, String> parents,
    Map<String, LocalizedText> names) {

  Stretch {
    areas = Collections.unmodifiableMap(new LinkedHashMap<>(areas));
    parents = Map.copyOf(parents);
    names = Map.copyOf(names);
  }

  /** The days on which something changes. */
  static TreeSet<LocalDate> days(List<Area> areas, List<AreaEvent> events) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Area area : areas) {
      days.add(area.validity().from());
      area.validity().to().ifPresent(days::add);
    }
    events.forEach(event -> days.add(event.on()));
    return days;
  }

  /** All stretches in order. Costs O(days on which something changes × areas). */
  static List<Stretch> of(List<Area> areas, List<AreaEvent> events) {
    TreeSet<LocalDate> days = days(areas, events);
    Map<LocalDate, List<AreaEvent>> byDay = new HashMap<>();
    for (AreaEvent event : events) {
      byDay.computeIfAbsent(event.on(), none -> new ArrayList<>()).add(event);
    }
    List<Stretch> stretches = new ArrayList<>();
    Map<String, String> parents = new HashMap<>();
    Map<String, LocalizedText> names = new HashMap<>();
    Map<String, Area> before = Map.of();
    for (LocalDate day : days) {
      Map<String, Area> valid = new LinkedHashMap<>();
      for (Area area : areas) {
        if (area.validity().contains(day)) {
          valid.put(area.code(), area);
        }
      }
      List<AreaEvent> today = byDay.getOrDefault(day, List.of());
      follow(before, valid, today, parents, names);
      stretches.add(new Stretch(day, valid, parents, names));
      before = valid;
    }
    return stretches;
  }

  private static void follow(
      Map<String, Area> before,
      Map<String, Area> valid,
      List<AreaEvent> today,
      Map<String, String> parents,
      Map<String, LocalizedText> names) {
    parents.keySet().retainAll(valid.keySet());
    names.keySet().retainAll(valid.keySet());
    for (AreaEvent event : today) {
      if (event instanceof AreaEvent.Merged merged) {
        Set<String> gone = new HashSet<>(merged.areas());
        gone.removeAll(valid.keySet());
        parents.replaceAll((code, parent) -> gone.contains(parent) ? merged.into() : parent);
      }
    }
    valid.forEach(
        (code, area) -> {
          if (!area.equals(before.get(code))) {
            names.put(code, area.name());
            parents.remove(code);
            area.parent().ifPresent(parent -> parents.put(code, parent));
          }
        });
    for (AreaEvent event : today) {
      if (event instanceof AreaEvent.Moved moved && valid.containsKey(moved.area())) {
        parents.put(moved.area(), moved.parent());
      } else if (event instanceof AreaEvent.Renamed renamed && valid.containsKey(renamed.area())) {
        names.put(renamed.area(), renamed.name());
      }
    }
  }

  /** The area of a code that is there. */
  Area area(String code) {
    return Objects.requireNonNull(areas.get(code));
  }

  /** The name of a code that is there. */
  LocalizedText name(String code) {
    return Objects.requireNonNull(names.get(code));
  }

  /** The codes that others lie under. */
  Set<String> inner() {
    return new HashSet<>(parents.values());
  }

  /** The codes that no other lies under, in order. */
  Set<String> leaves() {
    Set<String> leaves = new LinkedHashSet<>(areas.keySet());
    leaves.removeAll(inner());
    return leaves;
  }

  /** A code and all above it, nearest first. */
  List<String> pathToRoot(String code) {
    List<String> path = new ArrayList<>();
    for (String at = code; at != null; at = parents.get(at)) {
      path.add(at);
    }
    return path;
  }

  /** For every code the leaves below it; a leaf is below itself. */
  Map<String, Set<String>> leavesBelow() {
    Map<String, Set<String>> below = new HashMap<>();
    for (String leaf : leaves()) {
      for (String above : pathToRoot(leaf)) {
        below.computeIfAbsent(above, none -> new HashSet<>()).add(leaf);
      }
    }
    return below;
  }

  /** The lowest code that has all of these below it or is the only one of them. */
  String smallestCommon(Collection<String> codes) {
    List<String> common = new ArrayList<>(pathToRoot(codes.iterator().next()));
    codes.forEach(code -> common.retainAll(pathToRoot(code)));
    return common.get(0);
  }

  /**
   * Where the leaves of the stretch before went on this stretch's first day: themselves, unless
   * areas merged or were split.
   */
  Map<String, Set<String>> flowFrom(Stretch before, List<AreaEvent> events) {
    Map<String, Set<String>> flow = new LinkedHashMap<>();
    for (String leaf : before.leaves()) {
      Set<String> into = new TreeSet<>();
      if (before.area(leaf).equals(areas.get(leaf))) {
        into.add(leaf);
      }
      flow.put(leaf, into);
    }
    for (AreaEvent event : events) {
      if (!event.on().equals(begin)) {
        continue;
      }
      if (event instanceof AreaEvent.Merged merged) {
        for (String area : merged.areas()) {
          flow.computeIfPresent(area, (code, none) -> new TreeSet<>(Set.of(merged.into())));
        }
      } else if (event instanceof AreaEvent.Split split) {
        flow.computeIfPresent(split.area(), (code, none) -> new TreeSet<>(split.into()));
      }
    }
    return flow;
  }
}
