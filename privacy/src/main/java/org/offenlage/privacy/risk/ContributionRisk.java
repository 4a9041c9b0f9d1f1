package org.offenlage.privacy.risk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.confidential.CellContributions;

/**
 * Judges a cell by the contributions to it.
 *
 * <p>Protection levels by the Handbook on Statistical Disclosure Control, chapter 4.2.2: p/100·x1 −
 * (X − x1 − x2) for p %, p/q·x1 − (X − x1 − x2) for (p, q), 100/k·(x1 + … + xn) − X for (n, k),
 * each rounded up and asked on both sides.
 */
final class ContributionRisk {

  private ContributionRisk() {}

  /**
   * The protection level of a cell, or nothing where it is not sensitive.
   *
   * @param demand what to ask instead of the rule's own level, or null for the rule's own
   */
  static Optional<ProtectionLevel> level(
      CellContributions contributions,
      int cell,
      SafetyRule rule,
      @Nullable ProtectionDemand demand) {
    long value = contributions.total(cell);
    if (rule instanceof SafetyRule.MinimumContributors minimum) {
      int count = contributions.count(cell);
      ProtectionDemand asked = demand == null ? ProtectionDemand.standard() : demand;
      return count > 0 && count < minimum.minimum()
          ? Optional.of(ProtectionLevel.ofWidth(asked.width(value)))
          : Optional.empty();
    }
    if (!(rule instanceof SafetyRule.Concentration concentration)) {
      throw new IllegalArgumentException("the rule does not look at contributions");
    }
    long lacking = lacking(contributions, cell, concentration);
    if (lacking <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        demand == null
            ? new ProtectionLevel(Math.min(lacking, value), lacking, 1)
            : ProtectionLevel.ofWidth(demand.width(value)));
  }

  private static long lacking(
      CellContributions contributions, int cell, SafetyRule.Concentration rule) {
    long value = contributions.total(cell);
    long largest = contributions.sumOfLargest(cell, 1);
    long rest = value - contributions.sumOfLargest(cell, 2);
    if (rule instanceof SafetyRule.PPercent p) {
      return share(largest, p.p(), 100) - rest;
    }
    if (rule instanceof SafetyRule.PriorPosterior pq) {
      return share(largest, pq.p(), pq.q().percent()) - rest;
    }
    if (rule instanceof SafetyRule.Dominance nk) {
      return share(contributions.sumOfLargest(cell, nk.n()), 100, nk.k().percent()) - value;
    }
    throw new AssertionError("a concentration rule without a formula");
  }

  /** amount · numerator / denominator, rounded up. */
  private static long share(long amount, int numerator, int denominator) {
    return -Math.floorDiv(-Math.multiplyExact(amount, (long) numerator), (long) denominator);
  }
}
