package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what is wrong with the events of a history. For use by one thread. */
final class EventCheck {

  private record Change(LocalDate on, String area) {}

  private final List<Area> areas;
  private final List<AreaEvent> events;
  private final List<Stretch> stretches;
  private final List<String> problems = new ArrayList<>();
  private final Set<Change> ended = new HashSet<>();
  private final Set<Change> begun = new HashSet<>();

  EventCheck(List<Area> areas, List<AreaEvent> events, List<Stretch> stretches) {
    this.areas = areas;
    this.events = events;
    this.stretches = stretches;
  }

  /** What is wrong with each event by itself. */
  List<String> problems() {
    for (int e = 0; e < events.size(); e++) {
      AreaEvent event = events.get(e);
      String place = "events[" + e + "]";
      if (event instanceof AreaEvent.Merged merged) {
        check(place, merged);
      } else if (event instanceof AreaEvent.Split split) {
        check(place, split);
      } else if (event instanceof AreaEvent.Renamed renamed) {
        existsBefore(place, renamed.area(), renamed.on());
        existsOn(place, renamed.area(), renamed.on());
      } else if (event instanceof AreaEvent.Moved moved) {
        existsBefore(place, moved.area(), moved.on());
        existsOn(place, moved.area(), moved.on());
        existsOn(place, moved.parent(), moved.on());
      }
    }
    return List.copyOf(problems);
  }

  private void check(String place, AreaEvent.Merged merged) {
    existsOn(place, merged.into(), merged.on());
    begun.add(new Change(merged.on(), merged.into()));
    for (String area : merged.areas()) {
      existsBefore(place, area, merged.on());
      ends(place, area, merged.on());
      if (!area.equals(merged.into()) && goesOn(area, merged.on())) {
        problems.add(place + ": '" + area + "' must end on " + merged.on() + ", as it merges");
      }
    }
  }

  private void check(String place, AreaEvent.Split split) {
    existsBefore(place, split.area(), split.on());
    ends(place, split.area(), split.on());
    if (goesOn(split.area(), split.on()) && !split.into().contains(split.area())) {
      problems.add(
          place
              + ": '"
              + split.area()
              + "' must end on "
              + split.on()
              + " or be named in 'into' as well");
    }
    for (String into : split.into()) {
      existsOn(place, into, split.on());
      begun.add(new Change(split.on(), into));
    }
  }

  private void ends(String place, String area, LocalDate on) {
    if (!ended.add(new Change(on, area))) {
      problems.add(place + ": another event of " + on + " merges or splits '" + area + "' already");
    }
  }

  private boolean goesOn(String code, LocalDate on) {
    return areas.stream()
        .anyMatch(
            area ->
                area.code().equals(code)
                    && area.validity().contains(on)
                    && area.validity().contains(on.minusDays(1)));
  }

  private void existsOn(String place, String code, LocalDate on) {
    if (areas.stream().noneMatch(a -> a.code().equals(code) && a.validity().contains(on))) {
      problems.add(place + ": there is no '" + code + "' on " + on);
    }
  }

  private void existsBefore(String place, String code, LocalDate on) {
    LocalDate eve = on.minusDays(1);
    if (areas.stream().noneMatch(a -> a.code().equals(code) && a.validity().contains(eve))) {
      problems.add(place + ": there is no '" + code + "' on the day before, " + eve);
    }
  }

  /** Where areas without others below them begin or end out of nothing; needs sound trees. */
  List<String> problemsOfSuccession() {
    List<String> found = new ArrayList<>();
    for (int s = 1; s < stretches.size(); s++) {
      Stretch before = stretches.get(s - 1);
      Stretch stretch = stretches.get(s);
      Set<String> reached = new HashSet<>();
      Set<String> leaves = stretch.leaves();
      for (Map.Entry<String, Set<String>> flow : stretch.flowFrom(before, events).entrySet()) {
        if (flow.getValue().isEmpty()) {
          found.add(
              place(flow.getKey(), before)
                  + " ends on "
                  + stretch.begin()
                  + " without a successor; records may have its code: add an event that merges or"
                  + " splits it");
        }
        reached.addAll(flow.getValue());
        for (String into : flow.getValue()) {
          if (!leaves.contains(into)) {
            found.add(
                place(flow.getKey(), before)
                    + " goes into '"
                    + into
                    + "', which has areas below it; name those");
          }
        }
      }
      for (String leaf : leaves) {
        if (!reached.contains(leaf)) {
          found.add(
              place(leaf, stretch)
                  + " begins on "
                  + stretch.begin()
                  + " without a predecessor: add the event by which it came about");
        }
      }
    }
    return found;
  }

  private String place(String code, Stretch stretch) {
    return "areas[" + areas.indexOf(stretch.areas().get(code)) + "] '" + code + "'";
  }
}
