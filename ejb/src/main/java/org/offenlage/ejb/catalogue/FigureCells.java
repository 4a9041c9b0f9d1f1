package org.offenlage.ejb.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Which cells a figure is computed from.
 *
 * @param first of the first table: the count, the numerator, the part
 * @param second the denominator, of the second table of a rate and of the first of a share; empty
 *     for a count
 */
public record FigureCells(int first, OptionalInt second) {

  /**
   * The cells of all figures, in the order of figures: mixed radix of the dimensions' codes, the
   * last dimension fastest.
   *
   * @param structures of the tables that the calculation asks for
   */
  public static List<FigureCells> of(
      List<PublishedDimension> dimensions,
      Calculation calculation,
      List<TableStructure> structures) {
    List<FigureCells> cells = new ArrayList<>();
    int[] positions = new int[dimensions.size()];
    do {
      cells.add(at(codes(dimensions, positions), calculation, structures));
    } while (advance(dimensions, positions));
    return cells;
  }

  private static FigureCells at(
      Map<String, String> codes, Calculation calculation, List<TableStructure> structures) {
    TableStructure first = structures.get(0);
    if (calculation instanceof Calculation.Rate) {
      return new FigureCells(cell(first, codes), OptionalInt.of(cell(structures.get(1), codes)));
    }
    if (calculation instanceof Calculation.Share share) {
      Map<String, String> part = new HashMap<>(codes);
      part.put(share.variable(), share.part());
      Map<String, String> whole = new HashMap<>(codes);
      whole.put(share.variable(), share.whole());
      return new FigureCells(cell(first, part), OptionalInt.of(cell(first, whole)));
    }
    return new FigureCells(cell(first, codes), OptionalInt.empty());
  }

  private static int cell(TableStructure table, Map<String, String> codes) {
    List<String> inOrder = new ArrayList<>();
    for (SpanningVariable variable : table.variables()) {
      String code = codes.get(variable.name());
      if (code == null) {
        throw new IllegalArgumentException(
            "a table has the variable '" + variable.name() + "', which readers do not see");
      }
      inOrder.add(code);
    }
    return table.cell(inOrder);
  }

  private static Map<String, String> codes(List<PublishedDimension> dimensions, int[] positions) {
    Map<String, String> codes = new HashMap<>();
    for (int d = 0; d < positions.length; d++) {
      PublishedDimension dimension = dimensions.get(d);
      codes.put(dimension.variable(), dimension.codes().get(positions[d]));
    }
    return codes;
  }

  private static boolean advance(List<PublishedDimension> dimensions, int[] positions) {
    for (int d = positions.length - 1; d >= 0; d--) {
      if (++positions[d] < dimensions.get(d).codes().size()) {
        return true;
      }
      positions[d] = 0;
    }
    return false;
  }
}
