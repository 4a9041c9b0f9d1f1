package org.offenlage.ejb.tabulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * For every class of a dimension the positions of its leaf and of all codes above.
 *
 * @param table name of the table that holds it
 * @param steps its rows
 */
record Climb(String table, List<Step> steps) {

  /** Stands for an empty cell among the positions of codes and bands. */
  static final int EMPTY = -1;

  Climb {
    steps = List.copyOf(steps);
  }

  /** One row. */
  record Step(int member, int above) {}

  /** Whether the classes of an assignment mean other leaves in other periods. */
  static boolean dependsOnPeriod(Assignment assignment) {
    return assignment instanceof Assignment.ByCode byCode && byCode.areas().isPresent();
  }

  /** The climb of a dimension. */
  static Climb of(String table, SpanningVariable variable, Map<Integer, String> leafByClass) {
    List<String> codes = variable.codes();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      positions.put(codes.get(i), i);
    }
    List<Step> steps = new ArrayList<>();
    leafByClass.forEach(
        (member, leaf) -> {
          // A root that several hierarchies share takes a record once.
          Set<String> above = new LinkedHashSet<>();
          for (Hierarchy hierarchy : variable.hierarchies()) {
            above.addAll(hierarchy.pathToRoot(leaf));
          }
          for (String code : above) {
            Integer position = positions.get(code);
            if (position == null) {
              throw new IllegalStateException(
                  "a hierarchy holds a code its variable does not know");
            }
            steps.add(new Step(member, position));
          }
        });
    return new Climb(table, steps);
  }

  /** The leaf of each class that an assignment puts records of a period into. */
  static Map<Integer, String> classes(
      DatasetDeclaration dataset, Assignment assignment, ReferencePeriod period) {
    Map<Integer, String> leafByClass = new HashMap<>();
    if (assignment instanceof Assignment.ByCode byCode) {
      List<String> codes = codes(dataset, byCode.column());
      for (int i = 0; i < codes.size(); i++) {
        String code = codes.get(i);
        leafByClass.put(i, byCode.areas().map(areas -> areas.leaf(code, period)).orElse(code));
      }
      byCode.whenEmpty().ifPresent(leaf -> leafByClass.put(EMPTY, leaf));
    } else if (assignment instanceof Assignment.ByBand byBand) {
      addBands(leafByClass, byBand.bands());
      byBand.whenEmpty().ifPresent(leaf -> leafByClass.put(EMPTY, leaf));
    } else if (assignment instanceof Assignment.ByAge byAge) {
      addBands(leafByClass, byAge.bands());
    }
    return leafByClass;
  }

  private static void addBands(Map<Integer, String> leafByClass, List<Assignment.Band> bands) {
    for (int b = 0; b < bands.size(); b++) {
      leafByClass.put(b, bands.get(b).code());
    }
  }

  private static List<String> codes(DatasetDeclaration dataset, String column) {
    if (dataset.column(column).map(Column::type).orElse(null) instanceof ColumnType.Code code) {
      return code.codes();
    }
    throw new IllegalStateException("the definition does not fit its dataset");
  }
}
