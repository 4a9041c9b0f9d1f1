package org.offenlage.ejb.area;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.NullMarked;

/** What a timeline says of random histories, held against the plots of land that make them up. */
@NullMarked
class AreaTimelineProperties {

  private static final int TRIES = 300;

  @Property(tries = 40, seed = "2017")
  void documentsAreReadBackAsTheyWereWritten(@ForAll long seed) {
    AreaHistory history = new RandomHistory(seed).history();
    assertThat(AreaHistoryJson.parse(AreaHistoryJson.write(history).toString())).isEqualTo(history);
    assertThat(AreaHistoryJson.parse(AreaHistoryJson.yaml(history))).isEqualTo(history);
  }

  @Property(tries = TRIES, seed = "2017")
  void treesHoldTheAreasOfTheirDayWithTheirGround(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    AreaTimeline timeline = new AreaTimeline(random.history());
    for (LocalDate day : random.days()) {
      AreaTree tree = timeline.tree(day);
      assertThat(tree.nodes().stream().map(AreaTree.Node::code))
          .containsExactlyInAnyOrderElementsOf(random.plots(day).keySet());
      Map<String, Set<Integer>> ground = new HashMap<>();
      for (AreaTree.Node node : tree.nodes()) {
        ground.put(node.extent(), random.plots(day).get(node.code()));
        node.parent()
            .ifPresent(
                parent -> assertThat(ground.get(parent)).containsAll(ground.get(node.extent())));
      }
      assertThat(ground).hasSameSizeAs(tree.nodes());
    }
  }

  @Property(tries = TRIES, seed = "2017")
  void oneExtentIsOneGround(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    AreaTimeline timeline = new AreaTimeline(random.history());
    Map<String, Set<Integer>> groundByExtent = new HashMap<>();
    Map<String, AreaTree.Node> before = Map.of();
    LocalDate dayBefore = RandomHistory.FIRST;
    for (LocalDate day : random.days()) {
      Map<String, AreaTree.Node> here = new HashMap<>();
      for (AreaTree.Node node : timeline.tree(day).nodes()) {
        Set<Integer> ground = requireNonNull(random.plots(day).get(node.code()));
        assertThat(groundByExtent.computeIfAbsent(node.extent(), none -> ground)).isEqualTo(ground);
        AreaTree.Node same = before.get(node.code());
        if (same != null && ground.equals(random.plots(dayBefore).get(node.code()))) {
          assertThat(node.extent()).as("%s stays as it is", node.code()).isEqualTo(same.extent());
        }
        here.put(node.code(), node);
      }
      before = here;
      dayBefore = day;
    }
  }

  @Property(tries = TRIES, seed = "2017")
  void crosswalksNameEveryAreaInWhichRecordsMayBe(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    AreaTimeline timeline = new AreaTimeline(random.history());
    List<LocalDate> days = random.days();
    for (int f = 0; f < days.size(); f++) {
      for (int t = 0; t < days.size(); t++) {
        LocalDate to = days.get(t);
        Set<String> seen = new HashSet<>();
        for (Crosswalk.Row row : timeline.crosswalk(days.get(f), to).rows()) {
          assertThat(seen.add(row.code())).isTrue();
          Set<String> truth = new TreeSet<>();
          requireNonNull(random.plots(days.get(f)).get(row.code()))
              .forEach(p -> truth.add(random.area(p, to)));
          Set<String> found = codes(row.destination());
          assertThat(found).containsAll(truth);
          if (Math.abs(f - t) <= 1) {
            assertThat(found).as("one step is exact").isEqualTo(truth);
          }
          if (row.destination() instanceof Crosswalk.Unresolved unresolved) {
            assertThat(smallestWith(random.plots(to), found))
                .isEqualTo(random.plots(to).get(unresolved.under()));
          }
        }
        assertThat(seen).isEqualTo(leaves(random, days.get(f)));
      }
    }
  }

  @Property(tries = TRIES, seed = "2017")
  void crosswalksOneAfterTheOtherAreTheCrosswalkAcross(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    AreaTimeline timeline = new AreaTimeline(random.history());
    List<LocalDate> days = random.days();
    for (int a = 0; a < days.size(); a++) {
      for (int b = a; b < days.size(); b++) {
        for (int c = b; c < days.size(); c++) {
          expectComposed(timeline, days.get(a), days.get(b), days.get(c));
          expectComposed(timeline, days.get(c), days.get(b), days.get(a));
        }
      }
    }
  }

  private static void expectComposed(
      AreaTimeline timeline, LocalDate from, LocalDate over, LocalDate to) {
    Map<String, SortedSet<String>> second = new HashMap<>();
    timeline
        .crosswalk(over, to)
        .rows()
        .forEach(row -> second.put(row.code(), codes(row.destination())));
    Map<String, SortedSet<String>> across = new HashMap<>();
    timeline
        .crosswalk(from, to)
        .rows()
        .forEach(row -> across.put(row.code(), codes(row.destination())));
    for (Crosswalk.Row row : timeline.crosswalk(from, over).rows()) {
      SortedSet<String> composed = new TreeSet<>();
      codes(row.destination()).forEach(code -> composed.addAll(second.get(code)));
      assertThat(across.get(row.code())).isEqualTo(composed);
    }
  }

  private static SortedSet<String> codes(Crosswalk.Destination destination) {
    return destination instanceof Crosswalk.Whole whole
        ? new TreeSet<>(Set.of(whole.code()))
        : ((Crosswalk.Unresolved) destination).codes();
  }

  private static Set<String> leaves(RandomHistory random, LocalDate day) {
    Set<String> leaves = new HashSet<>();
    for (int plot = 0; plot < random.plots(); plot++) {
      leaves.add(random.area(plot, day));
    }
    return leaves;
  }

  /** The least ground of an area that has these areas in it. */
  private static Set<Integer> smallestWith(Map<String, Set<Integer>> ground, Set<String> codes) {
    Set<Integer> needed = new TreeSet<>();
    codes.forEach(code -> needed.addAll(ground.get(code)));
    return ground.values().stream()
        .filter(plots -> plots.containsAll(needed))
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .orElseThrow();
  }
}
