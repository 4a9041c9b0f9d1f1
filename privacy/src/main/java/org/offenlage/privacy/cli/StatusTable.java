package org.offenlage.privacy.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Reads a table with a column {@code status}: F free, X suppressed.
 *
 * <p>Variables that the file lacks stand at their total.
 */
final class StatusTable {

  private final CsvFile file;
  private final int statusColumn;
  private final int measureColumn;

  /** A table whose values stand in a column, the measure's if it is named, else beside status. */
  StatusTable(CsvFile file, Optional<String> measure) {
    this.file = file;
    this.statusColumn = file.column("status");
    this.measureColumn = measure.map(file::column).orElseGet(this::valueColumn);
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
    variables.remove("status");
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
            throw new BadInput(file.path(), row.line(), e.getMessage() + ".");
          }
          if (seen.get(cell)) {
            throw new BadInput(file.path(), row.line(), "the cell stands in the file twice.");
          }
          seen.set(cell);
          String status = row.fields().get(statusColumn);
          if (!status.equals("F") && !status.equals("X")) {
            throw new BadInput(file.path(), row.line(), "the status must be F or X.");
          }
          String text = row.fields().get(measureColumn);
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

  CsvFile file() {
    return file;
  }
}
