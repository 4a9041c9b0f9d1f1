package org.offenlage.ejb.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Names the ground that areas cover, by stretch and code. Stateless. */
final class Extents {

  private Extents() {}

  static List<Map<String, String>> of(
      List<Stretch> stretches,
      List<Map<String, Set<String>>> flows,
      List<Map<String, Set<String>>> backflows,
      List<AreaEvent> events) {
    List<Map<String, String>> extents = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (int s = 0; s < stretches.size(); s++) {
      Stretch stretch = stretches.get(s);
      Map<String, String> unchanged =
          s == 0
              ? Map.of()
              : unchanged(
                  stretches.get(s - 1),
                  extents.get(s - 1),
                  stretch,
                  flows.get(s),
                  backflows.get(s),
                  events);
      Map<String, String> here = new HashMap<>();
      for (String code : stretch.areas().keySet()) {
        String kept = unchanged.get(code);
        here.put(
            code, kept != null ? kept : used.contains(code) ? code + "@" + stretch.begin() : code);
      }
      used.addAll(here.values());
      extents.add(here);
    }
    return extents;
  }

  /** The extents of those whose ground is that of an area of the stretch before. */
  private static Map<String, String> unchanged(
      Stretch before,
      Map<String, String> extentsBefore,
      Stretch stretch,
      Map<String, Set<String>> flow,
      Map<String, Set<String>> backflow,
      List<AreaEvent> events) {
    Map<String, String> sole = soleSources(stretch, events);
    Map<String, Set<String>> belowBefore = before.leavesBelow();
    Map<String, Set<String>> below = stretch.leavesBelow();
    Map<String, String> unchanged = new HashMap<>();
    for (String code : stretch.areas().keySet()) {
      String source = sole.getOrDefault(code, code);
      Set<String> leavesBefore = belowBefore.get(source);
      if (leavesBefore != null
          && nothingCrosses(leavesBefore, below.getOrDefault(code, Set.of()), flow, backflow)) {
        unchanged.put(code, Objects.requireNonNull(extentsBefore.get(source)));
      }
    }
    return unchanged;
  }

  /** For areas that are another one under a new code, the old code. */
  private static Map<String, String> soleSources(Stretch stretch, List<AreaEvent> events) {
    Map<String, String> sole = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (AreaEvent event : events) {
      if (event.on().equals(stretch.begin())
          && event instanceof AreaEvent.Merged merged
          && !merged.areas().contains(merged.into())) {
        if (merged.areas().size() > 1 || sole.containsKey(merged.into())) {
          several.add(merged.into());
        } else {
          sole.put(merged.into(), merged.areas().get(0));
        }
      }
    }
    sole.keySet().removeAll(several);
    return sole;
  }

  /** Whether all that was in these leaves came into those, and nothing else did. */
  private static boolean nothingCrosses(
      Set<String> before,
      Set<String> after,
      Map<String, Set<String>> flow,
      Map<String, Set<String>> backflow) {
    return before.stream().allMatch(leaf -> after.containsAll(flow.getOrDefault(leaf, Set.of())))
        && after.stream()
            .allMatch(leaf -> before.containsAll(backflow.getOrDefault(leaf, Set.of())));
  }
}
