package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SharedCell;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ComplementsTest {

  private static final ProtectionMechanism.Suppression RULE =
      new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE);
  private static final UUID SNAPSHOT = new UUID(0, 1);
  private static final String ALL = "{\"conditions\":[],\"dataset\":\"people\"}";
  private static final String MEN = "{\"conditions\":[\"men\"],\"dataset\":\"people\"}";
  private static final String OLD = "{\"conditions\":[\"old\"],\"dataset\":\"people\"}";

  private static TableStructure structure(String... areas) {
    return TableStructure.of(
        List.of(
            SpanningVariable.of("area", Hierarchy.flat("kreis", List.of(areas))),
            SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2023")))));
  }

  /** Keys of records are powers of ten of their area, so that sums tell areas apart. */
  private static TableToProtect table(
      String population, TableStructure structure, UUID snapshot, long... inner) {
    long[] counts = new long[structure.cellCount()];
    long[] keys = new long[counts.length];
    for (int area = 0; area < inner.length; area++) {
      counts[area + 1] = inner[area];
      keys[area + 1] = inner[area] * (long) Math.pow(1000, area + 1);
      counts[0] += counts[area + 1];
      keys[0] += keys[area + 1];
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
            List.of(snapshot),
            OptionalInt.of(1)),
        new CountedRecords(population, Map.of("area", "area~1"), Condition.Locality.OWN_RECORD),
        Optional.of("area"),
        Optional.of("year"),
        List.of("2023"));
  }

  private static EarlierTable shown(TableToProtect truth) {
    List<SafeCell> cells = new ArrayList<>();
    ConfidentialTable table = truth.counted().table();
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      cells.add(new SafeCell.Published(table.count(cell)));
    }
    return new EarlierTable(
        "old@1 COUNT",
        truth,
        new SafeTable(
            table.structure(),
            cells,
            new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of())),
        Optional.of(RULE));
  }

  private final TableStructure areas = structure("a", "b", "c");
  private final TableToProtect all = table(ALL, areas, SNAPSHOT, 30, 40, 50);
  private final TableToProtect men = table(MEN, areas, SNAPSHOT, 29, 20, 25);

  @Nested
  class OfNestedTables {

    @Test
    void theRestIsWhatNobodyPublishedAndEverybodyKnows() {
      EarlierTable rest = Complements.of(men, shown(all), RULE).orElseThrow();
      ConfidentialTable counts = rest.truth().counted().table();

      assertThat(counts.count(counts.structure().cell(List.of("a", "rest", "2023")))).isEqualTo(1);
      assertThat(counts.count(counts.structure().cell(List.of("b", "some", "2023")))).isEqualTo(20);
      assertThat(counts.count(counts.structure().cell(List.of("c", "all", "2023")))).isEqualTo(50);
      assertThat(rest.published().cells()).allMatch(SafeCell.Suppressed.class::isInstance);
      assertThat(rest.promise()).contains(RULE);
    }

    @Test
    void itDoesNotMatterWhichCameFirst() {
      assertThat(Complements.of(all, shown(men), RULE)).isPresent();
    }

    @Test
    void bothTablesAreLinkedToTheirPlacesInIt() {
      EarlierTable rest = Complements.of(men, shown(all), RULE).orElseThrow();
      Map<String, TableToProtect> tables = new LinkedHashMap<>();
      tables.put("men", men);
      tables.put("all", all);
      tables.put("rest", rest.truth());
      TableStructure of = rest.truth().counted().table().structure();
      CellAddress inA = new CellAddress("men", areas.cell(List.of("a", "2023")));

      assertThat(CellLinks.between(tables))
          .contains(
              new SharedCell(inA, new CellAddress("rest", of.cell(List.of("a", "some", "2023")))),
              new SharedCell(
                  new CellAddress("all", areas.cell(List.of("a", "2023"))),
                  new CellAddress("rest", of.cell(List.of("a", "all", "2023")))))
          .noneMatch(pair -> pair.first().equals(inA) && pair.second().table().equals("all"));
    }
  }

  @Nested
  class OfOtherTables {

    @Test
    void thereIsNoneWhereNeitherHoldsTheOther() {
      assertThat(Complements.of(men, shown(table(OLD, areas, SNAPSHOT, 20, 20, 20)), RULE))
          .isEmpty();
      assertThat(Complements.of(all, shown(all), RULE)).isEmpty();
    }

    @Test
    void norWhereAreasOrSnapshotsDiffer() {
      assertThat(
              Complements.of(men, shown(table(ALL, structure("a", "b"), SNAPSHOT, 70, 50)), RULE))
          .isEmpty();
      assertThat(Complements.of(men, shown(table(ALL, areas, new UUID(0, 2), 30, 40, 50)), RULE))
          .isEmpty();
    }

    @Test
    void norWhereTheNarrowerIsTheLarger() {
      assertThat(Complements.of(men, shown(table(ALL, areas, SNAPSHOT, 28, 40, 50)), RULE))
          .isEmpty();
    }
  }

  @Test
  void cellsOfOtherCodesAreNotLinkedThoughTheirRecordsAreTheSame() {
    TableToProtect oneFilled = table(ALL, areas, SNAPSHOT, 30, 0, 0);
    Map<String, TableToProtect> tables = new LinkedHashMap<>();
    tables.put("table", oneFilled);

    assertThat(CellLinks.between(tables))
        .as("a reader does not know that b and c are empty")
        .isEmpty();
  }
}
