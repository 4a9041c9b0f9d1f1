package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * A random history over plots of land, and for every day the area in which each plot lies, which is
 * known here without any crosswalk. Equal seeds give equal histories.
 */
public final class RandomHistory {

  /** The first day. */
  public static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

  private static final int PLOTS = 12;
  private static final String ROOT = "root";

  /** An area that is being written. */
  private static final class Draft {
    final String code;
    final String level;
    final @Nullable String parent;
    final LocalDate from;
    @Nullable LocalDate to;

    Draft(String code, String level, @Nullable String parent, LocalDate from) {
      this.code = code;
      this.level = level;
      this.parent = parent;
      this.from = from;
    }
  }

  private final SplittableRandom random;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<AreaEvent> events = new ArrayList<>();
  private final Map<String, Draft> open = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final TreeMap<LocalDate, String[]> areasOfPlots = new TreeMap<>();
  private final TreeMap<LocalDate, Map<String, String>> parentsByDay = new TreeMap<>();
  private final List<String> free = new ArrayList<>();
  private String[] areaOfPlot = new String[PLOTS];
  private int made;

  /** The history of a seed. */
  public RandomHistory(long seed) {
    random = new SplittableRandom(seed);
    begin(ROOT, "all", null, FIRST);
    for (int i = 0; i < 3; i++) {
      begin("P" + made++, "middle", ROOT, FIRST);
    }
    for (int plot = 0; plot < PLOTS; plot++) {
      int at = plot;
      areaOfPlot[plot] =
          plot > 3 && random.nextInt(4) == 0
              ? areaOfPlot[plot - 1]
              : begin("a" + made++, "small", at < 3 ? "P" + at : parentFor(Set.of()), FIRST);
    }
    keep(FIRST);
    LocalDate day = FIRST;
    for (int change = random.nextInt(6); change > 0; change--) {
      day = random.nextBoolean() ? day.plusDays(1 + random.nextInt(700)) : nextYear(day);
      change(day);
    }
  }

  private static LocalDate nextYear(LocalDate day) {
    return LocalDate.of(day.getYear() + 1, 1, 1);
  }

  private String begin(String code, String level, @Nullable String parent, LocalDate from) {
    Draft draft = new Draft(code, level, parent, from);
    drafts.add(draft);
    open.put(code, draft);
    if (parent != null) {
      parents.put(code, parent);
    }
    return code;
  }

  private void end(String code, LocalDate to) {
    Objects.requireNonNull(open.remove(code)).to = to;
    parents.remove(code);
  }

  private String parentFor(Set<String> unusable) {
    List<String> middles = new ArrayList<>(List.of(ROOT));
    open.values().stream()
        .filter(draft -> draft.level.equals("middle") && !unusable.contains(draft.code))
        .forEach(draft -> middles.add(draft.code));
    middles.sort(null);
    return middles.get(random.nextInt(middles.size()));
  }

  private String newCode(LocalDate day) {
    List<String> old =
        free.stream().filter(code -> !open.containsKey(code) && endedBefore(code, day)).toList();
    return !old.isEmpty() && random.nextInt(3) == 0
        ? old.get(random.nextInt(old.size()))
        : "a" + made++;
  }

  private boolean endedBefore(String code, LocalDate day) {
    return drafts.stream()
        .allMatch(d -> !d.code.equals(code) || (d.to != null && d.to.isBefore(day)));
  }

  private void change(LocalDate day) {
    List<String> untouched = new ArrayList<>(new TreeSet<>(Arrays.asList(areaOfPlot)));
    String[] before = areaOfPlot.clone();
    Set<String> middlesBefore = new HashSet<>();
    open.values().stream()
        .filter(d -> d.level.equals("middle"))
        .forEach(d -> middlesBefore.add(d.code));
    for (int i = 1 + random.nextInt(3); i > 0 && untouched.size() > 2; i--) {
      String area = untouched.remove(random.nextInt(untouched.size()));
      switch (random.nextInt(6)) {
        case 0 -> merge(List.of(area, untouched.remove(0)), newArea(day), day);
        case 1 -> {
          String into = untouched.remove(0);
          merge(List.of(area), into, day);
        }
        case 2 -> merge(List.of(area), newArea(day), day);
        case 3 -> split(area, day);
        case 4 -> {
          String parent = parentFor(Set.of());
          events.add(new AreaEvent.Moved(day, area, parent));
          parents.put(area, parent);
        }
        default -> events.add(new AreaEvent.Renamed(day, area, LocalizedText.same("n" + made++)));
      }
    }
    if (random.nextInt(3) == 0) {
      mergeMiddles(middlesBefore, day);
    }
    for (String middle : middlesBefore) {
      if (open.containsKey(middle) && !parents.containsValue(middle)) {
        end(middle, day);
      }
    }
    if (!Arrays.equals(before, areaOfPlot)) {
      free.addAll(Arrays.asList(before));
    }
    keep(day);
  }

  private String newArea(LocalDate day) {
    return begin(newCode(day), "small", parentFor(Set.of()), day);
  }

  private void merge(List<String> areas, String into, LocalDate day) {
    events.add(new AreaEvent.Merged(day, areas, into));
    for (String area : areas) {
      end(area, day);
    }
    for (int plot = 0; plot < PLOTS; plot++) {
      if (areas.contains(areaOfPlot[plot])) {
        areaOfPlot[plot] = into;
      }
    }
  }

  private void split(String area, LocalDate day) {
    List<Integer> plots = new ArrayList<>();
    for (int plot = 0; plot < PLOTS; plot++) {
      if (areaOfPlot[plot].equals(area)) {
        plots.add(plot);
      }
    }
    if (plots.size() < 2) {
      return;
    }
    boolean goesOn = random.nextBoolean();
    String other = newArea(day);
    String rest = goesOn ? area : newArea(day);
    int cut = 1 + random.nextInt(plots.size() - 1);
    for (int p = 0; p < plots.size(); p++) {
      areaOfPlot[plots.get(p)] = p < cut ? rest : other;
    }
    if (!goesOn) {
      end(area, day);
    }
    events.add(new AreaEvent.Split(day, area, List.of(rest, other)));
  }

  /** One that was there before goes into another one or a new one, with all that lies in it. */
  private void mergeMiddles(Set<String> before, LocalDate day) {
    List<String> middles =
        before.stream().filter(parents::containsValue).filter(open::containsKey).sorted().toList();
    if (middles.size() < 2) {
      return;
    }
    String gone = middles.get(0);
    String into = random.nextBoolean() ? middles.get(1) : begin("P" + made++, "middle", ROOT, day);
    // Areas that were put under it on this very day cannot be.
    for (Draft draft : drafts) {
      if (draft.from.equals(day) && gone.equals(draft.parent)) {
        return;
      }
    }
    for (AreaEvent event : events) {
      if (event instanceof AreaEvent.Moved moved
          && moved.on().equals(day)
          && moved.parent().equals(gone)) {
        return;
      }
    }
    events.add(new AreaEvent.Merged(day, List.of(gone), into));
    end(gone, day);
    parents.replaceAll((code, parent) -> parent.equals(gone) ? into : parent);
  }

  private void keep(LocalDate day) {
    // A middle area that was begun and not used is not written.
    drafts.removeIf(
        draft ->
            draft.level.equals("middle")
                && open.get(draft.code) == draft
                && !parents.containsValue(draft.code));
    open.values().removeIf(draft -> !drafts.contains(draft));
    areasOfPlots.put(day, areaOfPlot.clone());
    parentsByDay.put(day, new HashMap<>(parents));
  }

  /** The history as it would be declared. */
  public AreaHistory history() {
    List<Area> areas = new ArrayList<>();
    for (Draft draft : drafts) {
      areas.add(
          new Area(
              draft.code,
              LocalizedText.same("Name of " + draft.code),
              draft.level,
              Optional.ofNullable(draft.parent),
              new Validity(draft.from, Optional.ofNullable(draft.to))));
    }
    return new AreaHistory(
        "random",
        new LocalizedText("Zufall", "Random"),
        "made here",
        List.of(
            new AreaLevel("all", LocalizedText.same("all")),
            new AreaLevel("middle", LocalizedText.same("middle")),
            new AreaLevel("small", LocalizedText.same("small"))),
        areas,
        events);
  }

  /** How many plots there are. */
  public int plots() {
    return PLOTS;
  }

  /** The area in which a plot lies on a day. */
  public String area(int plot, LocalDate day) {
    return floor(areasOfPlots, day)[plot];
  }

  /** The plots of each area of a day, those with others below them included. */
  public Map<String, Set<Integer>> plots(LocalDate day) {
    Map<String, String> above = floor(parentsByDay, day);
    Map<String, Set<Integer>> plots = new LinkedHashMap<>();
    for (int plot = 0; plot < PLOTS; plot++) {
      for (String at = area(plot, day); at != null; at = above.get(at)) {
        plots.computeIfAbsent(at, none -> new TreeSet<>()).add(plot);
      }
    }
    return plots;
  }

  /** Days on which something changes, the first among them. */
  public List<LocalDate> days() {
    return List.copyOf(areasOfPlots.keySet());
  }

  private static <T> T floor(TreeMap<LocalDate, T> map, LocalDate day) {
    return Objects.requireNonNull(map.floorEntry(day)).getValue();
  }
}
