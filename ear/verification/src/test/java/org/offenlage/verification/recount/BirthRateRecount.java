package org.offenlage.verification.recount;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the demo county's birth rate again from the delivered registers and attacks the published
 * table.
 *
 * <p>Says which published cell is wrong, which small count is shown, and which hidden count an
 * intruder can work out.
 */
public final class BirthRateRecount {

  private static final long THRESHOLD = 3;
  private static final int FRACTION_DIGITS = 6;

  private final Map<String, List<String>> children = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Map<String, Long>> births = new HashMap<>();
  private final Map<String, Map<String, Long>> residents = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int published;
  private int hidden;

  private BirthRateRecount(Path facts) throws IOException {
    for (String[] row : rows(Files.readString(facts))) {
      String ags = row[0];
      String county = ags.substring(0, 5);
      String above = row[4].equals("amtsfrei") ? county : row[1].substring(0, 9);
      if (!above.equals(county)) {
        place(above, county);
      }
      place(ags, above);
    }
  }

  private void place(String area, String above) {
    if (parents.putIfAbsent(area, above) == null) {
      children.computeIfAbsent(above, key -> new ArrayList<>()).add(area);
    }
  }

  /**
   * The result of a recount.
   *
   * @param published cells that were shown, all of them recounted
   * @param hidden cells that were hidden, all of them attacked
   * @param faults one sentence each; empty where all is right
   */
  public record Result(int published, int hidden, List<String> faults) {}

  /**
   * Counts again.
   *
   * @param facts the municipalities with their Amt, as {@code pinneberg.csv}
   * @param registers folder with {@code residents-YEAR.csv} and {@code births-YEAR.csv}
   * @param table the published table as CSV with the columns area, year, value and status
   */
  public static Result recount(Path facts, Path registers, String table) throws IOException {
    BirthRateRecount recount = new BirthRateRecount(facts);
    Map<String, Map<String, Optional<BigDecimal>>> rates = new HashMap<>();
    List<String> header = Arrays.asList(table.lines().findFirst().orElse("").split(",", -1));
    for (String[] row : rows(table)) {
      String value = row[header.indexOf("value")];
      rates
          .computeIfAbsent(row[header.indexOf("year")], key -> new HashMap<>())
          .put(
              row[header.indexOf("area")],
              value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)));
    }
    for (Map.Entry<String, Map<String, Optional<BigDecimal>>> year : rates.entrySet()) {
      recount.read(registers, year.getKey());
      recount.check(year.getKey(), year.getValue());
    }
    if (rates.isEmpty()) {
      recount.faults.add("the published table is empty");
    }
    return new Result(recount.published, recount.hidden, List.copyOf(recount.faults));
  }

  private void read(Path registers, String year) throws IOException {
    births.put(year, count(registers.resolve("births-" + year + ".csv"), 1));
    residents.put(year, count(registers.resolve("residents-" + year + ".csv"), 2));
  }

  private Map<String, Long> count(Path register, int municipalityColumn) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    try (var lines = Files.lines(register)) {
      lines
          .skip(1)
          .forEach(
              line -> {
                String area = line.split(",", -1)[municipalityColumn];
                for (String at = area; at != null; at = parents.get(at)) {
                  counts.merge(at, 1L, Long::sum);
                }
              });
    }
    return counts;
  }

  private void check(String year, Map<String, Optional<BigDecimal>> rates) {
    Map<String, Long> trueBirths = births.getOrDefault(year, Map.of());
    Map<String, Long> trueResidents = residents.getOrDefault(year, Map.of());
    List<String> areas = new ArrayList<>(parents.keySet());
    areas.addAll(children.keySet().stream().filter(area -> !parents.containsKey(area)).toList());
    Map<String, Optional<Long>> shown = new HashMap<>();
    for (String area : areas) {
      long born = trueBirths.getOrDefault(area, 0L);
      long people = trueResidents.getOrDefault(area, 0L);
      Optional<BigDecimal> rate = rates.getOrDefault(area, Optional.empty());
      if (!rates.containsKey(area)) {
        faults.add(year + " " + area + ": missing from the published table");
      }
      if (rate.isEmpty()) {
        hidden++;
        shown.put(area, Optional.empty());
        continue;
      }
      published++;
      BigDecimal expected =
          BigDecimal.valueOf(born * 1000)
              .divide(BigDecimal.valueOf(people), FRACTION_DIGITS, RoundingMode.HALF_EVEN);
      if (expected.compareTo(rate.get()) != 0) {
        faults.add(year + " " + area + ": the published rate is not births per 1,000 residents");
      }
      if (born > 0 && born < THRESHOLD) {
        faults.add(year + " " + area + ": a count below the threshold is shown");
      }
      shown.put(area, Optional.of(born));
    }
    attack(year, shown, trueBirths);
  }

  private void attack(
      String year, Map<String, Optional<Long>> shown, Map<String, Long> trueBirths) {
    Intruder intruder = new Intruder(children, shown);
    shown.forEach(
        (area, count) -> {
          if (count.isPresent()) {
            return;
          }
          long[] interval = intruder.interval(area);
          long born = trueBirths.getOrDefault(area, 0L);
          boolean sensitive = born > 0 && born < THRESHOLD;
          long asked = sensitive ? Math.max(born, 2) : 1;
          if (interval[1] - interval[0] < asked) {
            faults.add(year + " " + area + ": the hidden count can be worked out too closely");
          }
        });
  }

  private static List<String[]> rows(String csv) {
    return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  /**
   * Runs by itself: {@code java …BirthRateRecount FACTS REGISTERS TABLE}; prints the faults and
   * ends with 1 where there are any.
   */
  public static void main(String... arguments) throws IOException {
    Result result =
        recount(
            Path.of(arguments[0]), Path.of(arguments[1]), Files.readString(Path.of(arguments[2])));
    result.faults().forEach(System.out::println);
    System.out.printf(
        "%d published cells recounted, %d hidden cells attacked, %d faults%n",
        result.published(), result.hidden(), result.faults().size());
    if (!result.faults().isEmpty()) {
      System.exit(1);
    }
  }
}
