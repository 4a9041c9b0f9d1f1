package org.offenlage.privacy.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/**
 * The cells given by a user with all their margins.
 *
 * @param structure the cells
 * @param tables their true values
 * @param contributions who contributed, where a column of contributors was given
 * @param measure how values are written
 */
record Cube(
    TableStructure structure,
    LinkedTables tables,
    Optional<Contributions> contributions,
    Measure measure) {

  /**
   * What the columns of the cells' file are.
   *
   * @param measure the column of values
   * @param contributor the column of contributors, if each row is a contribution
   * @param holding the column of holdings, if contributors have them
   */
  record Columns(String measure, Optional<String> contributor, Optional<String> holding) {}

  static Cube read(CsvFile file, HierarchyFiles hierarchies, Columns columns) {
    int measureColumn = file.column(columns.measure());
    List<String> variables = spanningVariables(file, columns);
    for (String variable : hierarchies.variables()) {
      if (!variables.contains(variable)) {
        throw new BadInput(
            file.path(), 1, "there is no column '" + variable + "' for its hierarchy.");
      }
    }
    int[] places = variables.stream().mapToInt(file::column).toArray();
    List<Set<String>> seen = new ArrayList<>();
    variables.forEach(variable -> seen.add(new LinkedHashSet<>()));
    int[] decimals = {0};
    file.forEachRow(
        row -> {
          for (int v = 0; v < places.length; v++) {
            seen.get(v).add(row.fields().get(places[v]));
          }
          decimals[0] =
              Math.max(
                  decimals[0],
                  Measure.decimalsOf(file.path(), row.line(), row.fields().get(measureColumn)));
        });
    Measure measure = new Measure(columns.measure(), Math.min(decimals[0], Measure.MOST_DECIMALS));
    TableStructure structure = structure(file, variables, hierarchies, seen);
    return columns.contributor().isPresent()
        ? ofContributions(file, structure, places, measure, columns)
        : ofCells(file, structure, places, measure);
  }

  private static List<String> spanningVariables(CsvFile file, Columns columns) {
    List<String> variables = new ArrayList<>(file.columns());
    variables.remove(columns.measure());
    columns.contributor().ifPresent(name -> removeColumn(file, variables, name));
    columns.holding().ifPresent(name -> removeColumn(file, variables, name));
    if (variables.isEmpty()) {
      throw new BadInput(file.path(), 1, "there is no column for a spanning variable.");
    }
    return variables;
  }

  private static void removeColumn(CsvFile file, List<String> variables, String name) {
    file.column(name);
    variables.remove(name);
  }

  private static TableStructure structure(
      CsvFile file, List<String> names, HierarchyFiles hierarchies, List<Set<String>> seen) {
    List<SpanningVariable> variables = new ArrayList<>();
    for (int v = 0; v < names.size(); v++) {
      List<Hierarchy> given = hierarchies.of(names.get(v));
      if (given.isEmpty() && seen.get(v).contains(HierarchyFiles.TOTAL)) {
        throw new BadInput(
            file.path() + ": cells must be inner cells, not totals of '" + names.get(v) + "'.");
      }
      if (given.isEmpty() && seen.get(v).isEmpty()) {
        throw new BadInput(
            file.path().getFileName()
                + ": without rows, '"
                + names.get(v)
                + "' needs a hierarchy.");
      }
      try {
        variables.add(
            new SpanningVariable(
                names.get(v),
                given.isEmpty()
                    ? List.of(Hierarchy.flat(HierarchyFiles.TOTAL, List.copyOf(seen.get(v))))
                    : given));
      } catch (IllegalArgumentException e) {
        throw new BadInput("--hierarchy " + names.get(v) + ": " + e.getMessage() + ".");
      }
    }
    try {
      return TableStructure.of(variables);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file.path().getFileName() + ": " + e.getMessage() + ".");
    }
  }

  private static Cube ofCells(
      CsvFile file, TableStructure structure, int[] places, Measure measure) {
    long[] values = new long[structure.cellCount()];
    Map<Integer, Long> lines = new HashMap<>();
    int measureColumn = file.column(measure.name());
    file.forEachRow(
        row -> {
          int cell = innerCell(file, structure, codes(row, places), row.line());
          Long earlier = lines.putIfAbsent(cell, row.line());
          if (earlier != null) {
            throw new BadInput(file.path(), row.line(), "the cell stood in line " + earlier + ".");
          }
          values[cell] = measure.units(file.path(), row.line(), row.fields().get(measureColumn));
        });
    try {
      Margins.fill(structure, values);
    } catch (ArithmeticException e) {
      throw new BadInput(file.path().getFileName() + ": the sums are too large.");
    }
    return new Cube(
        structure, LinkedTables.of(TableSystem.of(structure), values), Optional.empty(), measure);
  }

  private static Cube ofContributions(
      CsvFile file, TableStructure structure, int[] places, Measure measure, Columns columns) {
    Contributions.Collector collector = new Contributions.Collector(structure);
    int measureColumn = file.column(measure.name());
    int contributorColumn = file.column(columns.contributor().orElseThrow());
    int holdingColumn = columns.holding().map(file::column).orElse(contributorColumn);
    file.forEachRow(
        row -> {
          List<String> codes = codes(row, places);
          innerCell(file, structure, codes, row.line());
          String contributor = row.fields().get(contributorColumn);
          String holding = row.fields().get(holdingColumn);
          if (contributor.isEmpty()) {
            throw new BadInput(file.path(), row.line(), "the contributor is missing.");
          }
          collector.add(
              codes,
              holding.isEmpty() ? "contributor " + contributor : "holding " + holding,
              measure.units(file.path(), row.line(), row.fields().get(measureColumn)));
        });
    return new Cube(
        structure,
        LinkedTables.of(TableSystem.of(structure), collector.totals()),
        Optional.of(collector.collect()),
        measure);
  }

  private static List<String> codes(CsvFile.Row row, int[] places) {
    List<String> codes = new ArrayList<>(places.length);
    for (int place : places) {
      codes.add(row.fields().get(place));
    }
    return codes;
  }

  private static int innerCell(
      CsvFile file, TableStructure structure, List<String> codes, long line) {
    for (int v = 0; v < codes.size(); v++) {
      SpanningVariable variable = structure.variables().get(v);
      Hierarchy hierarchy = variable.hierarchies().get(0);
      if (!hierarchy.contains(codes.get(v)) || !hierarchy.children(codes.get(v)).isEmpty()) {
        throw new BadInput(
            file.path(),
            line,
            "'" + codes.get(v) + "' is not a leaf of the hierarchy of '" + variable.name() + "'.");
      }
    }
    return structure.cell(codes);
  }
}
