package org.offenlage.privacy.cellkey;

import java.util.HashMap;
import java.util.Map;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Equation;

/**
 * By how much the parts of a perturbed table miss their totals.
 *
 * @param equations how many equations all of whose cells are shown
 * @param additive how many of these hold
 * @param greatest the greatest absolute gap, in respondents
 * @param sum the sum of the absolute gaps, in respondents
 */
public record AdditivityError(long equations, long additive, long greatest, long sum) {

  /** Measures a table; O(cells × variables). */
  public static AdditivityError of(SafeTable table) {
    Map<Integer, Long> shown = new HashMap<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      SafeCell safe = table.cells().get(cell);
      if (safe instanceof SafeCell.Perturbed perturbed) {
        shown.put(cell, perturbed.count());
      } else if (safe instanceof SafeCell.Published published) {
        shown.put(cell, published.count());
      }
    }
    long[] totals = new long[4];
    table.structure().forEachEquation(equation -> add(equation, shown, totals));
    return new AdditivityError(totals[0], totals[1], totals[2], totals[3]);
  }

  private static void add(Equation equation, Map<Integer, Long> shown, long[] totals) {
    Long total = shown.get(equation.totalCell());
    if (total == null) {
      return;
    }
    long gap = -total;
    for (int cell : equation.partCells()) {
      Long part = shown.get(cell);
      if (part == null) {
        return;
      }
      gap += part;
    }
    totals[0]++;
    totals[1] += gap == 0 ? 1 : 0;
    totals[2] = Math.max(totals[2], Math.abs(gap));
    totals[3] += Math.abs(gap);
  }
}
