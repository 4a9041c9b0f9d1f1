package org.offenlage.privacy.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.BudgetSplit;
import org.offenlage.privacy.dp.ConsistentEstimates;
import org.offenlage.privacy.dp.ConsistentSplit;
import org.offenlage.privacy.dp.ContributionBound;
import org.offenlage.privacy.dp.IntegerCounts;
import org.offenlage.privacy.dp.Level;
import org.offenlage.privacy.dp.Levels;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoiseFamily;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.dp.sampling.DrbgBitSource;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Protects a table by noise, differentially private. */
@Command(
    name = "noise",
    mixinStandardHelpOptions = true,
    description = {
      "Protects a table by noise on every cell, margins included (differential privacy).",
      "Every run draws afresh and costs the loss again; keep and publish one result."
    })
final class NoiseCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--cells", required = true, description = "Inner cells (CSV).")
  Path cells = Path.of("");

  @Option(
      names = "--hierarchy",
      paramLabel = "VAR=FILE",
      description = "child,parent; may be given twice for a variable.")
  List<String> hierarchies = new ArrayList<>();

  @Option(names = "--measure", defaultValue = "freq", description = "Column of values (freq).")
  String measure = "freq";

  @ArgGroup(multiplicity = "1")
  Loss loss = new Loss();

  @Option(
      names = "--unit",
      defaultValue = "person",
      description = "Whose presence is hidden (person).")
  String unit = "person";

  @Option(
      names = "--records-per-unit",
      defaultValue = "1",
      description = "The most records of one unit; must be enforced before (1).")
  int recordsPerUnit = 1;

  @Option(
      names = "--greatest-value",
      defaultValue = "1",
      description = "The most one record adds to a cell; must be enforced before (1).")
  long greatestValue = 1;

  @Option(
      names = "--hide-below",
      paramLabel = "K",
      description = "Hide noisy counts so that cells below K are shown with at most --beta.")
  @Nullable Long hideBelow;

  @Option(names = "--beta", defaultValue = "1/20", description = "See --hide-below (1/20).")
  String beta = "1/20";

  @Option(names = "--coverage", defaultValue = "95", description = "Of margins, in percent (95).")
  int coverage = 95;

  @Option(
      names = "--consistent",
      description =
          "Add unbiased estimates that add up with their margins, and integers that add up"
              + " (biased).")
  boolean consistent;

  @Option(
      names = "--workload",
      paramLabel = "VAR=W0,W1,...",
      description =
          "How much errors of --consistent matter, by level of a variable from its leaves upwards;"
              + " 1 where nothing is said. The loss is divided to suit. Without it, evenly.")
  Map<String, String> workload = new LinkedHashMap<>();

  @Option(names = "--out", required = true, description = "The protected table (CSV).")
  Path out = Path.of("");

  @Option(names = "--report", description = "What was done (JSON).")
  @Nullable Path report;

  /** One of the two kinds of loss. */
  static final class Loss {
    @Option(names = "--epsilon", description = "Pure loss; discrete Laplace noise.")
    @Nullable String epsilon;

    @Option(names = "--rho", description = "Zero-concentrated loss; discrete Gaussian noise.")
    @Nullable String rho;
  }

  @Override
  public Integer call() {
    Cube cube =
        Cube.read(
            CsvFile.open(cells),
            new HierarchyFiles(hierarchies),
            new Cube.Columns(measure, Optional.empty(), Optional.empty()));
    if (cube.measure().decimals() > 0) {
      throw new BadInput(cells.getFileName() + ": noise is added to whole numbers only.");
    }
    MeasurementPlan plan = plan(cube);
    Thresholding thresholding = thresholding();
    requireCoverage();
    long[] counts = new long[cube.structure().cellCount()];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = cube.tables().value(cell);
    }
    NoisyCounts drawn =
        plan.measure(new ConfidentialTable(cube.structure(), counts), new DrbgBitSource());
    SafeTable safe = plan.protect(drawn, thresholding, coverage);
    write(cube, safe, consistent ? Optional.of(estimates(plan, drawn)) : Optional.empty());
    if (report != null) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("mechanism", safe.statement().mechanism().name());
      told.putAll(safe.statement().publicParameters());
      told.put("cells", counts.length);
      told.put(
          "hidden", safe.cells().stream().filter(SafeCell.Suppressed.class::isInstance).count());
      told.put("version", PrivacyCommand.version());
      Json.write(report, told);
    }
    return PrivacyCommand.SAFE;
  }

  private MeasurementPlan plan(Cube cube) {
    try {
      PrivacyUnit of = new PrivacyUnit(unit, PrivacyUnit.Scope.WHOLE_DATASET);
      ContributionBound bound = new ContributionBound(recordsPerUnit, greatestValue);
      if (loss.rho != null) {
        return MeasurementPlan.discreteGaussian(
            cube.structure(),
            of,
            bound,
            new PrivacyLoss.ZeroConcentrated(Rational.parse(loss.rho)),
            split(cube, NoiseFamily.DISCRETE_GAUSSIAN));
      }
      return MeasurementPlan.discreteLaplace(
          cube.structure(),
          of,
          bound,
          new PrivacyLoss.Pure(Rational.parse(String.valueOf(loss.epsilon))),
          split(cube, NoiseFamily.DISCRETE_LAPLACE));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new BadInput(wrong.getMessage() + ".");
    }
  }

  private BudgetSplit split(Cube cube, NoiseFamily family) {
    if (workload.isEmpty()) {
      return new BudgetSplit.Even();
    }
    List<SpanningVariable> variables = cube.structure().variables();
    for (String name : workload.keySet()) {
      if (variables.stream().noneMatch(variable -> variable.name().equals(name))) {
        throw new BadInput("--workload: there is no variable '" + name + "'.");
      }
    }
    List<Level> levels = Levels.of(cube.structure()).all();
    List<Map<Integer, Rational>> weights = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      Map<Integer, Rational> byHeight = new HashMap<>();
      for (Level level : levels) {
        byHeight.put(level.heights().get(v), Rational.ONE);
      }
      String given = workload.get(variables.get(v).name());
      if (given != null) {
        String[] texts = given.split(",");
        if (texts.length != byHeight.size()) {
          throw new BadInput(
              "--workload "
                  + variables.get(v).name()
                  + ": there are "
                  + byHeight.size()
                  + " levels, so give as many weights.");
        }
        for (int height = 0; height < texts.length; height++) {
          byHeight.put(height, Rational.parse(texts[height]));
        }
      }
      weights.add(byHeight);
    }
    return new ConsistentSplit(cube.structure(), family, weights);
  }

  private Thresholding thresholding() {
    try {
      return hideBelow == null
          ? new Thresholding.ShowAll()
          : new Thresholding.HideBelow(hideBelow, Rational.parse(beta));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(wrong.getMessage() + ".");
    }
  }

  private void requireCoverage() {
    if (coverage < 1 || coverage > 99) {
      throw new BadInput("--coverage must be 1 to 99.");
    }
  }

  private static ConsistentEstimates estimates(MeasurementPlan plan, NoisyCounts drawn) {
    ConsistentEstimates.Outcome outcome = ConsistentEstimates.of(plan, drawn);
    if (outcome instanceof ConsistentEstimates.Outcome.Estimated estimated) {
      return estimated.estimates();
    }
    throw new BadInput("--consistent needs variables with one hierarchy each.");
  }

  private void write(Cube cube, SafeTable safe, Optional<ConsistentEstimates> estimates) {
    Optional<IntegerCounts> integers = estimates.map(IntegerCounts::of);
    try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      writer.write(
          cube.structure().variables().stream()
              .map(variable -> CsvFile.quoted(variable.name()))
              .collect(Collectors.joining(",")));
      writer.write("," + CsvFile.quoted(measure) + ",lower,upper,status");
      writer.write(
          estimates.isPresent()
              ? ",estimate,standard_error,integer,estimate_lower,estimate_upper\n"
              : "\n");
      for (int cell = 0; cell < safe.cells().size(); cell++) {
        writer.write(
            cube.structure().codes(cell).stream()
                .map(CsvFile::quoted)
                .collect(Collectors.joining(",")));
        writer.write(shown(safe.cells().get(cell)));
        if (estimates.isPresent() && integers.isPresent()) {
          writer.write(
              ","
                  + estimates.get().estimate(cell)
                  + ","
                  + estimates.get().standardError(cell)
                  + ","
                  + integers.get().count(cell)
                  + ","
                  + estimates.get().margin(cell, coverage).lower()
                  + ","
                  + estimates.get().margin(cell, coverage).upper());
        }
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new BadInput(out + ": the file cannot be written.");
    }
  }

  private static String shown(SafeCell cell) {
    if (cell instanceof SafeCell.Noisy noisy) {
      return ","
          + noisy.estimate()
          + ","
          + noisy.margin().lower()
          + ","
          + noisy.margin().upper()
          + ",F";
    }
    return ",,,,X";
  }
}
