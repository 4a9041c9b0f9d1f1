package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.audit.InformationLoss;
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
import picocli.CommandLine;
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

  @Option(
      names = "--published",
      description = {
        "A table on the same respondents that was published before (CSV; suppressed cells are",
        "empty or have the status X); may have other variables; may be repeated."
      })
  List<Path> published = new ArrayList<>();

  @Option(
      names = "--apriori",
      description = "Decisions by cell (CSV: variables, status publish|suppress|waiver, cost).")
  @Nullable Path apriori;

  @Option(
      names = "--cost",
      defaultValue = "frequency",
      converter = ScaleText.class,
      description = "unity, frequency, log.")
  CellCosts.Scale cost = CellCosts.Scale.FREQUENCY;

  @Option(
      names = "--alternatives",
      description = "Try coarser structures, and report how much less these suppress.")
  boolean alternatives;

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
    HierarchyFiles given = new HierarchyFiles(hierarchies);
    CsvFile file = CsvFile.open(cells);
    Cube cube =
        Cube.read(
            file,
            given.without(columnsOfOthers(file)),
            new Cube.Columns(
                measure, Optional.ofNullable(contributor), Optional.ofNullable(holding)));
    watch.reached("read", 1);
    Rules.Applied applied = Rules.apply(parsed, demand, cube);
    EarlierFiles earlier = EarlierFiles.read(published, cube, given);
    Map<Integer, CellStatus> statuses = new HashMap<>(earlier.statuses());
    Apriori decisions = apriori == null ? Apriori.none() : Apriori.read(apriori, cube);
    decisions
        .statuses()
        .forEach(
            (cell, status) -> {
              if (statuses.put(cell, status) == CellStatus.PUBLISHED
                  && status == CellStatus.SUPPRESSED) {
                throw new BadInput(
                    "--apriori: "
                        + String.join(" / ", cube.structure().codes(cell))
                        + " was published before and cannot be suppressed.");
              }
            });
    SensitiveCells sensitive = applied.sensitive().without(decisions.waived());
    watch.reached("apply rules", 1);
    SuppressionProblem problem =
        new SuppressionProblem(
            earlier.tables(),
            sensitive,
            loneRespondents(cube).within(earlier.tables()),
            statuses,
            new CellCosts(cost, decisions.costs()));
    SuppressionOutcome outcome = new CellSuppressor(threads).protect(problem, watch);
    if (outcome instanceof SuppressionOutcome.Unprotectable refusal) {
      return refuse(refusal, cube, sensitive, earlier.tables(), watch);
    }
    SuppressionOutcome.Protected success = (SuppressionOutcome.Protected) outcome;
    BitSet suppressed = EarlierFiles.inCube(cube, success.pattern().suppressedCells());
    TableFiles.writePublic(out, cube, suppressed);
    Intervals intervals = Intervals.of(cube, success.proofs());
    if (internal != null) {
      TableFiles.writeInternal(internal, cube, suppressed, sensitive, intervals, applied);
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
    InformationLoss loss = InformationLoss.of(cube.structure(), suppressed, cube.tables()::value);
    figures.put("informationLoss", levels(loss, cube.measure()));
    List<Object> coarser =
        alternatives ? new Alternatives(cube, problem, threads).all() : List.of();
    if (alternatives) {
      figures.put("alternatives", coarser);
      watch.reached("alternatives", 1);
    }
    finish(figures, watch);
    if (!quiet) {
      Summary.print(System.out, figures, loss, coarser, cube.measure());
    }
    return PrivacyCommand.SAFE;
  }

  /** Columns of published tables that the cells do not have, whose hierarchies belong to these. */
  private Set<String> columnsOfOthers(CsvFile file) {
    Set<String> columns = new HashSet<>();
    for (Path path : published) {
      columns.addAll(CsvFile.open(path).columns());
    }
    file.columns().forEach(columns::remove);
    return columns;
  }

  private static List<Object> levels(InformationLoss loss, Measure measure) {
    List<Object> entries = new ArrayList<>();
    for (InformationLoss.Level level : loss.levels()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("variable", level.variable());
      entry.put("level", level.level());
      entry.put("cells", level.cells());
      entry.put("suppressed", level.suppressed());
      entry.put("sumSuppressed", new java.math.BigDecimal(measure.written(level.sumSuppressed())));
      entries.add(entry);
    }
    return entries;
  }

  private Integer refuse(
      SuppressionOutcome.Unprotectable refusal,
      Cube cube,
      SensitiveCells sensitive,
      LinkedTables tables,
      Stopwatch watch) {
    List<Object> names = new ArrayList<>();
    for (CellAddress address : refusal.cells()) {
      int cell = tables.system().cell(address);
      if (cell >= cube.structure().cellCount()) {
        continue;
      }
      String name = String.join(" / ", cube.structure().codes(cell));
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

  /** Reads a scale of costs. */
  static final class ScaleText implements CommandLine.ITypeConverter<CellCosts.Scale> {
    @Override
    public CellCosts.Scale convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "unity" -> CellCosts.Scale.UNITY;
        case "frequency" -> CellCosts.Scale.FREQUENCY;
        case "log", "logarithm" -> CellCosts.Scale.LOGARITHM;
        default ->
            throw new CommandLine.TypeConversionException(
                "'" + text + "' is not unity, frequency or log");
      };
    }
  }

  private LoneRespondents loneRespondents(Cube cube) {
    return cube.contributions()
        .map((Contributions contributions) -> LoneRespondents.of(contributions, cube.tables()))
        .orElseGet(() -> LoneRespondents.ofCounts(cube.tables()));
  }
}
