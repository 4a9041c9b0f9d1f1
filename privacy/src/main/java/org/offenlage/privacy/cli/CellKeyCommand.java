package org.offenlage.privacy.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.cellkey.AdditivityError;
import org.offenlage.privacy.cellkey.CellKeyPerturbation;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.cellkey.MagnitudePerturbation;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.cellkey.PerturbationTable;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.Levels;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Perturbs a table of counts by the cell key method. */
@Command(
    name = "cellkey",
    mixinStandardHelpOptions = true,
    description = {
      "Perturbs a table of counts by the cell key method; not differential privacy.",
      "With --contributor and --strength each row is a contribution, and sums are perturbed."
    })
final class CellKeyCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--cells", required = true, description = "Inner cells (CSV).")
  Path cells = Path.of("");

  @Option(
      names = "--hierarchy",
      paramLabel = "VAR=FILE",
      description = "child,parent; may be given twice for a variable.")
  List<String> hierarchies = new ArrayList<>();

  @Option(names = "--measure", defaultValue = "freq", description = "Column of counts (freq).")
  String measure = "freq";

  @Option(
      names = "--contributor",
      description = "Column of who contributed; rows are contributions to a sum.")
  @Nullable String contributor;

  @Option(
      names = "--strength",
      paramLabel = "S",
      description = "A sum changes by at most this share of its largest contribution, such as 1/4.")
  @Nullable String strength;

  @Option(
      names = "--key",
      required = true,
      description = "Column of the sums of record keys, integers 0 to 2^64 - 1, modulo 2^64.")
  String key = "";

  @Option(
      names = "--deviation",
      required = true,
      paramLabel = "D",
      description = "Greatest change.")
  int deviation;

  @Option(names = "--variance", required = true, paramLabel = "V", description = "Of the change.")
  String variance = "";

  @Option(
      names = "--forbidden",
      defaultValue = "0",
      paramLabel = "JS",
      description = "No result is 1 to JS (0).")
  int forbidden;

  @Option(names = "--preserve-total", description = "Publish the cell of all totals unchanged.")
  boolean preserveTotal;

  @Option(names = "--out", required = true, description = "The perturbed table (CSV).")
  Path out = Path.of("");

  @Option(names = "--report", description = "What was done; stays in the office (JSON).")
  @Nullable Path report;

  @Override
  public Integer call() {
    CsvFile file = CsvFile.open(cells);
    // Where rows are contributions, those with one key are one respondent's.
    Cube cube =
        Cube.read(
            file,
            new HierarchyFiles(hierarchies),
            new Cube.Columns(measure, Optional.ofNullable(contributor), Optional.of(key)));
    SafeTable safe = cube.contributions().isPresent() ? sums(file, cube) : counts(file, cube);
    write(cube, safe);
    if (report != null) {
      AdditivityError error = AdditivityError.of(safe);
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("mechanism", safe.statement().mechanism().name());
      told.putAll(safe.statement().publicParameters());
      told.putAll(safe.statement().internalParameters());
      told.put("equations", error.equations());
      told.put("equations that hold", error.additive());
      told.put("greatest gap", error.greatest());
      told.put("sum of gaps", error.sum());
      told.put("version", PrivacyCommand.version());
      Json.write(report, told);
    }
    return PrivacyCommand.SAFE;
  }

  private SafeTable sums(CsvFile file, Cube cube) {
    if (strength == null || preserveTotal) {
      throw new BadInput("sums of contributions need --strength and have no --preserve-total.");
    }
    try {
      return new MagnitudePerturbation(table(), Rational.parse(strength))
          .protect(
              cube.structure(), cube.contributions().orElseThrow(), CellKeys.of(keys(file, cube)));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(wrong.getMessage() + ".");
    }
  }

  private SafeTable counts(CsvFile file, Cube cube) {
    if (strength != null) {
      throw new BadInput("--strength needs --contributor: it is about sums of contributions.");
    }
    if (cube.measure().decimals() > 0) {
      throw new BadInput(cells.getFileName() + ": counts are whole numbers.");
    }
    long[] counts = new long[cube.structure().cellCount()];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = cube.tables().value(cell);
    }
    return new CellKeyPerturbation(table())
        .protect(
            new ConfidentialTable(cube.structure(), counts),
            CellKeys.of(keys(file, cube)),
            preserved(cube));
  }

  private PerturbationTable table() {
    try {
      return PerturbationTable.of(
          new PerturbationRule(deviation, Rational.parse(variance), forbidden));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(wrong.getMessage() + ".");
    }
  }

  private BitSet preserved(Cube cube) {
    BitSet preserved = new BitSet();
    if (preserveTotal) {
      preserved.set(
          cube.structure()
              .cell(
                  cube.structure().variables().stream()
                      .map(variable -> variable.hierarchies().get(0).roots().get(0))
                      .toList()));
    }
    return preserved;
  }

  /** The cells' keys: sums modulo 2^64, which is how longs add. */
  private long[] keys(CsvFile file, Cube cube) {
    int keyColumn = file.column(key);
    int[] places =
        cube.structure().variables().stream()
            .mapToInt(variable -> file.column(variable.name()))
            .toArray();
    Levels levels = Levels.of(cube.structure());
    long[] keys = new long[cube.structure().cellCount()];
    file.forEachRow(
        row -> {
          List<String> codes = new ArrayList<>();
          for (int place : places) {
            codes.add(row.fields().get(place));
          }
          long recordKeys = unsigned(row.line(), row.fields().get(keyColumn));
          for (int cell : levels.cellsContaining(cube.structure().cell(codes))) {
            keys[cell] += recordKeys;
          }
        });
    return keys;
  }

  private long unsigned(long line, String text) {
    try {
      return Long.parseUnsignedLong(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInput(cells, line, "the key is not an integer from 0 to 2^64 - 1.");
    }
  }

  private void write(Cube cube, SafeTable safe) {
    try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      writer.write(
          cube.structure().variables().stream()
              .map(variable -> CsvFile.quoted(variable.name()))
              .collect(Collectors.joining(",")));
      writer.write("," + CsvFile.quoted(measure) + ",status\n");
      for (int cell = 0; cell < safe.cells().size(); cell++) {
        writer.write(
            cube.structure().codes(cell).stream()
                .map(CsvFile::quoted)
                .collect(Collectors.joining(",")));
        writer.write("," + cube.measure().written(count(safe.cells().get(cell))) + ",F\n");
      }
    } catch (IOException e) {
      throw new BadInput(out + ": the file cannot be written.");
    }
  }

  private static long count(SafeCell cell) {
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return perturbed.count();
    }
    if (cell instanceof SafeCell.Published published) {
      return published.count();
    }
    throw new IllegalStateException("the cell key method hides nothing");
  }
}
