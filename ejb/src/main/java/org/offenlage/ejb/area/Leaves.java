package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.AreaSpells;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.ledger.Sha256;

/**
 * The areas that a table shows, and for every code of the history the one that it means in each
 * period.
 *
 * <p>Codes of areas are their {@link AreaTimeline extents}. Records that may be in several areas
 * get a leaf of their own for these areas, below the smallest area that has all of them; records
 * whose code is not valid in their period get one below the root. Such leaves are there whether or
 * not a period needs them.
 *
 * @param categories parents before their children
 * @param spells what codes mean; none where every code means itself at all times
 * @param possible for each leaf of records that may be in several areas, these
 */
record Leaves(
    List<Category> categories,
    Optional<AreaSpells> spells,
    Map<String, SortedSet<String>> possible) {

  static final String NOT_VALID = AreaSpells.OPEN;
  private static final int HASH_DIGITS = 12;

  Leaves {
    categories = List.copyOf(categories);
    possible = Map.copyOf(possible);
  }

  /** The areas of a day, to which all records are carried. */
  static Leaves on(AreaTimeline timeline, OptionalInt revision, LocalDate day) {
    int at = timeline.at(day);
    Map<String, Category> shown = new LinkedHashMap<>();
    Map<String, SortedSet<String>> possible = new LinkedHashMap<>();
    for (AreaTree.Node node : timeline.tree(day).nodes()) {
      shown.put(node.extent(), new Category(node.extent(), node.name(), node.parent()));
    }
    List<Map<String, SortedSet<String>>> carried = timeline.found(at);
    IntFunction<UnaryOperator<String>> leaves =
        stretch ->
            code -> {
              Crosswalk.Destination found =
                  timeline.destination(Objects.requireNonNull(carried.get(stretch).get(code)), at);
              if (found instanceof Crosswalk.Whole whole) {
                return timeline.extent(at, whole.code());
              }
              Crosswalk.Unresolved open = (Crosswalk.Unresolved) found;
              Category category = unresolved(timeline, at, open);
              possible.put(category.code(), extents(timeline, at, open));
              shown.putIfAbsent(category.code(), category);
              return category.code();
            };
    Map<String, List<AreaSpells.Spell>> spells = spells(timeline, leaves);
    return of(
        timeline,
        new AreaReference(timeline.history().id(), revision, Optional.of(day)),
        shown,
        spells,
        possible);
  }

  /**
   * Each period's own areas. Above them stand the areas above them when they were there last.
   * Records of one period are in no area that was not there then.
   */
  static Leaves asDelivered(AreaTimeline timeline, OptionalInt revision) {
    Map<String, String> parents = new LinkedHashMap<>();
    Map<String, LocalizedText> names = new LinkedHashMap<>();
    List<String> leaves = new ArrayList<>();
    int last = timeline.stretches().size() - 1;
    // From the last stretch back: what is known already was there later.
    for (int s = last; s >= 0; s--) {
      Stretch stretch = timeline.stretches().get(s);
      Set<String> smallest = stretch.leaves();
      for (String code : stretch.areas().keySet()) {
        String extent = timeline.extent(s, code);
        if (names.containsKey(extent)) {
          continue;
        }
        LocalizedText name = stretch.name(code);
        names.put(
            extent,
            s == last ? name : until(name, timeline.stretches().get(s + 1).begin().minusDays(1)));
        String parent = stretch.parents().get(code);
        if (parent != null) {
          parents.put(extent, timeline.extent(s, parent));
        }
        if (smallest.contains(code)) {
          leaves.add(extent);
        }
      }
    }
    Map<String, Category> shown = new LinkedHashMap<>();
    leaves.forEach(leaf -> show(leaf, parents, names, shown));
    return of(
        timeline,
        new AreaReference(timeline.history().id(), revision, Optional.empty()),
        shown,
        spells(timeline, stretch -> code -> timeline.extent(stretch, code)),
        Map.of());
  }

  private static void show(
      String extent,
      Map<String, String> parents,
      Map<String, LocalizedText> names,
      Map<String, Category> shown) {
    Optional<String> parent = Optional.ofNullable(parents.get(extent));
    parent.ifPresent(above -> show(above, parents, names, shown));
    shown.putIfAbsent(
        extent, new Category(extent, Objects.requireNonNull(names.get(extent)), parent));
  }

  private static LocalizedText until(LocalizedText name, LocalDate day) {
    String german = day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
    return new LocalizedText(
        name.german() + " (bis " + german + ")", name.english() + " (until " + day + ")");
  }

  private static Leaves of(
      AreaTimeline timeline,
      AreaReference reference,
      Map<String, Category> shown,
      Map<String, List<AreaSpells.Spell>> spells,
      Map<String, SortedSet<String>> possible) {
    if (!timeline.passingLeaves().isEmpty()) {
      String root =
          shown.values().stream()
              .filter(category -> category.parent().isEmpty())
              .findFirst()
              .map(Category::code)
              .orElseThrow();
      shown.put(
          NOT_VALID,
          Category.under(
              root,
              NOT_VALID,
              new LocalizedText(
                  "nicht zuzuordnen (Schlüssel im Zeitraum nicht gültig)",
                  "not attributable (code not valid in the period)")));
    }
    return new Leaves(
        List.copyOf(shown.values()),
        spells.isEmpty()
            ? Optional.empty()
            : Optional.of(new AreaSpells(reference, NOT_VALID, spells)),
        possible);
  }

  /**
   * A geography in which records that may be in several areas lie in the smallest area that has all
   * of these.
   */
  Geography with(Geography geography) {
    Map<String, String> above = new HashMap<>();
    geography.areas().forEach(a -> a.parent().ifPresent(parent -> above.put(a.code(), parent)));
    Map<String, String> members = new HashMap<>(geography.members());
    members.keySet().removeIf(member -> member.startsWith(AreaSpells.OPEN));
    possible.forEach(
        (leaf, extents) -> {
          List<String> common = null;
          for (String extent : extents) {
            List<String> path = new ArrayList<>();
            for (String at = members.get(extent); at != null; at = above.get(at)) {
              path.add(at);
            }
            if (common == null) {
              common = path;
            } else {
              common.retainAll(path);
            }
          }
          if (common != null && !common.isEmpty()) {
            members.put(leaf, common.get(0));
          }
        });
    return new Geography(geography.label(), geography.areas(), members);
  }

  private static SortedSet<String> extents(
      AreaTimeline timeline, int at, Crosswalk.Unresolved found) {
    SortedSet<String> extents = new TreeSet<>();
    found.codes().forEach(code -> extents.add(timeline.extent(at, code)));
    return extents;
  }

  /** By a name that tells the areas in question and nothing else. */
  private static Category unresolved(AreaTimeline timeline, int at, Crosswalk.Unresolved found) {
    Stretch stretch = timeline.stretches().get(at);
    String code =
        NOT_VALID
            + Sha256.of(String.join("\n", extents(timeline, at, found))).substring(0, HASH_DIGITS);
    Set<LocalizedText> names =
        found.codes().stream()
            .map(stretch::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Category.under(
        timeline.extent(at, found.under()),
        code,
        new LocalizedText(
            "nicht zuzuordnen ("
                + names.stream().map(LocalizedText::german).collect(Collectors.joining(" oder "))
                + ")",
            "not attributable ("
                + names.stream().map(LocalizedText::english).collect(Collectors.joining(" or "))
                + ")"));
  }

  private static Map<String, List<AreaSpells.Spell>> spells(
      AreaTimeline timeline, IntFunction<UnaryOperator<String>> leaves) {
    Map<String, List<AreaSpells.Spell>> spells = new LinkedHashMap<>();
    List<Stretch> stretches = timeline.stretches();
    for (int s = 0; s < stretches.size(); s++) {
      Optional<LocalDate> from = s == 0 ? Optional.empty() : Optional.of(stretches.get(s).begin());
      Optional<LocalDate> to =
          s + 1 == stretches.size() ? Optional.empty() : Optional.of(stretches.get(s + 1).begin());
      for (String code : stretches.get(s).leaves()) {
        String leaf = leaves.apply(s).apply(code);
        List<AreaSpells.Spell> of = spells.computeIfAbsent(code, none -> new ArrayList<>());
        int last = of.size() - 1;
        if (last >= 0 && of.get(last).leaf().equals(leaf) && of.get(last).to().equals(from)) {
          of.set(last, new AreaSpells.Spell(leaf, of.get(last).from(), to));
        } else {
          of.add(new AreaSpells.Spell(leaf, from, to));
        }
      }
    }
    spells
        .entrySet()
        .removeIf(
            each ->
                each.getValue()
                    .equals(
                        List.of(
                            new AreaSpells.Spell(
                                each.getKey(), Optional.empty(), Optional.empty()))));
    return spells;
  }
}
