package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * What a table loses by suppression, level by level of each of its variables. Confidential, since
 * it adds up suppressed values.
 *
 * @param levels in the order of the variables, the total first
 */
public record InformationLoss(List<Level> levels) {

  public InformationLoss {
    levels = List.copyOf(levels);
  }

  /**
   * The cells whose code of a variable stands on a level of its hierarchy.
   *
   * @param variable the variable's name
   * @param level 0 for the total, then downwards
   * @param cells how many cells there are
   * @param suppressed how many of them are suppressed
   * @param sumSuppressed the sum of these, in units of the value
   */
  public record Level(
      String variable, int level, long cells, long suppressed, long sumSuppressed) {}

  /** The loss of a table; cost O(cells · variables). */
  public static InformationLoss of(
      TableStructure structure, BitSet suppressed, IntToLongFunction value) {
    List<Level> levels = new ArrayList<>();
    int stride = structure.cellCount();
    for (SpanningVariable variable : structure.variables()) {
      List<String> codes = variable.codes();
      stride /= codes.size();
      int[] depths = codes.stream().mapToInt(code -> depth(variable, code)).toArray();
      int deepest = Arrays.stream(depths).max().orElse(0);
      long[] cells = new long[deepest + 1];
      long[] hidden = new long[deepest + 1];
      long[] sums = new long[deepest + 1];
      for (int cell = 0; cell < structure.cellCount(); cell++) {
        int depth = depths[cell / stride % codes.size()];
        cells[depth]++;
        if (suppressed.get(cell)) {
          hidden[depth]++;
          sums[depth] = Math.addExact(sums[depth], value.applyAsLong(cell));
        }
      }
      for (int depth = 0; depth <= deepest; depth++) {
        levels.add(new Level(variable.name(), depth, cells[depth], hidden[depth], sums[depth]));
      }
    }
    return new InformationLoss(levels);
  }

  private static int depth(SpanningVariable variable, String code) {
    for (Hierarchy hierarchy : variable.hierarchies()) {
      if (hierarchy.contains(code)) {
        return hierarchy.depth(code);
      }
    }
    throw new IllegalArgumentException("the code is in no hierarchy");
  }

  @Override
  public String toString() {
    return "InformationLoss on " + levels.size() + " levels";
  }
}
