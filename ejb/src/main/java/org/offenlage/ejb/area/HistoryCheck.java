package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what is wrong with a history, each a sentence that names the place in the document. For use
 * once, by one thread. Costs O(days on which something changes × areas).
 */
final class HistoryCheck {

  private final List<AreaLevel> levels;
  private final List<Area> areas;
  private final List<AreaEvent> events;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> depths = new HashMap<>();

  HistoryCheck(List<AreaLevel> levels, List<Area> areas, List<AreaEvent> events) {
    this.levels = levels;
    this.areas = areas;
    this.events = events;
  }

  /** The problems; empty where all is right. */
  List<String> problems() {
    checkLevels();
    checkCodes();
    if (!problems.isEmpty()) {
      return problems;
    }
    List<Stretch> stretches = Stretch.of(areas, events);
    EventCheck ofEvents = new EventCheck(areas, events, stretches);
    problems.addAll(ofEvents.problems());
    stretches.forEach(this::checkTree);
    if (problems.isEmpty()) {
      checkLeaves(stretches);
      problems.addAll(ofEvents.problemsOfSuccession());
    }
    return problems;
  }

  private void checkLevels() {
    for (int l = 0; l < levels.size(); l++) {
      if (depths.put(levels.get(l).id(), l) != null) {
        problems.add("levels[" + l + "]: '" + levels.get(l).id() + "' is there twice");
      }
    }
    if (levels.size() < 2) {
      problems.add("'levels' must name at least two levels, the root's first");
    }
  }

  private void checkCodes() {
    Map<String, List<Integer>> byCode = new LinkedHashMap<>();
    List<Integer> roots = new ArrayList<>();
    for (int a = 0; a < areas.size(); a++) {
      Area area = areas.get(a);
      if (!depths.containsKey(area.level())) {
        problems.add(place(a) + " has the level '" + area.level() + "', which 'levels' lacks");
      }
      if (area.parent().isEmpty()) {
        roots.add(a);
      }
      for (int other : byCode.computeIfAbsent(area.code(), none -> new ArrayList<>())) {
        if (areas.get(other).validity().overlaps(area.validity())) {
          problems.add(place(a) + " is valid at the same time as areas[" + other + "]");
        }
      }
      byCode.get(area.code()).add(a);
    }
    if (roots.size() != 1) {
      problems.add("exactly one area must have no parent, and " + roots.size() + " have none");
      return;
    }
    Area root = areas.get(roots.get(0));
    Optional<LocalDate> first =
        areas.stream().map(a -> a.validity().from()).min(LocalDate::compareTo);
    if (root.validity().to().isPresent() || !first.equals(Optional.of(root.validity().from()))) {
      problems.add(place(roots.get(0)) + " has no parent, so it must be valid on all days");
    }
  }

  private void checkTree(Stretch stretch) {
    for (int a = 0; a < areas.size(); a++) {
      Area area = areas.get(a);
      String code = area.code();
      if (!area.equals(stretch.areas().get(code))) {
        continue;
      }
      String parent = stretch.parents().get(code);
      if (parent == null) {
        continue;
      }
      Area above = stretch.areas().get(parent);
      if (above == null) {
        problem(
            place(a) + " lies under '" + parent + "', which does not exist on " + stretch.begin());
      } else if (depth(above) >= depth(area)) {
        problem(
            place(a)
                + " of the level '"
                + area.level()
                + "' cannot lie under '"
                + parent
                + "' of the level '"
                + above.level()
                + "'");
      }
    }
  }

  /** What is said of one stretch is not said again of the next. */
  private void problem(String sentence) {
    if (!problems.contains(sentence)) {
      problems.add(sentence);
    }
  }

  private int depth(Area area) {
    return depths.getOrDefault(area.level(), 0);
  }

  private void checkLeaves(List<Stretch> stretches) {
    Set<Area> above = new HashSet<>();
    Set<Area> alone = new HashSet<>();
    for (Stretch stretch : stretches) {
      Set<String> inner = stretch.inner();
      stretch.areas().forEach((code, area) -> (inner.contains(code) ? above : alone).add(area));
    }
    for (int a = 0; a < areas.size(); a++) {
      if (above.contains(areas.get(a)) && alone.contains(areas.get(a))) {
        problems.add(
            place(a)
                + " has areas below it on some days and none on others; end it and let another"
                + " code begin");
      }
    }
  }

  private String place(int area) {
    return "areas[" + area + "] '" + areas.get(area).code() + "'";
  }
}
