package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.audit.DisclosureAudit;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.suppression.ProgressListener;

/** Sums of what enterprises contribute, by place and branch, under rules of suppression. */
@NullMarked
class SuppressedSumsTest {

  private static final int P = 10;
  private static final UUID SNAPSHOT = new UUID(0, 1);
  private static final String FIRMS = "{\"conditions\":[],\"dataset\":\"firms\"}";
  private static final String TURNOVER =
      "{\"conditions\":[],\"dataset\":\"firms\",\"quantity\":{\"total\":\"turnover\"}}";

  private static final ProtectionMechanism.Suppression RULE = rule(new SafetyRule.PPercent(P));

  private static ProtectionMechanism.Suppression rule(SafetyRule.Concentration sums) {
    return new ProtectionMechanism.Suppression(
        3,
        ProtectionMechanism.Zeros.FREE,
        ProtectionMechanism.Suppression.USUAL,
        Optional.of(sums));
  }

  private static TableStructure structure(Hierarchy... hierarchies) {
    List<SpanningVariable> variables = new ArrayList<>();
    for (Hierarchy hierarchy : hierarchies) {
      variables.add(SpanningVariable.of("v" + variables.size(), hierarchy));
    }
    variables.add(SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2023"))));
    return TableStructure.of(variables);
  }

  private static final TableStructure PLACES =
      structure(Hierarchy.flat("kreis", List.of("a", "b", "c", "d")));

  /**
   * Records by enterprise.
   *
   * @param codes the inner cell
   */
  private record Record(List<String> codes, String holding, long turnover) {}

  /** The table of turnovers, or of the number of records. */
  private static TableToProtect table(
      TableStructure structure, List<Record> records, Quantity quantity) {
    int cells = structure.cellCount();
    long[] values = new long[cells];
    List<Map<String, Long>> byHolding = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      byHolding.add(new HashMap<>());
      for (Record each : records) {
        if (isIn(structure, cell, each)) {
          values[cell] += quantity instanceof Quantity.Total ? each.turnover() : 1;
          byHolding.get(cell).merge(each.holding(), each.turnover(), Long::sum);
        }
      }
    }
    LargestContributions.Collector collector = new LargestContributions.Collector(structure, 2);
    for (int cell = 0; cell < cells; cell++) {
      long[] amounts =
          byHolding.get(cell).values().stream()
              .sorted((x, y) -> Long.compare(y, x))
              .mapToLong(x -> x)
              .toArray();
      collector.put(cell, amounts.length, Arrays.stream(amounts).sum(), Arrays.copyOf(amounts, 2));
      if (amounts.length == 1) {
        collector.putAlone(cell, byHolding.get(cell).keySet().iterator().next());
      }
    }
    boolean sums = quantity instanceof Quantity.Total;
    return new TableToProtect(
        new TabulatedTable(
            sums ? TabulatedTable.Part.NUMERATOR : TabulatedTable.Part.DENOMINATOR,
            quantity,
            new ConfidentialTable(structure, values),
            Optional.empty(),
            CellKeys.of(new long[cells]),
            "firms",
            "firm",
            List.of(SNAPSHOT),
            OptionalInt.empty(),
            sums ? Optional.of(collector.collect()) : Optional.empty()),
        new CountedRecords(
            sums ? TURNOVER : FIRMS, Map.of("v0", "place~1"), Condition.Locality.OWN_RECORD),
        Optional.of("v0"),
        Optional.of("year"),
        List.of("2023"));
  }

  private static boolean isIn(TableStructure structure, int cell, Record record) {
    List<String> codes = structure.codes(cell);
    for (int v = 0; v < record.codes().size(); v++) {
      if (!structure
          .variables()
          .get(v)
          .hierarchies()
          .get(0)
          .pathToRoot(record.codes().get(v))
          .contains(codes.get(v))) {
        return false;
      }
    }
    return true;
  }

  private static TableToProtect sums(TableStructure structure, List<Record> records) {
    return table(structure, records, new Quantity.Total("turnover", 1_000_000_000));
  }

  private static List<Record> even(String place, int firms, long turnover) {
    List<Record> records = new ArrayList<>();
    for (int firm = 0; firm < firms; firm++) {
      records.add(new Record(List.of(place), place + firm, turnover));
    }
    return records;
  }

  private static List<Record> all(List<List<Record>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static Outcome<ProtectedTable> protect(
      TableToProtect table, ProtectionMechanism.Suppression rule, EarlierTable... earlier) {
    return SuppressedTables.protect(table, List.of(earlier), rule, ProgressListener.SILENT);
  }

  private static Map<String, SafeCell> byPlace(Outcome<ProtectedTable> outcome) {
    SafeTable table = outcome.orElseThrow().table();
    Map<String, SafeCell> cells = new TreeMap<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      cells.put(table.structure().codes(cell).get(0), table.cells().get(cell));
    }
    return cells;
  }

  private static EarlierTable published(TableToProtect truth, SafeTable table) {
    return new EarlierTable("firms@1", truth, table, Optional.of(RULE));
  }

  /** Of nine firms in each place one in b has nearly all of the turnover. */
  private static final List<Record> DOMINATED =
      all(
          List.of(
              even("a", 9, 1000),
              even("b", 8, 10),
              List.of(new Record(List.of("b"), "giant", 500_000)),
              even("c", 9, 60_000),
              even("d", 9, 3000)));

  @Nested
  class WhereOneEnterpriseDominates {

    @Test
    void itsCellIsHiddenAndCannotBeWorkedOutFromTheTotal() {
      Map<String, SafeCell> cells = byPlace(protect(sums(PLACES, DOMINATED), RULE));
      assertThat(cells.get("b")).isInstanceOf(SafeCell.Suppressed.class);
      assertThat(cells.get("kreis")).isEqualTo(new SafeCell.Published(1_076_080));
      assertThat(
              List.of("a", "c", "d").stream()
                  .filter(place -> cells.get(place) instanceof SafeCell.Suppressed))
          .as("one of these protects b, or b were the total without them")
          .isNotEmpty();
    }

    @Test
    void itsCellIsShownWhereThatIsAllowed() {
      TableToProtect waived =
          sums(PLACES, DOMINATED).waiving(new WaivedCells(Set.of(List.of("b", "2023"))));
      assertThat(byPlace(protect(waived, RULE)).values())
          .allSatisfy(cell -> assertThat(cell).isInstanceOf(SafeCell.Published.class));
    }

    @Test
    void countsOfTheSameFirmsAreShown() {
      TableToProtect counts = table(PLACES, DOMINATED, new Quantity.Records());
      assertThat(byPlace(protect(counts, RULE)).values())
          .allSatisfy(cell -> assertThat(cell).isInstanceOf(SafeCell.Published.class));
    }

    @Test
    void anotherRuleMayFindItSafe() {
      // The giant holds 99.98 percent of b and 46 percent of all.
      assertThat(
              byPlace(
                      protect(
                          sums(PLACES, all(List.of(even("a", 9, 1000), even("b", 3, 800)))),
                          rule(new SafetyRule.Dominance(1, new SafetyRule.Share(40)))))
                  .values())
          .allSatisfy(cell -> assertThat(cell).isInstanceOf(SafeCell.Published.class));
    }
  }

  @Nested
  class WhereFewContribute {

    @Test
    void firmsOfOneHoldingAreOneContributor() {
      List<Record> records = new ArrayList<>(all(List.of(even("c", 9, 500), even("d", 9, 700))));
      for (int firm = 0; firm < 30; firm++) {
        records.add(new Record(List.of("a"), firm % 2 == 0 ? "one" : "other", 100));
      }
      records.addAll(even("b", 9, 100));
      Map<String, SafeCell> cells = byPlace(protect(sums(PLACES, records), RULE));
      assertThat(cells.get("a"))
          .as("thirty firms of two holdings")
          .isInstanceOf(SafeCell.Suppressed.class);
    }

    @Test
    void whoIsAloneInTwoPlacesProtectsNeitherByTheOther() {
      // In a and b the same holding is alone: it knows both, and must not see c through them.
      List<Record> records =
          all(
              List.of(
                  List.of(new Record(List.of("a"), "h", 400), new Record(List.of("b"), "h", 300)),
                  List.of(new Record(List.of("c"), "x", 500), new Record(List.of("c"), "y", 90)),
                  even("d", 9, 2000)));
      Map<String, SafeCell> cells = byPlace(protect(sums(PLACES, records), RULE));
      assertThat(cells.get("c")).isInstanceOf(SafeCell.Suppressed.class);
      assertThat(
              cells.get("d") instanceof SafeCell.Suppressed
                  || cells.get("kreis") instanceof SafeCell.Suppressed)
          .as("else h subtracts a and b from the total")
          .isTrue();
    }

    @Test
    void aZeroOfNobodyIsShownUnlessZerosAreProtected() {
      List<Record> records = all(List.of(even("a", 9, 100), even("b", 9, 100), even("c", 9, 100)));
      assertThat(byPlace(protect(sums(PLACES, records), RULE)).get("d"))
          .isEqualTo(new SafeCell.Published(0));
      assertThat(
              byPlace(
                      protect(
                          sums(PLACES, records),
                          new ProtectionMechanism.Suppression(
                              3,
                              ProtectionMechanism.Zeros.PROTECTED,
                              ProtectionMechanism.Suppression.USUAL,
                              RULE.sums())))
                  .get("d"))
          .isInstanceOf(SafeCell.Suppressed.class);
    }
  }

  @Nested
  class TogetherWithOtherTables {

    @Test
    void whereTheCountIsHiddenTheSumIsHiddenToo() {
      List<Record> records =
          all(
              List.of(
                  even("a", 2, 1000), even("b", 4, 900), even("c", 90, 1000), even("d", 90, 1000)));
      TableToProtect counts = table(PLACES, records, new Quantity.Records());
      SafeTable shown = protect(counts, RULE).orElseThrow().table();
      Map<String, SafeCell> cells =
          byPlace(protect(sums(PLACES, records), RULE, published(counts, shown)));
      long hidden = 0;
      for (int cell = 0; cell < shown.cells().size(); cell++) {
        if (shown.cells().get(cell) instanceof SafeCell.Suppressed) {
          hidden++;
          assertThat(cells.get(shown.structure().codes(cell).get(0)))
              .isInstanceOf(SafeCell.Suppressed.class);
        }
      }
      assertThat(hidden).isGreaterThanOrEqualTo(2);

      TableToProtect waived =
          sums(PLACES, records).waiving(new WaivedCells(Set.of(List.of("a", "2023"))));
      assertThat(byPlace(protect(waived, RULE, published(counts, shown))).get("a"))
          .as("the sum alone is allowed to be shown, the number of records is not")
          .isInstanceOf(SafeCell.Suppressed.class);
    }

    @Test
    void whatAnEarlierPublicationShowsIsKnown() {
      TableToProtect before = sums(PLACES, DOMINATED);
      SafeTable shown = protect(before, RULE).orElseThrow().table();
      TableToProtect now =
          sums(structure(Hierarchy.flat("kreis", List.of("a", "b", "c", "d"))), DOMINATED);
      Map<String, SafeCell> again = byPlace(protect(now, RULE, published(before, shown)));
      for (int cell = 0; cell < shown.cells().size(); cell++) {
        assertThat(again.get(shown.structure().codes(cell).get(0)))
            .isEqualTo(shown.cells().get(cell));
      }
    }

    @Test
    void whatAnEarlierPublicationGaveAwayCannotBeProtected() {
      TableToProtect truth = sums(PLACES, DOMINATED);
      List<SafeCell> cells = new ArrayList<>();
      for (int cell = 0; cell < PLACES.cellCount(); cell++) {
        cells.add(
            PLACES.codes(cell).get(0).equals("b")
                ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
                : new SafeCell.Published(truth.counted().table().count(cell)));
      }
      SafeTable careless =
          new SafeTable(PLACES, cells, protect(truth, RULE).orElseThrow().table().statement());
      assertThat(protect(truth, RULE, published(truth, careless)))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  /**
   * Random firms by place and branch, with turnovers of up to 10^9: what anybody can work out from
   * the published sums leaves the second largest firm of each cell uncertain of the largest by the
   * p percent that the rule asks, and sums of fewer than three firms within the width that it asks.
   */
  @Property(tries = 40)
  void noLargestContributionIsKnownMoreCloselyThanTheRuleAllows(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, String> tree = new LinkedHashMap<>();
    tree.put("west", "kreis");
    tree.put("east", "kreis");
    List<String> places = List.of("a", "b", "c", "d", "e");
    places.forEach(place -> tree.put(place, place.compareTo("c") < 0 ? "west" : "east"));
    List<String> branches = List.of("trade", "craft", "care");
    TableStructure structure =
        structure(Hierarchy.ofParents(tree), Hierarchy.flat("all", branches));
    List<Record> records = new ArrayList<>();
    int firms = 5 + random.nextInt(60);
    for (int firm = 0; firm < firms; firm++) {
      records.add(
          new Record(
              List.of(
                  places.get(random.nextInt(places.size())),
                  branches.get(random.nextInt(branches.size()))),
              "h" + random.nextInt(firms),
              (long) Math.exp(random.nextDouble() * Math.log(1e9))));
    }
    TableToProtect table = sums(structure, records);
    Outcome<ProtectedTable> outcome = protect(table, RULE);
    if (outcome instanceof Outcome.Refused<ProtectedTable> refused) {
      // Where all of the county is one or two firms, nothing can be shown.
      assertThat(refused.refusal()).isInstanceOf(ProtectionRefusal.CellsUnprotectable.class);
      return;
    }
    SafeTable shown = outcome.orElseThrow().table();
    BitSet hidden = new BitSet();
    Map<Integer, ProtectionLevel> asked = new TreeMap<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      hidden.set(cell, shown.cells().get(cell) instanceof SafeCell.Suppressed);
      Optional<ProtectionLevel> level = level(structure, cell, records);
      if (level.isPresent()) {
        asked.put(cell, level.get());
      }
    }
    assertThat(
            DisclosureAudit.of(
                    LinkedTables.of(table.counted().table()), hidden, SensitiveCells.of(asked), 1)
                .isSafe())
        .isTrue();
  }

  /** By definition, from the records: what the second largest must not come closer to. */
  private static Optional<ProtectionLevel> level(
      TableStructure structure, int cell, List<Record> records) {
    Map<String, Long> byHolding = new HashMap<>();
    for (Record each : records) {
      if (isIn(structure, cell, each)) {
        byHolding.merge(each.holding(), each.turnover(), Long::sum);
      }
    }
    long[] amounts = byHolding.values().stream().mapToLong(x -> x).sorted().toArray();
    if (amounts.length == 0) {
      return Optional.empty();
    }
    long sum = Arrays.stream(amounts).sum();
    long largest = amounts[amounts.length - 1];
    long second = amounts.length > 1 ? amounts[amounts.length - 2] : 0;
    // 100 · (upper − second − largest) must reach P · largest.
    long above = Math.floorDiv(P * largest + 99, 100L) - (sum - second - largest);
    long width = amounts.length < 3 ? Math.max(sum, 2) : 1;
    return above > 0 || amounts.length < 3
        ? Optional.of(
            new ProtectionLevel(Math.max(0, Math.min(above, sum)), Math.max(0, above), width))
        : Optional.empty();
  }
}
