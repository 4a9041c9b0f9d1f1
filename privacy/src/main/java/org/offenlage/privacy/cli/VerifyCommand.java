package org.offenlage.privacy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.offenlage.privacy.audit.PublishedTable;
import org.offenlage.privacy.audit.WitnessCheck;
import org.offenlage.privacy.audit.WitnessFile;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.TableSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks in exact integers that witnesses prove a protected table safe. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks in exact integers that witnesses prove a protected table safe.")
final class VerifyCommand implements Callable<Integer> {

  @Option(names = "--witnesses", required = true, description = "The file of witnesses.")
  Path witnesses = Path.of("");

  @Option(names = "--table", required = true, description = "The protected table (CSV, status).")
  Path table = Path.of("");

  @Override
  public Integer call() {
    try (WitnessFile.Reader reader = new WitnessFile.Reader(Files.newInputStream(witnesses))) {
      WitnessCheck.Result result =
          WitnessCheck.of(published(reader.header()), reader, expected(reader.header()));
      result.findings().forEach(System.out::println);
      if (result.failures() > result.findings().size()) {
        System.out.println("… and " + (result.failures() - result.findings().size()) + " more");
      }
      System.out.println(
          result.witnesses()
              + " witnesses checked, "
              + result.failures()
              + " findings; "
              + result.weaker()
              + " witnesses against lone respondents show less than the full level");
      return result.holds() ? PrivacyCommand.SAFE : PrivacyCommand.NOT_SAFE;
    } catch (NoSuchFileException e) {
      throw new BadInput(witnesses + ": there is no such file.");
    } catch (IOException e) {
      throw new BadInput(witnesses.getFileName() + ": " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          witnesses.getFileName() + ": the file is damaged: " + e.getMessage() + ".");
    }
  }

  private PublishedTable published(WitnessFile.Header header) {
    StatusTable file = new StatusTable(CsvFile.open(table), Optional.empty());
    Measure measure = new Measure(file.measureName(), header.decimals());
    long[] values = new long[header.structure().cellCount()];
    BitSet suppressed = new BitSet();
    BitSet seen = new BitSet();
    file.forEachCell(
        header.structure(),
        measure,
        (line, cell, hidden, units) -> {
          seen.set(cell);
          suppressed.set(cell, hidden);
          values[cell] = hidden ? 0 : units.orElse(0L);
        });
    int missing = header.structure().cellCount() - seen.cardinality();
    if (missing > 0) {
      throw new BadInput(table.getFileName() + ": " + missing + " cells of the table are missing.");
    }
    return new PublishedTable(header.structure(), values, suppressed);
  }

  /** What the rule makes sensitive, where it can be told from the values alone. */
  private static SensitiveCells expected(WitnessFile.Header header) {
    SensitiveCells expected = SensitiveCells.of(Map.of());
    if (!header.appliesAgain()) {
      return expected;
    }
    LinkedTables truth = LinkedTables.of(TableSystem.of(header.structure()), header.truth());
    ProtectionDemand demand =
        (header.demand().isEmpty()
                ? Optional.<ProtectionDemand>empty()
                : RuleText.demand(header.demand()))
            .orElseGet(ProtectionDemand::standard);
    List<SafetyRule> rules = header.rules().stream().map(RuleText::rule).toList();
    for (SafetyRule rule : rules) {
      if (rule instanceof SafetyRule.MinimumFrequency frequency) {
        expected = expected.and(SensitiveCells.of(truth, frequency, demand));
      } else if (rule instanceof SafetyRule.GroupDisclosure group) {
        expected = expected.and(SensitiveCells.of(truth, group));
      }
    }
    return expected.without(Arrays.stream(header.waived()).boxed().collect(Collectors.toSet()));
  }
}
