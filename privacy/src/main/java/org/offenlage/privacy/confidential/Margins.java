package org.offenlage.privacy.confidential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Sums inner cells up to all margins of a table. */
public final class Margins {

  private Margins() {}

  /**
   * Sets every cell that is not inner to the sum of its parts, one variable after the other.
   *
   * <p>Cost O(cells × variables × hierarchies).
   *
   * @param values one for each cell in the structure's numbering; inner cells are read, all others
   *     overwritten
   * @throws ArithmeticException where a sum does not fit 63 bits
   */
  public static void fill(TableStructure structure, long[] values) {
    int stride = structure.cellCount();
    for (SpanningVariable variable : structure.variables()) {
      List<String> codes = variable.codes();
      stride /= codes.size();
      Set<String> done = new LinkedHashSet<>();
      for (Hierarchy hierarchy : variable.hierarchies()) {
        for (String parent : parentsBottomUp(hierarchy)) {
          if (done.add(parent)) {
            sum(values, stride, codes, parent, hierarchy.children(parent));
          }
        }
      }
    }
  }

  private static List<String> parentsBottomUp(Hierarchy hierarchy) {
    List<String> parents = new ArrayList<>();
    for (String code : hierarchy.codes()) {
      if (!hierarchy.children(code).isEmpty()) {
        parents.add(code);
      }
    }
    parents.sort((a, b) -> Integer.compare(hierarchy.depth(b), hierarchy.depth(a)));
    return parents;
  }

  private static void sum(
      long[] values, int stride, List<String> codes, String parent, List<String> children) {
    int block = stride * codes.size();
    int target = codes.indexOf(parent) * stride;
    int[] sources = children.stream().mapToInt(child -> codes.indexOf(child) * stride).toArray();
    for (int high = 0; high < values.length; high += block) {
      for (int low = 0; low < stride; low++) {
        long sum = 0;
        for (int source : sources) {
          sum = Math.addExact(sum, values[high + source + low]);
        }
        values[high + target + low] = sum;
      }
    }
  }
}
