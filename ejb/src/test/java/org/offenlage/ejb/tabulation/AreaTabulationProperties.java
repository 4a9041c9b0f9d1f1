package org.offenlage.ejb.tabulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.area.AreaFitting;
import org.offenlage.ejb.area.AreaTimeline;
import org.offenlage.ejb.area.AreaTree;
import org.offenlage.ejb.area.Crosswalk;
import org.offenlage.ejb.area.RandomHistory;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.DefinitionCheck;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.IndicatorJson;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.intake.Intake;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;

/** Cubes over areas that change equal a recount, whatever day's areas are shown. */
@NullMarked
class AreaTabulationProperties {

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final int PERSONS = 150;
  private static final String NOT_VALID = "?";

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("offenlage-areas");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Codes as they were delivered, by year; one in ten is any code that there ever was. */
  private static Map<ReferencePeriod, List<String>> delivered(
      RandomHistory random, List<String> codes, SplittableRandom draw) {
    Map<ReferencePeriod, List<String>> delivered = new TreeMap<>();
    for (int year : new int[] {2009, 2011, 2013, 2016}) {
      LocalDate last = LocalDate.of(year, 12, 31);
      List<String> of = new ArrayList<>();
      for (int person = 0; person < PERSONS; person++) {
        LocalDate known = last.isBefore(RandomHistory.FIRST) ? RandomHistory.FIRST : last;
        of.add(
            draw.nextInt(10) == 0
                ? codes.get(draw.nextInt(codes.size()))
                : random.area(draw.nextInt(random.plots()), known));
      }
      delivered.put(ReferencePeriod.ofYear(year), of);
    }
    return delivered;
  }

  private static DatasetDeclaration people(List<String> codes) {
    return new DatasetDeclaration(
        "people",
        "Menschen",
        CsvFormat.INTERNATIONAL,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.required("place", new ColumnType.Code(codes))),
        new Respondent("person", "person", Respondent.Records.ONE),
        "§ 1",
        Period.ofYears(1));
  }

  private static StoredParts deliver(Vault vault, DatasetDeclaration people, List<String> codes) {
    StringBuilder csv = new StringBuilder("person,place\n");
    for (int person = 0; person < codes.size(); person++) {
      csv.append('p').append(person).append(',').append(codes.get(person)).append('\n');
    }
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), people)) {
      Intake.Result result =
          new Intake(people, writer, new byte[32])
              .read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndicatorDefinition definition(
      AreaTimeline timeline, DatasetDeclaration people, Optional<LocalDate> on) {
    IndicatorDefinition asking =
        new IndicatorDefinition(
            new IndicatorMetadata(
                "x",
                FieldOfAction.WORK,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                0,
                IndicatorMetadata.DataOrigin.SYNTHETIC),
            new Measure.Count(
                new CountQuery(
                    "people",
                    Map.of("area", new Assignment.ByCode("place")),
                    List.of(),
                    OptionalInt.empty())),
            List.of(
                new Dimension.Area(
                    "area",
                    TEXT,
                    List.of(),
                    Optional.of(new AreaReference("random", OptionalInt.empty(), on)),
                    on.map(day -> List.of(districts(timeline, day))).orElse(List.of())),
                new Dimension.Period("year", TEXT)));
    assertThat(new DefinitionCheck(asking, Map.of("people", people)).problems())
        .contains("no area history 'random' is declared");
    IndicatorDefinition fitted = AreaFitting.fit(asking, timeline, 1);
    assertThat(new DefinitionCheck(fitted, Map.of("people", people)).problems()).isEmpty();
    assertThat(IndicatorJson.parse(IndicatorJson.write(fitted).toString())).isEqualTo(fitted);
    assertThat(AreaFitting.fit(fitted, timeline, 1)).isEqualTo(fitted);
    return fitted;
  }

  /** The smallest areas of a day by turns in one of two districts. */
  private static Geography districts(AreaTimeline timeline, LocalDate day) {
    Map<String, String> members = new LinkedHashMap<>();
    Set<String> inner = new TreeSet<>();
    List<AreaTree.Node> nodes = timeline.tree(day).nodes();
    nodes.forEach(node -> node.parent().ifPresent(inner::add));
    for (AreaTree.Node node : nodes) {
      if (!inner.contains(node.extent())) {
        members.put(node.extent(), "district" + members.size() % 2 + " of " + day);
      }
    }
    return new Geography(
        TEXT,
        new TreeSet<>(members.values()).stream().map(code -> Category.root(code, TEXT)).toList(),
        members);
  }

  private static List<String> codes(AreaTimeline timeline, RandomHistory random) {
    Set<String> codes = new TreeSet<>();
    for (LocalDate day : timeline.days()) {
      for (int plot = 0; plot < random.plots(); plot++) {
        codes.add(random.area(plot, day));
      }
    }
    return List.copyOf(codes);
  }

  /** By code and year, all that the cube holds of it. */
  private record Held(long count, long keys) {}

  private static Map<List<String>, Held> tabulate(
      IndicatorDefinition definition,
      DatasetDeclaration people,
      Vault vault,
      Map<ReferencePeriod, StoredParts> snapshots) {
    TabulatedTable table =
        new Tabulation(
                definition,
                List.copyOf(snapshots.keySet()),
                vault,
                new TabulationEngine.InProcess())
            .of(
                List.of(
                    new CountedDataset(
                        definition.queries().get(0),
                        definition.measure().quantities().get(0),
                        people,
                        snapshots)))
            .tables()
            .get(0);
    Map<List<String>, Held> held = new HashMap<>();
    for (int cell = 0; cell < table.table().structure().cellCount(); cell++) {
      held.put(
          table.table().structure().codes(cell),
          new Held(table.table().count(cell), table.cellKeys().key(cell)));
    }
    return held;
  }

  /** The last day of a year on which a code is valid. */
  private static Optional<LocalDate> lastDay(AreaTimeline timeline, String code, int year) {
    List<LocalDate> candidates = new ArrayList<>(List.of(LocalDate.of(year, 12, 31)));
    timeline.days().stream()
        .map(day -> day.minusDays(1))
        .filter(eve -> eve.getYear() == year)
        .sorted(Comparator.reverseOrder())
        .forEach(candidates::add);
    return candidates.stream().filter(day -> node(timeline, code, day).isPresent()).findFirst();
  }

  private static Optional<AreaTree.Node> node(AreaTimeline timeline, String code, LocalDate day) {
    return timeline.tree(day).nodes().stream().filter(node -> node.code().equals(code)).findFirst();
  }

  private static Optional<Crosswalk.Destination> destination(
      AreaTimeline timeline, String code, int year, LocalDate on) {
    return lastDay(timeline, code, year)
        .flatMap(
            day ->
                timeline.crosswalk(day, on).rows().stream()
                    .filter(row -> row.code().equals(code))
                    .map(Crosswalk.Row::destination)
                    .findFirst());
  }

  @Property(tries = 8, seed = "2017")
  void everyRecordIsCountedOnceWhereItsCodeLeads(@ForAll long seed) {
    RandomHistory random = new RandomHistory(seed);
    AreaTimeline timeline = new AreaTimeline(random.history());
    List<String> codes = codes(timeline, random);
    DatasetDeclaration people = people(codes);
    Vault vault = new Vault(folder, new byte[32]);
    Map<ReferencePeriod, List<String>> delivered =
        delivered(random, codes, new SplittableRandom(seed));
    Map<ReferencePeriod, StoredParts> snapshots = new TreeMap<>();
    delivered.forEach((period, of) -> snapshots.put(period, deliver(vault, people, of)));
    Map<List<String>, Held> before = new LinkedHashMap<>();
    List<LocalDate> days = timeline.days();
    for (LocalDate on :
        new TreeSet<>(List.of(days.get(0), days.get(days.size() / 2), days.get(days.size() - 1)))) {
      Map<List<String>, Held> cube =
          tabulate(definition(timeline, people, Optional.of(on)), people, vault, snapshots);
      delivered.forEach((period, of) -> expectRecount(timeline, on, period, of, cube));
      // What lets publications of different days be protected together: one code, the same records.
      cube.forEach(
          (cell, held) ->
              assertThat(before.computeIfAbsent(cell, none -> held))
                  .as("%s", cell)
                  .isEqualTo(held));
    }
    Map<List<String>, Held> own =
        tabulate(definition(timeline, people, Optional.empty()), people, vault, snapshots);
    delivered.forEach(
        (period, of) -> {
          assertThat(requireNonNull(own.get(List.of("root", period.code()))).count())
              .isEqualTo(of.size());
          Map<String, Long> expected = new HashMap<>();
          for (String code : of) {
            String leaf =
                lastDay(timeline, code, period.year())
                    .flatMap(day -> node(timeline, code, day))
                    .map(AreaTree.Node::extent)
                    .orElse(NOT_VALID);
            expected.merge(leaf, 1L, Long::sum);
          }
          expected.forEach(
              (leaf, count) ->
                  assertThat(requireNonNull(own.get(List.of(leaf, period.code()))).count())
                      .isEqualTo(count));
        });
  }

  private static void expectRecount(
      AreaTimeline timeline,
      LocalDate on,
      ReferencePeriod period,
      List<String> delivered,
      Map<List<String>, Held> cube) {
    AreaTree tree = timeline.tree(on);
    Map<String, AreaTree.Node> byCode = new HashMap<>();
    Map<String, AreaTree.Node> byExtent = new HashMap<>();
    tree.nodes().forEach(node -> byCode.put(node.code(), node));
    tree.nodes().forEach(node -> byExtent.put(node.extent(), node));
    Map<String, String> districts = districts(timeline, on).members();
    Map<String, Long> expected = new HashMap<>();
    Map<String, Optional<Crosswalk.Destination>> found = new HashMap<>();
    for (String code : delivered) {
      Optional<Crosswalk.Destination> destination =
          found.computeIfAbsent(code, each -> destination(timeline, each, period.year(), on));
      String first = "root";
      if (destination.isEmpty()) {
        expected.merge(NOT_VALID, 1L, Long::sum);
      } else if (destination.get() instanceof Crosswalk.Whole whole) {
        first = requireNonNull(byCode.get(whole.code())).extent();
        expected.merge(requireNonNull(districts.get(first)), 1L, Long::sum);
      } else if (destination.get() instanceof Crosswalk.Unresolved unresolved) {
        first = requireNonNull(byCode.get(unresolved.under())).extent();
        Set<String> possible = new TreeSet<>();
        unresolved
            .codes()
            .forEach(
                each ->
                    possible.add(
                        requireNonNull(districts.get(requireNonNull(byCode.get(each)).extent()))));
        if (possible.size() == 1) {
          expected.merge(possible.iterator().next(), 1L, Long::sum);
        }
      }
      for (Optional<String> at = Optional.of(first);
          at.isPresent();
          at = requireNonNull(byExtent.get(at.get())).parent()) {
        expected.merge(at.get(), 1L, Long::sum);
      }
    }
    cube.forEach(
        (cell, held) -> {
          String code = cell.get(0);
          if (cell.get(1).equals(period.code())
              && (code.equals(NOT_VALID) || !code.startsWith(NOT_VALID))) {
            assertThat(held.count())
                .as("%s of %s", cell, on)
                .isEqualTo(expected.getOrDefault(code, 0L));
          }
        });
  }
}
