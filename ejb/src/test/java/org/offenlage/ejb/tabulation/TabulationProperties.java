package org.offenlage.ejb.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Assignment.Band;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.DefinitionCheck;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.IndicatorJson;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
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
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.structure.Hierarchy;

/** The cube equals a recount by hand, on random records; whatever engine counts. */
@NullMarked
abstract class TabulationProperties {

  /** The engine that counts. */
  abstract TabulationEngine engine();

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final List<String> PLACES = List.of("a1", "a2", "b1", "c");
  private static final List<String> STATUS = List.of("works", "learns", "rests");

  private static final DatasetDeclaration PEOPLE =
      new DatasetDeclaration(
          "people",
          "Menschen",
          CsvFormat.INTERNATIONAL,
          List.of(
              Column.required("person", new ColumnType.Identifier("person")),
              Column.required("place", new ColumnType.Code(PLACES)),
              Column.required("born", new ColumnType.Year(new ColumnType.WholeRange(1900, 2020))),
              Column.optional("status", new ColumnType.Code(STATUS)),
              Column.required(
                  "income",
                  new ColumnType.Fraction(
                      new ColumnType.FractionRange(BigDecimal.ZERO, BigDecimal.valueOf(1_000))))),
          new Respondent("person", "person", Respondent.Records.MANY),
          "§ 1",
          Period.ofYears(1));

  /** Unbalanced: c lies directly below the root. */
  private static final Dimension.Area AREA =
      new Dimension.Area(
          "area",
          TEXT,
          List.of(
              Category.root("all", TEXT),
              Category.under("all", "A", TEXT),
              Category.under("A", "a1", TEXT),
              Category.under("A", "a2", TEXT),
              Category.under("all", "B", TEXT),
              Category.under("B", "b1", TEXT),
              Category.under("all", "c", TEXT)));

  private static final Dimension.Classification AGE = flat("age", "young", "middle", "old");
  private static final Dimension.Classification INCOME = flat("income", "low", "high");
  private static final Dimension.Classification DOING =
      flat("doing", "works", "learns", "rests", "unknown");

  private static final Map<String, Assignment> ASSIGNMENTS =
      Map.of(
          "area",
          new Assignment.ByCode("place"),
          "age",
          new Assignment.ByAge(
              "born", List.of(band("young", 0), band("middle", 30), band("old", 65))),
          "income",
          new Assignment.ByBand(
              "income", List.of(band("low", 0), band("high", 500)), Optional.empty()),
          "doing",
          new Assignment.ByCode("status", Optional.of("unknown")));

  private record Person(
      String id, String place, int born, @Nullable String status, double income) {}

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("offenlage-tabulation");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Band band(String code, int from) {
    return new Band(code, BigDecimal.valueOf(from));
  }

  private static Dimension.Classification flat(String name, String... codes) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    for (String code : codes) {
      labels.put(code, TEXT);
    }
    return Dimension.Classification.flat(name, TEXT, labels);
  }

  private static List<Person> people(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int status = random.nextInt(4);
      people.add(
          new Person(
              "p" + random.nextInt(1 + number / 2),
              PLACES.get(random.nextInt(PLACES.size())),
              1930 + random.nextInt(90),
              status == 3 ? null : STATUS.get(status),
              random.nextInt(100_000) / 100.0));
    }
    return people;
  }

  private static StoredParts deliver(Vault vault, List<Person> people) {
    StringBuilder csv = new StringBuilder("person,place,born,status,income\n");
    for (Person person : people) {
      csv.append(person.id()).append(',').append(person.place()).append(',');
      csv.append(person.born()).append(',');
      csv.append(person.status() == null ? "" : person.status()).append(',');
      csv.append(person.income()).append('\n');
    }
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), PEOPLE)) {
      Intake.Result result =
          new Intake(PEOPLE, writer, new byte[32])
              .read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndicatorDefinition definition(Measure measure, Dimension... dimensions) {
    IndicatorDefinition definition =
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
            measure,
            List.of(dimensions));
    assertThat(new DefinitionCheck(definition, Map.of("people", PEOPLE)).problems()).isEmpty();
    assertThat(IndicatorJson.parse(IndicatorJson.write(definition).toString()))
        .isEqualTo(definition);
    return definition;
  }

  private ConfidentialTable tabulate(
      IndicatorDefinition definition, Map<ReferencePeriod, List<Person>> people) {
    return tabulated(definition, people).table();
  }

  private TabulatedTable tabulated(
      IndicatorDefinition definition, Map<ReferencePeriod, List<Person>> people) {
    Vault vault = new Vault(folder, new byte[32]);
    Map<ReferencePeriod, StoredParts> snapshots = new HashMap<>();
    people.forEach((period, of) -> snapshots.put(period, deliver(vault, of)));
    List<ReferencePeriod> periods = people.keySet().stream().sorted().toList();
    return new Tabulation(definition, periods, vault, engine())
        .of(
            List.of(
                new CountedDataset(
                    definition.queries().get(0),
                    definition.measure().quantities().get(0),
                    PEOPLE,
                    snapshots)))
        .tables()
        .get(0);
  }

  private static boolean isBelow(Hierarchy hierarchy, String leaf, String code) {
    return hierarchy.pathToRoot(leaf).contains(code);
  }

  private static String age(Person person, int year) {
    int age = year - person.born();
    return age < 30 ? "young" : age < 65 ? "middle" : "old";
  }

  private static void expect(ConfidentialTable table, ToLongFunction<List<String>> recount) {
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      List<String> codes = table.structure().codes(cell);
      assertThat(table.count(cell)).as("%s", codes).isEqualTo(recount.applyAsLong(codes));
    }
  }

  @Property(tries = 12)
  void countsOfFourDimensionsAndTwoYearsEqualARecount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int number) {
    Map<ReferencePeriod, List<Person>> people =
        Map.of(
            ReferencePeriod.ofYear(2022), people(seed, number),
            ReferencePeriod.ofYear(2023), people(seed + 1, number));
    IndicatorDefinition definition =
        definition(
            new Measure.Count(
                new CountQuery("people", ASSIGNMENTS, List.of(), OptionalInt.empty())),
            AREA,
            AGE,
            INCOME,
            DOING,
            new Dimension.Period("year", TEXT));
    expect(
        tabulate(definition, people),
        codes -> {
          ReferencePeriod period = new ReferencePeriod(codes.get(4));
          return people.getOrDefault(period, List.of()).stream()
              .filter(p -> isBelow(AREA.hierarchy(), p.place(), codes.get(0)))
              .filter(p -> isBelow(AGE.hierarchy(), age(p, period.year()), codes.get(1)))
              .filter(
                  p -> isBelow(INCOME.hierarchy(), p.income() < 500 ? "low" : "high", codes.get(2)))
              .filter(
                  p ->
                      isBelow(
                          DOING.hierarchy(),
                          p.status() == null ? "unknown" : p.status(),
                          codes.get(3)))
              .count();
        });
  }

  @Property(tries = 12)
  void sumsOfRoundedAndClampedValuesEqualARecount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int number) {
    List<Person> people = people(seed, number);
    IndicatorDefinition definition =
        definition(
            new Measure.Sum(byPlaceAndDoing(), new Quantity.Total("income", 600)), AREA, DOING);
    expect(
        tabulate(definition, Map.of(ReferencePeriod.ofYear(2023), people)),
        codes -> in(people, codes).mapToLong(p -> Math.min(600, Math.round(p.income()))).sum());
  }

  @Property(tries = 12)
  void numbersOfDifferentValuesEqualARecountAndNeedNotAddUp(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int number) {
    List<Person> people = people(seed, number);
    IndicatorDefinition definition =
        definition(
            new Measure.DistinctCount(byPlaceAndDoing(), new Quantity.Distinct("born")),
            AREA,
            DOING);
    expect(
        tabulate(definition, Map.of(ReferencePeriod.ofYear(2023), people)),
        codes -> in(people, codes).mapToInt(Person::born).distinct().count());
  }

  @Property(tries = 12)
  void valuesForQuantilesEqualARecount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int number) {
    List<Person> people = people(seed, number);
    IndicatorDefinition definition =
        definition(
            new Measure.QuantileOf(
                byPlaceAndDoing(), new Quantity.Quantile("income", 100, 600, 50)),
            AREA,
            DOING);
    TabulatedTable table = tabulated(definition, Map.of(ReferencePeriod.ofYear(2023), people));
    for (int cell = 0; cell < table.table().structure().cellCount(); cell++) {
      List<String> codes = table.table().structure().codes(cell);
      long[] expected =
          in(people, codes)
              .mapToLong(p -> Math.max(100, Math.min(600, Math.round(p.income()))))
              .sorted()
              .toArray();
      assertThat(table.values().orElseThrow().of(cell)).as("%s", codes).isEqualTo(expected);
      assertThat(table.table().count(cell)).isEqualTo(expected.length);
    }
  }

  private static CountQuery byPlaceAndDoing() {
    return new CountQuery(
        "people",
        Map.of(
            "area",
            new Assignment.ByCode("place"),
            "doing",
            new Assignment.ByCode("status", Optional.of("unknown"))),
        List.of(),
        OptionalInt.empty());
  }

  private static Stream<Person> in(List<Person> people, List<String> codes) {
    return people.stream()
        .filter(p -> isBelow(AREA.hierarchy(), p.place(), codes.get(0)))
        .filter(
            p ->
                isBelow(
                    DOING.hierarchy(), p.status() == null ? "unknown" : p.status(), codes.get(1)));
  }

  @Property(tries = 12)
  void sharesBelowAPercentageOfTheMedianEqualARecount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int number) {
    List<Person> people = people(seed, number);
    IndicatorDefinition definition =
        definition(
            new Measure.Share(
                new CountQuery(
                    "people",
                    Map.of("area", new Assignment.ByCode("place")),
                    List.of(new Condition.OneOf("status", List.of("works", "rests"))),
                    OptionalInt.empty()),
                new Condition.BelowPercentOfMedian("income", 60)),
            AREA);
    double[] incomes = people.stream().mapToDouble(Person::income).sorted().toArray();
    double median = (incomes[(number - 1) / 2] + incomes[number / 2]) / 2;
    expect(
        tabulate(definition, Map.of(ReferencePeriod.ofYear(2023), people)),
        codes ->
            people.stream()
                .filter(p -> "works".equals(p.status()) || "rests".equals(p.status()))
                .filter(p -> isBelow(AREA.hierarchy(), p.place(), codes.get(0)))
                .filter(
                    p ->
                        codes.get(1).equals("Total")
                            || codes.get(1).equals("yes") == p.income() * 100 < 60 * median)
                .count());
  }

  @Property(tries = 12)
  void contributionsOfOneRespondentAreBoundedAfterTheConditions(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int number,
      @ForAll @IntRange(min = 1, max = 3) int bound) {
    List<Person> people = people(seed, number);
    IndicatorDefinition definition =
        definition(
            new Measure.Count(
                new CountQuery(
                    "people",
                    Map.of("area", new Assignment.ByCode("place")),
                    List.of(
                        new Condition.Between(
                            "income", BigDecimal.valueOf(100), BigDecimal.valueOf(800))),
                    OptionalInt.of(bound))),
            AREA);
    ConfidentialTable table = tabulate(definition, Map.of(ReferencePeriod.ofYear(2023), people));
    Map<String, Long> recordsByPerson = new HashMap<>();
    people.stream()
        .filter(p -> p.income() >= 100 && p.income() <= 800)
        .forEach(p -> recordsByPerson.merge(p.id(), 1L, Long::sum));
    long expected =
        recordsByPerson.values().stream().mapToLong(records -> Math.min(records, bound)).sum();
    assertThat(table.count(table.structure().cell(List.of("all")))).isEqualTo(expected);
    assertThat(
            tabulate(definition, Map.of(ReferencePeriod.ofYear(2023), people))
                .count(table.structure().cell(List.of("a1"))))
        .isEqualTo(table.count(table.structure().cell(List.of("a1"))));
  }
}
