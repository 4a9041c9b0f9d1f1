package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.AreaSpells;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.ProgressListener;

/** Ämter and school districts over the same municipalities are protected as one system. */
class GeographiesTest {

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final UUID SNAPSHOT = new UUID(0, 1);
  private static final Map<String, Long> PEOPLE =
      Map.of("a", 1L, "b", 20L, "c", 30L, "d", 40L, "e", 50L, "f", 60L);
  private static final Dimension.Area AEMTER =
      new Dimension.Area("area", TEXT, categories("amt", List.of("a", "b"), List.of("c", "d")));
  private static final Geography SCHOOLS =
      new Geography(
          TEXT,
          List.of(Category.root("school1", TEXT), Category.root("school2", TEXT)),
          Map.of(
              "a", "school1", "c", "school1", "e", "school1", "b", "school2", "d", "school2", "f",
              "school2"));

  private static List<Category> categories(String name, List<String> one, List<String> two) {
    Map<String, Category> all = new LinkedHashMap<>();
    all.put("kreis", Category.root("kreis", TEXT));
    all.put(name + 1, Category.under("kreis", name + 1, TEXT));
    one.forEach(code -> all.put(code, Category.under(name + 1, code, TEXT)));
    all.put(name + 2, Category.under("kreis", name + 2, TEXT));
    two.forEach(code -> all.put(code, Category.under(name + 2, code, TEXT)));
    for (String code : new TreeSet<>(PEOPLE.keySet())) {
      all.putIfAbsent(code, Category.under("kreis", code, TEXT));
    }
    return List.copyOf(all.values());
  }

  private static TableToProtect table(List<Hierarchy> trees, Map<String, Long> people) {
    return table(trees, people, Optional.empty());
  }

  private static TableToProtect table(
      List<Hierarchy> trees, Map<String, Long> people, Optional<AreaSpells> areas) {
    TableStructure structure =
        TableStructure.of(
            List.of(
                new SpanningVariable("area", trees),
                SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2023")))));
    long[] counts = new long[structure.cellCount()];
    long[] keys = new long[structure.cellCount()];
    for (int cell = 0; cell < counts.length; cell++) {
      String code = structure.codes(cell).get(0);
      for (Map.Entry<String, Long> area : people.entrySet()) {
        if (trees.stream().anyMatch(tree -> isBelow(tree, area.getKey(), code))) {
          counts[cell] += area.getValue();
          keys[cell] += area.getKey().hashCode() * 0x9E3779B97F4A7C15L;
        }
      }
    }
    return new TableToProtect(
        new TabulatedTable(
            TabulatedTable.Part.COUNT,
            new Quantity.Records(),
            new ConfidentialTable(structure, counts),
            Optional.empty(),
            CellKeys.of(keys),
            "people",
            "person",
            List.of(SNAPSHOT),
            OptionalInt.empty()),
        new CountedRecords(
            "{\"dataset\":\"people\"}",
            Map.of("area", "area~1"),
            Condition.Locality.OWN_RECORD,
            areas),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2023"));
  }

  private static boolean isBelow(Hierarchy tree, String leaf, String code) {
    return tree.contains(leaf) && tree.pathToRoot(leaf).contains(code);
  }

  private static SafeTable protect(
      TableToProtect table, List<EarlierTable> earlier, ProtectionMechanism.Zeros zeros) {
    Outcome<ProtectedTable> outcome =
        SuppressedTables.protect(
            table, earlier, new ProtectionMechanism.Suppression(3, zeros), ProgressListener.SILENT);
    return outcome.orElseThrow().table();
  }

  private static SafeTable protect(List<Hierarchy> trees) {
    return protect(table(trees, PEOPLE), List.of(), ProtectionMechanism.Zeros.FREE);
  }

  private static Set<String> hidden(SafeTable table) {
    Set<String> hidden = new TreeSet<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      if (table.cells().get(cell) instanceof SafeCell.Suppressed) {
        hidden.add(table.structure().codes(cell).get(0));
      }
    }
    return hidden;
  }

  private static Dimension.Area withSchools() {
    return new Dimension.Area(
        "area", TEXT, AEMTER.categories(), Optional.empty(), List.of(SCHOOLS));
  }

  /** By plain elimination: what a reader works out from sums in which one summand is missing. */
  private static Set<String> workedOut(Set<String> hidden, List<Hierarchy> trees) {
    Set<String> unknown = new TreeSet<>(hidden);
    boolean found = true;
    while (found) {
      found = false;
      for (Hierarchy tree : trees) {
        for (String code : tree.codes()) {
          Set<String> sum = new TreeSet<>(tree.children(code));
          if (!sum.isEmpty()) {
            sum.add(code);
            sum.retainAll(unknown);
            found |= sum.size() == 1 && unknown.removeAll(sum);
          }
        }
      }
    }
    Set<String> known = new TreeSet<>(hidden);
    known.removeAll(unknown);
    return known;
  }

  @Nested
  class TwoTreesInOneTable {

    @Test
    void hideMoreThanTheFirstAlone() {
      List<Hierarchy> both = withSchools().hierarchies();

      Set<String> alone = hidden(protect(List.of(AEMTER.hierarchy())));
      assertThat(workedOut(alone, List.of(AEMTER.hierarchy()))).isEmpty();
      assertThat(workedOut(alone, both))
          .as("what one tree hides, the sums of the other would tell")
          .contains("a");
      Set<String> together = hidden(protect(both));
      assertThat(together).contains("a");
      assertThat(workedOut(together, both)).isEmpty();
    }
  }

  @Nested
  class TwoTreesInTwoPublications {

    @Test
    void areProtectedTogether() {
      List<Hierarchy> schools = List.of(withSchools().hierarchies().get(1));
      TableToProtect first = table(List.of(AEMTER.hierarchy()), PEOPLE);
      SafeTable published = protect(first, List.of(), ProtectionMechanism.Zeros.FREE);
      SafeTable second =
          protect(
              table(schools, PEOPLE),
              List.of(
                  new EarlierTable(
                      "people@1",
                      first,
                      published,
                      Optional.of(
                          new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE)))),
              ProtectionMechanism.Zeros.FREE);

      assertThat(hidden(protect(schools))).as("what it would hide alone").isNotEmpty();
      Set<String> all = new TreeSet<>(hidden(published));
      all.addAll(hidden(second));
      assertThat(workedOut(all, withSchools().hierarchies())).doesNotContain("a");
    }
  }

  @Nested
  class AreasThatEverybodyKnowsToBeEmpty {

    /** Once h came from g, so that it is not known where old records lie: "?open". */
    private static final AreaSpells SPELLS =
        new AreaSpells(
            new AreaReference("history", OptionalInt.of(1), Optional.empty()),
            "?",
            Map.of(
                "d",
                List.of(
                    new AreaSpells.Spell(
                        "?open", Optional.empty(), Optional.of(LocalDate.of(2020, 1, 1))),
                    new AreaSpells.Spell(
                        "d", Optional.of(LocalDate.of(2020, 1, 1)), Optional.empty()))));

    @Test
    void areShownAndHideNothing() {
      Hierarchy tree = Hierarchy.flat("kreis", List.of("a", "b", "c", "d", "?open"));
      Map<String, Long> people = Map.of("a", 1L, "b", 20L, "c", 30L, "d", 40L, "?open", 0L);

      assertThat(
              hidden(
                  protect(
                      table(List.of(tree), people),
                      List.of(),
                      ProtectionMechanism.Zeros.PROTECTED)))
          .as("a zero that may be something else")
          .contains("a", "?open");
      Set<String> hidden =
          hidden(
              protect(
                  table(List.of(tree), people, Optional.of(SPELLS)),
                  List.of(),
                  ProtectionMechanism.Zeros.PROTECTED));
      assertThat(hidden).contains("a").doesNotContain("?open").hasSize(2);
    }
  }
}
