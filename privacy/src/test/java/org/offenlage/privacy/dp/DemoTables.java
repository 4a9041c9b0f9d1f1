package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.structure.Equation;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Small tables for tests: a Kreis with one Amt of two municipalities and one without an Amt. */
final class DemoTables {

  private DemoTables() {}

  static Hierarchy area() {
    Map<String, String> parents = new LinkedHashMap<>();
    parents.put("Amt", "Kreis");
    parents.put("A", "Amt");
    parents.put("B", "Amt");
    parents.put("free", "Kreis");
    return Hierarchy.ofParents(parents);
  }

  static TableStructure areaByYear() {
    return TableStructure.of(
        List.of(
            SpanningVariable.of("area", area()),
            SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));
  }

  static TableStructure areaOnly() {
    return TableStructure.of(List.of(SpanningVariable.of("area", area())));
  }

  /** The table with this count in every inner cell and the sums that follow. */
  static ConfidentialTable filled(TableStructure structure, Map<List<String>, Long> inner) {
    long[] counts = new long[structure.cellCount()];
    inner.forEach((codes, count) -> counts[structure.cell(codes)] = count);
    List<Equation> equations = new ArrayList<>();
    structure.forEachEquation(equations::add);
    // Sums of sums: repeat until nothing changes, at most once for each level.
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Equation equation : equations) {
        long sum = 0;
        for (int part : equation.partCells()) {
          sum += counts[part];
        }
        changed |= counts[equation.totalCell()] != sum;
        counts[equation.totalCell()] = sum;
      }
    }
    return new ConfidentialTable(structure, counts);
  }
}
