package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.audit.InconsistentTableException;
import org.offenlage.privacy.audit.PublishedAudit;
import org.offenlage.privacy.audit.PublishedTable;
import org.offenlage.privacy.audit.RespondentAudit;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.LoneRespondents;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what an intruder can find out from a protected table. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Tells between which values an intruder can place each suppressed cell of a table.",
      "At risk is a cell whose interval is narrower than asked: by default one value only; with",
      "--protection, and the true values in the table, as wide as that asks for cells that",
      "--rule makes sensitive (without a rule, for all suppressed cells). In the report the",
      "interval of a cell at risk is all that the intruder cannot rule out; of another cell it is",
      "what was shown to be possible, and may be wider in truth."
    })
final class AuditCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 100_000;

  @Option(names = "--table", required = true, description = "The table (CSV with status F or X).")
  Path table = Path.of("");

  @Option(names = "--hierarchy", paramLabel = "VAR=FILE", description = "child,parent.")
  List<String> hierarchies = new ArrayList<>();

  @Option(names = "--measure", description = "Column of values.")
  @Nullable String measure;

  @Option(names = "--rule", description = "threshold:k=3[,zeros=free|protected].")
  @Nullable String rule;

  @Option(names = "--protection", description = "exact (default), interval[:percent=100,width=2].")
  String protection = "exact";

  @Option(
      names = "--lone-respondents",
      description = {
        "Look also at what respondents find out who are alone in a cell; needs --rule, and the",
        "true values in the table."
      })
  boolean loneRespondents;

  @Option(names = "--threads", description = "How many threads (default: all processors).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress on the error stream.")
  boolean quiet;

  @Option(names = "--report", required = true, description = "What was found (JSON).")
  Path report = Path.of("");

  @Override
  public Integer call() {
    Stopwatch watch = new Stopwatch(quiet);
    if (threads < 1) {
      throw new BadInput("--threads: at least one thread is needed.");
    }
    ProtectionDemand demand = RuleText.demand(protection).orElseGet(ProtectionDemand::standard);
    Optional<SafetyRule.MinimumFrequency> frequency = frequency();
    StatusTable file = new StatusTable(CsvFile.open(table), Optional.ofNullable(measure));
    Measure units = new Measure(file.measureName(), file.decimals());
    TableStructure structure = structure(file);
    long[] values = new long[structure.cellCount()];
    BitSet suppressed = new BitSet();
    BitSet told = new BitSet();
    BitSet seen = new BitSet();
    file.forEachCell(
        structure,
        units,
        (line, cell, hidden, value) -> {
          seen.set(cell);
          suppressed.set(cell, hidden);
          told.set(cell, value.isPresent());
          values[cell] = value.orElse(0L);
        });
    if (seen.cardinality() < values.length) {
      throw new BadInput(
          table.getFileName()
              + ": "
              + (values.length - seen.cardinality())
              + " cells of the table are missing, the first is "
              + structure.codes(seen.nextClearBit(0))
              + ".");
    }
    watch.reached("read", 1);
    List<PublishedAudit.Bounds> bounds;
    try {
      bounds =
          PublishedAudit.of(
              new PublishedTable(structure, values, suppressed),
              cell -> demand.width(told.get(cell) ? values[cell] : 0),
              threads,
              share -> watch.reached("audit", share));
    } catch (InconsistentTableException e) {
      throw new BadInput(
          table.getFileName()
              + ": the values do not add up at "
              + structure.codes(e.total().cell())
              + ".");
    }
    watch.reached("audit", 1);
    List<Object> atRisk = new ArrayList<>();
    List<Object> intervals = new ArrayList<>();
    int risky = 0;
    int undecided = 0;
    for (PublishedAudit.Bounds each : bounds) {
      boolean known = told.get(each.cell());
      long value = values[each.cell()];
      if (frequency.isPresent() && known && !isSensitive(frequency.get(), value)) {
        continue;
      }
      boolean narrow = each.verdict() != PublishedAudit.Verdict.WIDE_ENOUGH;
      Map<String, Object> entry = entry(structure, units, each);
      risky += narrow ? 1 : 0;
      undecided += each.verdict() == PublishedAudit.Verdict.UNDECIDED ? 1 : 0;
      if (narrow && atRisk.size() < MOST_NAMED) {
        atRisk.add(entry);
      }
      if (intervals.size() < MOST_NAMED) {
        intervals.add(entry);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cells", values.length);
    figures.put("suppressed", suppressed.cardinality());
    figures.put("atRisk", risky);
    figures.put("cellsAtRisk", atRisk);
    figures.put("intervals", intervals);
    figures.put("seconds", watch.seconds());
    figures.put("undecided", undecided);
    boolean isExact = false;
    if (loneRespondents) {
      List<RespondentAudit.Finding> findings =
          respondents(structure, values, suppressed, told, demand);
      figures.put("respondentsSeeingMore", findings.size());
      figures.put(
          "cellsSeenByRespondents",
          findings.stream()
              .limit(MOST_NAMED)
              .map(finding -> (Object) entry(structure, units, finding))
              .toList());
      isExact = findings.stream().anyMatch(RespondentAudit.Finding::isExact);
      watch.reached("respondents", 1);
    }
    figures.put("safe", risky == 0 && !isExact);
    figures.put("threads", threads);
    figures.put("solver", "own primal simplex on neighbourhoods, witnesses checked in integers");
    figures.put("version", PrivacyCommand.version());
    Json.write(report, figures);
    return risky == 0 && !isExact ? PrivacyCommand.SAFE : PrivacyCommand.NOT_SAFE;
  }

  private List<RespondentAudit.Finding> respondents(
      TableStructure structure,
      long[] values,
      BitSet suppressed,
      BitSet told,
      ProtectionDemand demand) {
    if (told.cardinality() < values.length) {
      throw new BadInput(
          table.getFileName() + ": --lone-respondents needs the values of suppressed cells too.");
    }
    SafetyRule.MinimumFrequency frequency =
        frequency().orElseThrow(() -> new BadInput("--lone-respondents: --rule is needed too."));
    LinkedTables truth = LinkedTables.of(TableSystem.of(structure), values);
    return RespondentAudit.of(
        truth,
        suppressed,
        SensitiveCells.of(truth, frequency, demand),
        LoneRespondents.ofCounts(truth),
        threads);
  }

  private static Map<String, Object> entry(
      TableStructure structure, Measure measure, RespondentAudit.Finding finding) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("cell", String.join(" / ", structure.codes(finding.cell().cell())));
    entry.put("knows", String.join(" / ", structure.codes(finding.known().cell())));
    entry.put("lo", new java.math.BigDecimal(measure.written(finding.lower())));
    entry.put("hi", new java.math.BigDecimal(measure.written(finding.upper())));
    return entry;
  }

  private Optional<SafetyRule.MinimumFrequency> frequency() {
    if (rule == null) {
      return Optional.empty();
    }
    if (RuleText.rule(rule) instanceof SafetyRule.MinimumFrequency frequency) {
      return Optional.of(frequency);
    }
    throw new BadInput("--rule " + rule + ": only a threshold can be told from a table.");
  }

  private static boolean isSensitive(SafetyRule.MinimumFrequency rule, long value) {
    return value < rule.k() && (value > 0 || rule.zeros() == SafetyRule.Zeros.PROTECTED);
  }

  private TableStructure structure(StatusTable file) {
    HierarchyFiles files = new HierarchyFiles(hierarchies);
    for (String variable : files.variables()) {
      file.file().column(variable);
    }
    List<SpanningVariable> variables = new ArrayList<>();
    for (String variable : file.variables()) {
      variables.add(files.variable(variable, file.codes(variable)));
    }
    if (variables.isEmpty()) {
      throw new BadInput(table, 1, "there is no column for a spanning variable.");
    }
    return TableStructure.of(variables);
  }

  private static Map<String, Object> entry(
      TableStructure structure, Measure measure, PublishedAudit.Bounds bounds) {
    Map<String, Object> entry = new LinkedHashMap<>();
    for (int v = 0; v < structure.variables().size(); v++) {
      entry.put(structure.variables().get(v).name(), structure.codes(bounds.cell()).get(v));
    }
    entry.put("lo", new java.math.BigDecimal(measure.written(bounds.lower())));
    entry.put(
        "hi",
        bounds.upper() == Long.MAX_VALUE
            ? "unlimited"
            : new java.math.BigDecimal(measure.written(bounds.upper())));
    entry.put(
        "interval",
        switch (bounds.verdict()) {
          case WIDE_ENOUGH -> "at least";
          case TOO_NARROW -> "at most";
          case UNDECIDED -> "at most, undecided";
        });
    return entry;
  }
}
