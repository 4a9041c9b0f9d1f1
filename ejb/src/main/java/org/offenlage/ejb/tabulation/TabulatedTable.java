package org.offenlage.ejb.tabulation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.CellValues;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LargestContributions;

/**
 * One counted table of an indicator and where its counts come from.
 *
 * @param part its place in the indicator
 * @param quantity what was worked out in each cell
 * @param table the true counts or sums; the variables are the indicator's dimensions in their
 *     order, for a share with {@link #PART_VARIABLE} between the classifications and the period
 * @param values what the records of each cell hold, where a quantile is wanted
 * @param cellKeys for each cell the sum of its records' keys
 * @param datasetId the dataset counted
 * @param privacyUnit what one respondent of it is
 * @param snapshots the snapshots counted, one a period, in the order of periods
 * @param recordsPerRespondent most records of one respondent in one snapshot that count; empty
 *     where there is no bound
 * @param contributions the largest contributions to each cell, where a safety rule asks for them
 */
public record TabulatedTable(
    Part part,
    Quantity quantity,
    ConfidentialTable table,
    Optional<CellValues> values,
    CellKeys cellKeys,
    String datasetId,
    String privacyUnit,
    List<UUID> snapshots,
    OptionalInt recordsPerRespondent,
    Optional<LargestContributions> contributions) {

  /** The variable of a share that tells the part from the rest. */
  public static final String PART_VARIABLE = "part";

  /** Code of {@link #PART_VARIABLE}: the whole. */
  public static final String WHOLE = "Total";

  /** Code of {@link #PART_VARIABLE}: records that meet the condition. */
  public static final String IN_PART = "yes";

  /** Code of {@link #PART_VARIABLE}: records that do not. */
  public static final String NOT_IN_PART = "no";

  /** The place of a table in its indicator. */
  public enum Part {
    COUNT,
    NUMERATOR,
    DENOMINATOR,
    SHARE
  }

  public TabulatedTable {
    snapshots = List.copyOf(snapshots);
  }

  /** A table whose contributions were not asked for. */
  public TabulatedTable(
      Part part,
      Quantity quantity,
      ConfidentialTable table,
      Optional<CellValues> values,
      CellKeys cellKeys,
      String datasetId,
      String privacyUnit,
      List<UUID> snapshots,
      OptionalInt recordsPerRespondent) {
    this(
        part,
        quantity,
        table,
        values,
        cellKeys,
        datasetId,
        privacyUnit,
        snapshots,
        recordsPerRespondent,
        Optional.empty());
  }

  /** The same with contributions. */
  TabulatedTable with(LargestContributions largest) {
    return new TabulatedTable(
        part,
        quantity,
        table,
        values,
        cellKeys,
        datasetId,
        privacyUnit,
        snapshots,
        recordsPerRespondent,
        Optional.of(largest));
  }
}
