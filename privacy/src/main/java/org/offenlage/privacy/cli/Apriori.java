package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offenlage.privacy.suppression.CellStatus;

/**
 * Decisions of the office on single cells.
 *
 * @param statuses cells that must be published or suppressed
 * @param waived cells that need no protection
 * @param costs what suppressing a cell costs
 */
record Apriori(Map<Integer, CellStatus> statuses, Set<Integer> waived, Map<Integer, Double> costs) {

  static Apriori none() {
    return new Apriori(Map.of(), Set.of(), Map.of());
  }

  static Apriori read(Path path, Cube cube) {
    CsvFile file = CsvFile.open(path);
    int statusColumn = file.columns().indexOf("status");
    int costColumn = file.columns().indexOf("cost");
    int[] places =
        cube.structure().variables().stream()
            .mapToInt(variable -> file.column(variable.name()))
            .toArray();
    Map<Integer, CellStatus> statuses = new HashMap<>();
    Set<Integer> waived = new HashSet<>();
    Map<Integer, Double> costs = new HashMap<>();
    file.forEachRow(
        row -> {
          List<String> codes = new ArrayList<>();
          for (int place : places) {
            codes.add(row.fields().get(place));
          }
          int cell = cellOf(path, cube, codes, row.line());
          String status = statusColumn < 0 ? "" : row.fields().get(statusColumn);
          switch (status) {
            case "publish" -> statuses.put(cell, CellStatus.PUBLISHED);
            case "suppress" -> statuses.put(cell, CellStatus.SUPPRESSED);
            case "waiver" -> waived.add(cell);
            case "" -> {}
            default ->
                throw new BadInput(
                    path, row.line(), "the status must be publish, suppress, waiver or empty.");
          }
          String cost = costColumn < 0 ? "" : row.fields().get(costColumn);
          if (!cost.isEmpty()) {
            costs.put(cell, costOf(path, row.line(), cost));
          }
        });
    return new Apriori(statuses, waived, costs);
  }

  private static int cellOf(Path path, Cube cube, List<String> codes, long line) {
    try {
      return cube.structure().cell(codes);
    } catch (IllegalArgumentException e) {
      throw new BadInput(path, line, e.getMessage() + ".");
    }
  }

  private static double costOf(Path path, long line, String text) {
    try {
      double cost = Double.parseDouble(text);
      if (cost > 0 && cost <= 1e12) {
        return cost;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw new BadInput(path, line, "a cost must be a positive number of at most 10^12.");
  }
}
