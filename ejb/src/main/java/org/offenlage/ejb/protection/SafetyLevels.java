package org.offenlage.ejb.protection;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;

/** What a rule of suppression finds sensitive in a table of counts or of sums. Confidential. */
public final class SafetyLevels {

  private SafetyLevels() {}

  /**
   * The level of each sensitive cell, in the numbering of the table.
   *
   * @param counted of sums, one with the contributions that the rule asks for
   */
  public static SortedMap<Integer, ProtectionLevel> of(
      TabulatedTable counted, ProtectionMechanism.Suppression rule) {
    LinkedTables alone = LinkedTables.of(counted.table());
    return counted.quantity() instanceof Quantity.Total
        ? ofSums(counted, alone, rule).levels()
        : SensitiveCells.of(
                alone,
                new SafetyRule.MinimumFrequency(rule.threshold(), zeros(rule)),
                rule.demand())
            .levels();
  }

  private static SensitiveCells ofSums(
      TabulatedTable counted, LinkedTables alone, ProtectionMechanism.Suppression rule) {
    LargestContributions contributions =
        counted
            .contributions()
            .orElseThrow(() -> new IllegalArgumentException("contributions were not tabulated"));
    SensitiveCells sensitive =
        SensitiveCells.of(
            contributions,
            alone,
            new SafetyRule.MinimumContributors((int) rule.threshold()),
            rule.demand());
    if (rule.sums().isPresent()) {
      sensitive = sensitive.and(SensitiveCells.of(contributions, alone, rule.sums().get()));
    }
    return rule.zeros() == ProtectionMechanism.Zeros.PROTECTED
        ? sensitive.and(emptyCells(contributions, alone, rule))
        : sensitive;
  }

  /** Cells to which nobody contributes: their zeros say that nobody is there. */
  private static SensitiveCells emptyCells(
      LargestContributions contributions,
      LinkedTables alone,
      ProtectionMechanism.Suppression rule) {
    Map<Integer, ProtectionLevel> levels = new HashMap<>();
    for (int cell = 0; cell < alone.system().cellCount(); cell++) {
      if (contributions.count(cell) == 0) {
        levels.put(cell, ProtectionLevel.ofWidth(rule.demand().width(0)));
      }
    }
    return SensitiveCells.of(levels);
  }

  private static SafetyRule.Zeros zeros(ProtectionMechanism.Suppression rule) {
    return switch (rule.zeros()) {
      case FREE -> SafetyRule.Zeros.FREE;
      case PROTECTED -> SafetyRule.Zeros.PROTECTED;
    };
  }
}
