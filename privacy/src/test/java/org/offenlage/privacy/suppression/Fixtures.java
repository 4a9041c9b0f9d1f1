package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/** Small tables to protect; all of them made up. */
final class Fixtures {

  private Fixtures() {}

  /** Two variables, each with a total over so many leaves. */
  static TableStructure grid(int rows, int columns) {
    return TableStructure.of(List.of(flat("row", "r", rows), flat("column", "c", columns)));
  }

  static SpanningVariable flat(String name, String prefix, int leaves) {
    return SpanningVariable.of(
        name,
        Hierarchy.flat("Total", IntStream.range(0, leaves).mapToObj(i -> prefix + i).toList()));
  }

  /** Two districts of unequal size under a county. */
  static SpanningVariable places(int inNorth, int inSouth) {
    Map<String, String> parents = new java.util.LinkedHashMap<>();
    parents.put("north", "county");
    parents.put("south", "county");
    IntStream.range(0, inNorth).forEach(i -> parents.put("n" + i, "north"));
    IntStream.range(0, inSouth).forEach(i -> parents.put("s" + i, "south"));
    return SpanningVariable.of("place", Hierarchy.ofParents(parents));
  }

  /** The table with these inner counts, in the order of the leaves, last variable fastest. */
  static LinkedTables table(TableStructure structure, long... inner) {
    long[] values = new long[structure.cellCount()];
    int at = 0;
    for (int cell = 0; cell < values.length; cell++) {
      if (structure.isInner(cell)) {
        addUpwards(structure, structure.codes(cell), 0, new ArrayList<>(), inner[at++], values);
      }
    }
    return LinkedTables.of(TableSystem.of(structure), values);
  }

  private static void addUpwards(
      TableStructure structure,
      List<String> inner,
      int variable,
      List<String> codes,
      long count,
      long[] values) {
    if (variable == inner.size()) {
      values[structure.cell(codes)] += count;
      return;
    }
    Hierarchy hierarchy = structure.variables().get(variable).hierarchies().get(0);
    for (String code : hierarchy.pathToRoot(inner.get(variable))) {
      codes.add(code);
      addUpwards(structure, inner, variable + 1, codes, count, values);
      codes.remove(codes.size() - 1);
    }
  }

  static int innerCount(TableStructure structure) {
    return (int) IntStream.range(0, structure.cellCount()).filter(structure::isInner).count();
  }

  /** Random counts, most of them small. */
  static LinkedTables random(TableStructure structure, Random random, int largest) {
    long[] inner = new long[innerCount(structure)];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = random.nextInt(3) == 0 ? random.nextInt(largest) : random.nextInt(3);
    }
    return table(structure, inner);
  }
}
