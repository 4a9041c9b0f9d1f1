package org.offenlage.ejb.microdata.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.vault.Received;
import org.offenlage.ejb.microdata.vault.RecordRelay;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.Vault;

/**
 * Delivers CSV files of ten columns of growing length — parse, check, pseudonymise, encrypt, write —
 * beside DuckDB's own CSV reader in the same process, and prints a line of figures for each.
 *
 * <p>Arguments: where the picture goes, a folder to work in, and the numbers of rows.
 */
@NullMarked
public final class DeliveryRuns {

  private static final long SEED = 20261123;
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 10;
  private static final long ROWS_OF_ALL_ROUNDS = 1_000_000;
  private static final long ROWS_OF_ONE_ROUND = 5_000_000;
  private static final List<String> AREAS =
      IntStream.rangeClosed(1, 49).mapToObj(i -> String.format("010560%02d", i)).toList();

  private DeliveryRuns() {}

  /** Runs. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    List<DeliveryGrowth.Point> points = new ArrayList<>();
    System.out.println(
        "rows | MB | delivery s | processor s | rows/s | DuckDB s | processor s | rows/s | ratio |"
            + " peak heap MB | max heap MB | peak process MB");
    for (String rows : Arrays.copyOfRange(arguments, 2, arguments.length)) {
      points.add(run(folder, Long.parseLong(rows.replace("_", ""))));
    }
    Files.writeString(Path.of(arguments[0]), DeliveryGrowth.svg(points));
  }

  private static DeliveryGrowth.Point run(Path folder, long rows) throws IOException, SQLException {
    Path csv = folder.resolve("people-" + rows + ".csv");
    write(csv, rows);
    // Short ones often, for the platform is still warming up.
    int rounds =
        rows > ROWS_OF_ONE_ROUND
            ? 1
            : (int) Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, ROWS_OF_ALL_ROUNDS / rows));
    Took delivery = Took.NEVER;
    Took reading = Took.NEVER;
    resetPeak();
    // Both in turn, so that what else the machine does hits both.
    for (int round = 0; round < rounds; round++) {
      delivery = delivery.orLess(deliver(csv, rows, folder.resolve("vault")));
      reading = reading.orLess(readByDuckDb(csv, rows, folder.resolve("plain.parquet")));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d | %,d | %.2f | %.2f | %,.0f | %.2f | %.2f | %,.0f | %.2f | %,d | %,d | %,d%n",
        rows,
        Files.size(csv) >> 20,
        delivery.seconds(),
        delivery.processorSeconds(),
        rows / delivery.seconds(),
        reading.seconds(),
        reading.processorSeconds(),
        rows / reading.seconds(),
        reading.seconds() / delivery.seconds(),
        peakHeapMegabytes(),
        Runtime.getRuntime().maxMemory() >> 20,
        peakProcessMegabytes());
    Files.delete(csv);
    return new DeliveryGrowth.Point(rows, rows / delivery.seconds(), rows / reading.seconds());
  }

  private static Took deliver(Path csv, long rows, Path vaultFolder) throws IOException {
    Vault vault = new Vault(vaultFolder, new byte[32]);
    UUID snapshot = UUID.randomUUID();
    Received.Kept kept;
    try (InputStream in = Files.newInputStream(csv)) {
      kept = vault.received().keep(UUID.randomUUID(), in);
    }
    // From here on as the job does, which begins with a file that lies encrypted.
    Took began = Took.now();
    try (InputStream in = vault.received().open(kept);
        SnapshotWriter writer = vault.write(snapshot, declaration());
        RecordRelay relay = new RecordRelay(writer, List.of(new byte[32]), Thread::new)) {
      Intake.Result result =
          new Intake(declaration(), Optional.empty(), relay, new byte[32]).read(in);
      if (!(result instanceof Intake.Result.Sound sound) || sound.rows() != rows) {
        throw new IllegalStateException("the benchmark's file is wrong: " + result);
      }
      relay.finish();
      writer.finish();
    }
    Took seconds = Took.now().since(began);
    vault.erase(snapshot);
    vault.received().delete(kept.id());
    return seconds;
  }

  private static Took readByDuckDb(Path csv, long rows, Path plain)
      throws IOException, SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    try (java.sql.Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        Statement statement = connection.createStatement()) {
      Took began = Took.now();
      // Every column is read and converted, and what was read is kept as Parquet, unencrypted.
      statement.execute(
          "COPY (SELECT * FROM read_csv('"
              + csv
              + "', header = true, columns = {'person': 'BIGINT', 'household': 'BIGINT',"
              + " 'area': 'VARCHAR', 'sex': 'VARCHAR', 'born': 'DATE', 'status': 'VARCHAR',"
              + " 'children': 'BIGINT', 'income': 'DOUBLE', 'year': 'BIGINT', 'hours': 'DOUBLE'}))"
              + " TO '"
              + plain
              + "' (FORMAT parquet, COMPRESSION lz4_raw)");
      Took seconds = Took.now().since(began);
      try (java.sql.ResultSet count =
          statement.executeQuery(
              "SELECT count(*) FROM read_parquet('" + plain + "')")) {
        count.next();
        if (count.getLong(1) != rows) {
          throw new IllegalStateException("DuckDB read another number of rows");
        }
      }
      Files.delete(plain);
      return seconds;
    }
  }

  private static DatasetDeclaration declaration() {
    return new DatasetDeclaration(
        "people",
        "People",
        CsvFormat.INTERNATIONAL,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.required("household", new ColumnType.Identifier("household")),
            Column.required("area", new ColumnType.Code(AREAS)),
            Column.required("sex", new ColumnType.Code(List.of("f", "m", "x"))),
            Column.required(
                "born",
                new ColumnType.Date(
                    new ColumnType.DateRange(
                        LocalDate.of(1900, 1, 1), LocalDate.of(2023, 12, 31)))),
            Column.required("status", new ColumnType.Code(List.of("employed", "retired", "none"))),
            Column.required("children", new ColumnType.Whole(new ColumnType.WholeRange(0, 20))),
            Column.required(
                "income",
                new ColumnType.Fraction(
                    new ColumnType.FractionRange(BigDecimal.ZERO, new BigDecimal("1e7")))),
            Column.required("year", new ColumnType.Year(new ColumnType.WholeRange(2000, 2030))),
            Column.required(
                "hours",
                new ColumnType.Fraction(
                    new ColumnType.FractionRange(BigDecimal.ZERO, new BigDecimal("168"))))),
        new Respondent("person", "person", Respondent.Records.ONE),
        "§ 1",
        Period.ofYears(1));
  }

  private static void write(Path csv, long rows) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<byte[]> days = new ArrayList<>();
    for (int day = 0; day < 20_000; day++) {
      days.add(LocalDate.of(1950, 1, 1).plusDays(day).toString().getBytes(StandardCharsets.UTF_8));
    }
    List<String> statuses = List.of("employed", "retired", "none");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 20)) {
      out.write(
          "person,household,area,sex,born,status,children,income,year,hours\n"
              .getBytes(StandardCharsets.UTF_8));
      StringBuilder line = new StringBuilder();
      for (long row = 0; row < rows; row++) {
        line.setLength(0);
        line.append(row).append(',').append(row / 2).append(',');
        line.append(AREAS.get(random.nextInt(49))).append(',');
        line.append("fmx".charAt(random.nextInt(3))).append(',');
        line.append(new String(days.get(random.nextInt(20_000)), StandardCharsets.UTF_8));
        line.append(',').append(statuses.get(random.nextInt(3))).append(',');
        line.append(random.nextInt(5)).append(',').append(random.nextInt(90_000)).append('.');
        line.append(random.nextInt(10, 100)).append(",2023,").append(random.nextInt(60));
        line.append(".5\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Seconds by the clock, and of all processors for this process. */
  private record Took(double seconds, double processorSeconds) {

    static final Took NEVER = new Took(Double.MAX_VALUE, Double.MAX_VALUE);

    static Took now() {
      long processor =
          ((com.sun.management.OperatingSystemMXBean)
                  ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime();
      return new Took(System.nanoTime() / 1e9, processor / 1e9);
    }

    Took since(Took before) {
      return new Took(seconds - before.seconds, processorSeconds - before.processorSeconds);
    }

    Took orLess(Took other) {
      return other.seconds < seconds ? other : this;
    }
  }

  /** The most memory this process ever had, DuckDB's included. */
  private static long peakProcessMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
            .sum()
        : 0;
  }

  private static void resetPeak() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
  }

  private static long peakHeapMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }
}
