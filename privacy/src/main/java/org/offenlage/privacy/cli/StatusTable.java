package org.offenlage.privacy.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Reads a table with a column {@code status}: F free, X suppressed.
 *
 * <p>Variables that the file lacks stand at their total.
 */
final class StatusTable {

  private static final String STATUS = "status";

  private final CsvFile file;
  private final int statusColumn;
  private final int measureColumn;

  /** A table whose values stand in a column, the measure's if it is named, else beside status. */
  StatusTable(CsvFile file, Optional<String> measure) {
    this.file = file;
    this.statusColumn = file.column(STATUS);
    this.measureColumn = measure.map(file::column).orElseGet(this::valueColumn);
  }

  private StatusTable(CsvFile file, int measureColumn) {
    this.file = file;
    this.statusColumn = file.columns().indexOf(STATUS);
    this.measureColumn = measureColumn;
  }

  /** A table that was published before; a cell without a status is suppressed if it is empty. */
  static StatusTable ofPublished(CsvFile file, String measure) {
    return new StatusTable(file, file.column(measure));
  }

  private int valueColumn() {
    if (file.columns().contains("freq")) {
      return file.column("freq");
    }
    if (statusColumn == 0) {
      throw new BadInput(file.path(), 1, "the values must stand before the status.");
    }
    return statusColumn - 1;
  }

  /** The name of the column of values. */
  String measureName() {
    return file.columns().get(measureColumn);
  }

  /** The columns of spanning variables. */
  List<String> variables() {
    List<String> variables = new ArrayList<>(file.columns());
    variables.remove(measureName());
    variables.remove(STATUS);
    return variables;
  }

  /** The most decimals that a value has. */
  int decimals() {
    int[] most = {0};
    file.forEachRow(
        row -> {
          String text = row.fields().get(measureColumn);
          if (!text.isBlank()) {
            most[0] = Math.max(most[0], Measure.decimalsOf(file.path(), row.line(), text));
          }
        });
    return Math.min(most[0], Measure.MOST_DECIMALS);
  }

  /** What is done with each row. */
  interface CellConsumer {
    void accept(long line, int cell, boolean suppressed, Optional<Long> units);
  }

  void forEachCell(TableStructure structure, Measure measure, CellConsumer consumer) {
    List<SpanningVariable> variables = structure.variables();
    for (String name : variables()) {
      if (variables.stream().noneMatch(variable -> variable.name().equals(name))) {
        throw new BadInput(file.path(), 1, "'" + name + "' is not a variable of the table.");
      }
    }
    int[] places =
        variables.stream().mapToInt(variable -> file.columns().indexOf(variable.name())).toArray();
    BitSet seen = new BitSet();
    file.forEachRow(
        row -> {
          List<String> codes = new ArrayList<>();
          for (int place : places) {
            codes.add(place < 0 ? HierarchyFiles.TOTAL : row.fields().get(place));
          }
          int cell;
          try {
            cell = structure.cell(codes);
          } catch (IllegalArgumentException e) {
            throw new BadInput(
                file.path(),
                row.line(),
                e.getMessage() + "; a --hierarchy must say what it is the sum of.");
          }
          if (seen.get(cell)) {
            throw new BadInput(file.path(), row.line(), "the cell stands in the file twice.");
          }
          seen.set(cell);
          String text = row.fields().get(measureColumn);
          String status = status(row, text);
          if (status.equals("F") && text.isBlank()) {
            throw new BadInput(file.path(), row.line(), "a free cell has no value.");
          }
          consumer.accept(
              row.line(),
              cell,
              status.equals("X"),
              text.isBlank()
                  ? Optional.empty()
                  : Optional.of(measure.units(file.path(), row.line(), text)));
        });
  }

  private String status(CsvFile.Row row, String value) {
    String status = statusColumn < 0 ? "" : row.fields().get(statusColumn);
    if (status.isEmpty()) {
      status = value.isBlank() ? "X" : "F";
    }
    if (!status.equals("F") && !status.equals("X")) {
      throw new BadInput(file.path(), row.line(), "the status must be F or X.");
    }
    return status;
  }

  /** The codes of a variable, in the order of their first mention. */
  Set<String> codes(String variable) {
    int place = file.column(variable);
    Set<String> codes = new LinkedHashSet<>();
    file.forEachRow(row -> codes.add(row.fields().get(place)));
    return codes;
  }

  CsvFile file() {
    return file;
  }
}
