package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.suppression.CellCosts;
import org.offenlage.privacy.suppression.CellStatus;
import org.offenlage.privacy.suppression.CellSuppressor;
import org.offenlage.privacy.suppression.SuppressionOutcome;
import org.offenlage.privacy.suppression.SuppressionProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Protects a table by cell suppression. */
@Command(
    name = "suppress",
    mixinStandardHelpOptions = true,
    description = "Protects a table by cell suppression.")
final class SuppressCommand implements Callable<Integer> {

  @Option(names = "--cells", required = true, description = "Inner cells, or contributions (CSV).")
  Path cells = Path.of("");

  @Option(
      names = "--hierarchy",
      paramLabel = "VAR=FILE",
      description = "child,parent; may be given twice for a variable.")
  List<String> hierarchies = new ArrayList<>();

  @Option(names = "--measure", defaultValue = "freq", description = "Column of values (freq).")
  String measure = "freq";

  @Option(names = "--contributor", description = "Column of contributors.")
  @Nullable String contributor;

  @Option(names = "--holding", description = "Column of the holdings of contributors.")
  @Nullable String holding;

  @Option(
      names = "--rule",
      required = true,
      description = {
        "threshold:k=3[,zeros=free|protected], p-percent:p=10, pq:p=10,q=100,",
        "dominance:n=1,k=75, contributors:min=3, group:variable=VAR; may be repeated."
      })
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--protection",
      description = "exact, interval[:percent=100,width=2], or the rule's own levels (default).")
  @Nullable String protection;

  @Option(names = "--published", description = "A table that was published before (CSV, status).")
  List<Path> published = new ArrayList<>();

  @Option(
      names = "--apriori",
      description = "Decisions by cell (CSV: variables, status publish|suppress|waiver, cost).")
  @Nullable Path apriori;

  @Option(
      names = "--cost",
      defaultValue = "frequency",
      description = "unity, frequency, logarithm.")
  CellCosts.Scale cost = CellCosts.Scale.FREQUENCY;

  @Option(names = "--threads", description = "How many threads (default: all processors).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--out", required = true, description = "The protected table.")
  Path out = Path.of("");

  @Option(names = "--internal", description = "All cells with true values; stays in the office.")
  @Nullable Path internal;

  @Option(names = "--report", required = true, description = "Figures on the work (JSON).")
  Path report = Path.of("");

  @Option(names = "--witnesses", description = "Proofs of safety; stays in the office.")
  @Nullable Path witnesses;

  @Option(names = "--quiet", description = "No progress on the error stream.")
  boolean quiet;

  @Override
  public Integer call() {
    Stopwatch watch = new Stopwatch(quiet);
    if (threads < 1) {
      throw new BadInput("--threads: at least one thread is needed.");
    }
    List<SafetyRule> parsed = rules.stream().map(RuleText::rule).toList();
    Optional<ProtectionDemand> demand =
        protection == null ? Optional.empty() : RuleText.demand(protection);
    if (holding != null && contributor == null) {
      throw new BadInput("--holding: holdings need --contributor too.");
    }
    Cube cube =
        Cube.read(
            CsvFile.open(cells),
            new HierarchyFiles(hierarchies),
            new Cube.Columns(
                measure, Optional.ofNullable(contributor), Optional.ofNullable(holding)));
    watch.reached("read", 1);
    SensitiveCells sensitive = Rules.apply(parsed, demand, cube);
    Map<Integer, CellStatus> statuses = new HashMap<>();
    for (Path earlier : published) {
      addPublished(earlier, cube, statuses);
    }
    Apriori decisions = apriori == null ? Apriori.none() : Apriori.read(apriori, cube);
    statuses.putAll(decisions.statuses());
    sensitive = sensitive.without(decisions.waived());
    watch.reached("apply rules", 1);
    SuppressionProblem problem =
        new SuppressionProblem(
            cube.tables(),
            sensitive,
            loneRespondents(cube),
            statuses,
            new CellCosts(cost, decisions.costs()));
    SuppressionOutcome outcome = new CellSuppressor(threads).protect(problem, watch);
    if (outcome instanceof SuppressionOutcome.Unprotectable refusal) {
      return refuse(refusal, cube, sensitive, watch);
    }
    SuppressionOutcome.Protected success = (SuppressionOutcome.Protected) outcome;
    BitSet suppressed = success.pattern().suppressedCells();
    TableFiles.writePublic(out, cube, suppressed);
    Intervals intervals = Intervals.of(cube, success.proofs());
    if (internal != null) {
      TableFiles.writeInternal(internal, cube, suppressed, sensitive, intervals);
    }
    if (witnesses != null) {
      TableFiles.writeWitnesses(
          witnesses,
          cube,
          rules,
          protection == null ? "" : protection,
          decisions.waived(),
          sensitive,
          success.proofs());
    }
    watch.reached("write", 1);
    Map<String, Object> figures = figures(cube, sensitive, suppressed);
    figures.put("narrowestInterval", intervals.narrowest(sensitive, cube.measure()));
    figures.put("respondentsSeeingMore", success.proofs().respondentsSeeingMore());
    figures.put("safe", true);
    finish(figures, watch);
    return PrivacyCommand.SAFE;
  }

  private Integer refuse(
      SuppressionOutcome.Unprotectable refusal,
      Cube cube,
      SensitiveCells sensitive,
      Stopwatch watch) {
    List<Object> names = new ArrayList<>();
    for (CellAddress address : refusal.cells()) {
      String name = String.join(" / ", cube.structure().codes(address.cell()));
      names.add(name);
      System.err.println("Cannot be protected, whatever else is suppressed: " + name);
    }
    Map<String, Object> figures = figures(cube, sensitive, new BitSet());
    figures.put("safe", false);
    figures.put("unprotectable", names);
    finish(figures, watch);
    return PrivacyCommand.NOT_SAFE;
  }

  private static Map<String, Object> figures(
      Cube cube, SensitiveCells sensitive, BitSet suppressed) {
    long sum = 0;
    for (int cell = suppressed.nextSetBit(0); cell >= 0; cell = suppressed.nextSetBit(cell + 1)) {
      sum = Math.addExact(sum, cube.tables().value(cell));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cells", cube.structure().cellCount());
    figures.put("primary", sensitive.count());
    figures.put("secondary", Math.max(0, suppressed.cardinality() - sensitive.count()));
    figures.put("suppressed", suppressed.cardinality());
    figures.put("sumSuppressed", new java.math.BigDecimal(cube.measure().written(sum)));
    return figures;
  }

  private void finish(Map<String, Object> figures, Stopwatch watch) {
    figures.put("seconds", watch.seconds());
    figures.put("threads", threads);
    figures.put("solver", "own dual simplex on integer moves, each checked in exact integers");
    figures.put("version", PrivacyCommand.version());
    Json.write(report, figures);
  }

  private LoneRespondents loneRespondents(Cube cube) {
    return cube.contributions()
        .map((Contributions contributions) -> LoneRespondents.of(contributions, cube.tables()))
        .orElseGet(() -> LoneRespondents.ofCounts(cube.tables()));
  }

  private void addPublished(Path path, Cube cube, Map<Integer, CellStatus> statuses) {
    CsvFile file = CsvFile.open(path);
    StatusTable table = new StatusTable(file, Optional.of(measure));
    LinkedTables tables = cube.tables();
    table.forEachCell(
        cube.structure(),
        cube.measure(),
        (line, cell, suppressed, units) -> {
          if (!suppressed) {
            if (units.isPresent() && units.get() != tables.value(cell)) {
              throw new BadInput(path, line, "the cell was published with another value.");
            }
            statuses.put(cell, CellStatus.PUBLISHED);
          }
        });
  }

  /** Decisions of the office on single cells. */
  record Apriori(
      Map<Integer, CellStatus> statuses, Set<Integer> waived, Map<Integer, Double> costs) {

    static Apriori none() {
      return new Apriori(Map.of(), Set.of(), Map.of());
    }

    static Apriori read(Path path, Cube cube) {
      CsvFile file = CsvFile.open(path);
      int statusColumn = file.columns().indexOf("status");
      int costColumn = file.columns().indexOf("cost");
      int[] places =
          cube.structure().variables().stream()
              .mapToInt(variable -> file.column(variable.name()))
              .toArray();
      Map<Integer, CellStatus> statuses = new HashMap<>();
      Set<Integer> waived = new HashSet<>();
      Map<Integer, Double> costs = new HashMap<>();
      file.forEachRow(
          row -> {
            List<String> codes = new ArrayList<>();
            for (int place : places) {
              codes.add(row.fields().get(place));
            }
            int cell = cellOf(path, cube, codes, row.line());
            String status = statusColumn < 0 ? "" : row.fields().get(statusColumn);
            switch (status) {
              case "publish" -> statuses.put(cell, CellStatus.PUBLISHED);
              case "suppress" -> statuses.put(cell, CellStatus.SUPPRESSED);
              case "waiver" -> waived.add(cell);
              case "" -> {}
              default ->
                  throw new BadInput(
                      path, row.line(), "the status must be publish, suppress, waiver or empty.");
            }
            String cost = costColumn < 0 ? "" : row.fields().get(costColumn);
            if (!cost.isEmpty()) {
              costs.put(cell, costOf(path, row.line(), cost));
            }
          });
      return new Apriori(statuses, waived, costs);
    }

    private static int cellOf(Path path, Cube cube, List<String> codes, long line) {
      try {
        return cube.structure().cell(codes);
      } catch (IllegalArgumentException e) {
        throw new BadInput(path, line, e.getMessage() + ".");
      }
    }

    private static double costOf(Path path, long line, String text) {
      try {
        double cost = Double.parseDouble(text);
        if (cost > 0 && cost <= 1e12) {
          return cost;
        }
      } catch (NumberFormatException e) {
        // Told below, as for a number out of range.
      }
      throw new BadInput(path, line, "a cost must be a positive number of at most 10^12.");
    }
  }
}
