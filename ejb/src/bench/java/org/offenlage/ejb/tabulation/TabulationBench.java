package org.offenlage.ejb.tabulation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.MemoryFolder;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.privacy.confidential.ConfidentialTable;

/**
 * Times the tabulation of encrypted snapshots beside the same statement run by hand over plain
 * Parquet, and how both grow with the records.
 *
 * <p>Persons are invented with a seed: 1,000 places in 54 areas above them, sex, 18 age groups
 * under four, three nationalities, three kinds of benefits; a cube of 1.1 million cells in five
 * dimensions. Both sides end with every cell in Java; the server's side also decrypts, numbers the
 * cells and checks that all parts add up.
 */
@NullMarked
final class TabulationBench {

  private static final long SEED = 20_261_123;
  private static final int PLACES = 1_000;
  private static final int USUAL_RUNS = 5;
  private static final int PERSONS_OF_ONE_RUN = 50_000_000;
  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final ReferencePeriod PERIOD = ReferencePeriod.ofYear(2023);

  private static final DatasetDeclaration PERSONS =
      new DatasetDeclaration(
          "persons",
          "Menschen",
          CsvFormat.INTERNATIONAL,
          List.of(
              Column.required("person", new ColumnType.Identifier("person")),
              Column.required("place", new ColumnType.Code(codes("p", PLACES))),
              Column.required("sex", new ColumnType.Code(List.of("f", "m"))),
              Column.required("born", new ColumnType.Year(new ColumnType.WholeRange(1900, 2023))),
              Column.required("nation", new ColumnType.Code(codes("n", 3))),
              Column.required("benefit", new ColumnType.Code(codes("b", 3))),
              Column.required("children", new ColumnType.Whole(new ColumnType.WholeRange(0, 20)))),
          new Respondent("person", "person", Respondent.Records.ONE),
          "§ 1",
          Period.ofYears(1));

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Nanoseconds that the last run by hand took of all processors. */
  private static long processorByHand;

  private TabulationBench() {}

  /**
   * Writes a line for each size, and the picture.
   *
   * @param arguments the picture's file, then numbers of persons
   */
  public static void main(String... arguments) throws IOException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Growth.Point> points = new ArrayList<>();
    out.println("| persons | server s | by hand s | ratio | of processor time | runs (server; by hand) | peak memory MB |");
    out.println("|---|---|---|---|---|---|---|");
    for (String size : List.of(arguments).subList(1, arguments.length)) {
      points.add(measure(Integer.parseInt(size), out));
    }
    Files.writeString(Path.of(arguments[0]), Growth.svg(points));
  }

  private static Growth.Point measure(int persons, PrintStream out)
      throws IOException, SQLException {
    Path folder = Files.createTempDirectory("offenlage-bench");
    try {
      Vault vault = new Vault(folder, new byte[32]);
      StoredParts stored = invent(vault, persons);
      int runs = persons > PERSONS_OF_ONE_RUN ? 1 : USUAL_RUNS;
      double[] server = new double[runs];
      double[] byHand = new double[runs];
      double[] serverProcessor = new double[runs];
      double[] byHandProcessor = new double[runs];
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        long used = SYSTEM.getProcessCpuTime();
        ConfidentialTable table = tabulate(vault, stored);
        server[run] = (System.nanoTime() - start) / 1e9;
        serverProcessor[run] = SYSTEM.getProcessCpuTime() - used;
        byHand[run] = byHand(vault, stored, table);
        byHandProcessor[run] = processorByHand;
      }
      double one = median(server);
      double other = median(byHand);
      out.printf(
          Locale.ROOT,
          "| %,d | %.2f | %.2f | %.2f | %.2f | %s; %s | %,d |%n",
          persons,
          one,
          other,
          one / other,
          median(serverProcessor) / median(byHandProcessor),
          Growth.seconds(server),
          Growth.seconds(byHand),
          peakMegabytes());
      return new Growth.Point(persons, one, other);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static double median(double[] numbers) {
    return Arrays.stream(numbers).sorted().toArray()[numbers.length / 2];
  }

  private static StoredParts invent(Vault vault, int persons) {
    SplittableRandom random = new SplittableRandom(SEED);
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), PERSONS)) {
      for (int i = 0; i < persons; i++) {
        writer.beginRecord(random.nextLong());
        writer.pseudonym(random.nextLong(), random.nextLong());
        writer.code(Math.min(random.nextInt(PLACES), random.nextInt(PLACES)));
        writer.code(random.nextInt(2));
        writer.whole(1930 + random.nextInt(94));
        writer.code(Math.min(random.nextInt(3), random.nextInt(3)));
        writer.code(Math.min(random.nextInt(3), random.nextInt(3)));
        writer.whole(random.nextInt(4));
        writer.endRecord();
      }
      return writer.finish();
    }
  }

  private static CountedDataset counted(StoredParts stored) {
    return new CountedDataset(
        DEFINITION.queries().get(0),
        DEFINITION.measure().quantities().get(0),
        PERSONS,
        Map.of(PERIOD, stored));
  }

  private static ConfidentialTable tabulate(Vault vault, StoredParts stored) {
    return new Tabulation(
            DEFINITION, List.of(PERIOD), vault, new TabulationEngine.InProcess())
        .of(List.of(counted(stored)))
        .tables()
        .get(0)
        .table();
  }

  /** The same statement on plain files, read to its end; what it says is compared as well. */
  private static double byHand(Vault vault, StoredParts stored, ConfidentialTable expected)
      throws SQLException {
    try (MemoryFolder memory = MemoryFolder.create();
        DuckDBConnection connection = CountingEngine.open(memory);
        DuckDbSession session = new DuckDbSession(connection, Integer.MAX_VALUE)) {
      List<Path> files = vault.decrypt(stored, memory);
      CountStatement statement =
          new CountStatement(
              counted(stored),
              DEFINITION,
              expected.structure(),
              session,
              Carried.of(DEFINITION.measure().quantities().get(0)),
              PERIOD);
      long start = System.nanoTime();
      long used = SYSTEM.getProcessCpuTime();
      for (Climb climb : statement.climbs()) {
        session.load(climb);
      }
      SqlWriter.Sql sql = statement.over(session.read(files, PERSONS), Map.of(), PERIOD);
      long total = 0;
      int rows = 0;
      try (PreparedStatement query = connection.prepareStatement(sql.text())) {
        for (int p = 0; p < sql.parameters().size(); p++) {
          query.setObject(p + 1, sql.parameters().get(p));
        }
        try (ResultSet result = query.executeQuery()) {
          int[] cell = new int[DEFINITION.dimensions().size()];
          long[] counts = new long[expected.structure().cellCount()];
          Object[] keys = new Object[expected.structure().cellCount()];
          for (; result.next(); rows++) {
            for (int d = 0; d < cell.length; d++) {
              cell[d] = result.getInt(d + 1);
            }
            counts[rows] = result.getLong(cell.length + 1);
            keys[rows] = result.getObject(cell.length + 2);
            total += counts[rows];
          }
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      processorByHand = SYSTEM.getProcessCpuTime() - used;
      long expectedTotal = 0;
      for (int c = 0; c < expected.structure().cellCount(); c++) {
        expectedTotal += expected.count(c);
      }
      if (total != expectedTotal) {
        throw new IllegalStateException("the cubes differ");
      }
      return seconds;
    }
  }

  /** The most memory this process ever had, its shared memory not counted. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .sum();
  }

  private static List<String> codes(String letter, int number) {
    return IntStream.range(0, number).mapToObj(i -> letter + i).toList();
  }

  private static final IndicatorDefinition DEFINITION = define();

  private static IndicatorDefinition define() {
    List<Category> areas = new ArrayList<>();
    areas.add(Category.root("all", TEXT));
    for (int district = 0; district < 4; district++) {
      areas.add(Category.under("all", "district" + district, TEXT));
    }
    for (int town = 0; town < 49; town++) {
      areas.add(Category.under("district" + town % 4, "town" + town, TEXT));
    }
    codes("p", PLACES)
        .forEach(
            place ->
                areas.add(
                    Category.under("town" + Integer.parseInt(place.substring(1)) % 49, place, TEXT)));
    List<Category> ages = new ArrayList<>();
    ages.add(Category.root("all-ages", TEXT));
    List<Assignment.Band> bands = new ArrayList<>();
    for (int broad = 0; broad < 4; broad++) {
      ages.add(Category.under("all-ages", "broad" + broad, TEXT));
    }
    for (int group = 0; group < 18; group++) {
      ages.add(Category.under("broad" + group / 5, "age" + group, TEXT));
      bands.add(new Assignment.Band("age" + group, BigDecimal.valueOf(5L * group)));
    }
    return new IndicatorDefinition(
        new IndicatorMetadata(
            "persons",
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
                "persons",
                Map.of(
                    "area",
                    new Assignment.ByCode("place", Optional.empty()),
                    "sex",
                    new Assignment.ByCode("sex"),
                    "age",
                    new Assignment.ByAge("born", bands),
                    "nation",
                    new Assignment.ByCode("nation"),
                    "benefit",
                    new Assignment.ByCode("benefit")),
                List.of(),
                OptionalInt.empty())),
        List.of(
            new Dimension.Area("area", TEXT, areas),
            flat("sex", List.of("f", "m")),
            new Dimension.Classification("age", TEXT, ages),
            flat("nation", codes("n", 3)),
            flat("benefit", codes("b", 3))));
  }

  private static Dimension flat(String name, List<String> codes) {
    List<Category> categories = new ArrayList<>();
    categories.add(Category.root("all", TEXT));
    codes.forEach(code -> categories.add(Category.under("all", code, TEXT)));
    return new Dimension.Classification(name, TEXT, categories);
  }
}
