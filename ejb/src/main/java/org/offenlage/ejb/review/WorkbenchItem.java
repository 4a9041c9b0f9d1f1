package org.offenlage.ejb.review;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.Examination;

/**
 * A publication in the making, with what its reviewers must know.
 *
 * @param id its identifier
 * @param metadata of the indicator
 * @param periods codes of the reference periods, ascending
 * @param ruleId the release rule
 * @param ruleVersion and its version
 * @param author login name of who prepared it
 * @param contentHash SHA-256 of what is decided about, lower case hexadecimal
 * @param history oldest first; the first is the preparation
 * @param tables what protection did to each table
 * @param checks what was checked
 * @param examination what the server found when it examined it, sensitive cells included
 * @param costs what it costs of privacy budgets; empty without noise
 * @param waivers exceptions from its rule by which it shows cells
 * @param publishedVersion version of the indicator under which it became public
 * @param plan when it becomes public, and what it corrects
 * @param possible what the caller may do with it now
 */
public record WorkbenchItem(
    UUID id,
    IndicatorMetadata metadata,
    List<String> periods,
    String ruleId,
    int ruleVersion,
    String author,
    String contentHash,
    List<HistoryEntry> history,
    List<TableSummary> tables,
    List<Check> checks,
    Examination examination,
    List<PrivacyCost> costs,
    Set<UUID> waivers,
    OptionalInt publishedVersion,
    ReleasePlan plan,
    Set<Action> possible) {

  public WorkbenchItem {
    periods = List.copyOf(periods);
    history = List.copyOf(history);
    tables = List.copyOf(tables);
    checks = List.copyOf(checks);
    costs = List.copyOf(costs);
    waivers = Set.copyOf(waivers);
    possible = Set.copyOf(possible);
  }

  /** Where it stands: the state of the last entry of its history. */
  public State state() {
    return history.get(history.size() - 1).state();
  }

  /**
   * What protection did to a table.
   *
   * @param table {@code count}, {@code numerator}, {@code denominator} or {@code share}
   * @param cells all cells, margins included
   * @param hidden cells that show nothing
   * @param sensitive cells that were sensitive themselves; 0 where noise protects. Confidential
   */
  public record TableSummary(String table, Cells cells, Cells hidden, Cells sensitive) {}

  /** A number of cells. */
  public record Cells(long number) {}
}
