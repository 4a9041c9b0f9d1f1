package org.offenlage.ejb.examination;

import java.math.BigInteger;
import java.util.Optional;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SafetyRule;

/**
 * Which cells a rule must hide and within which interval nobody may place them, found anew from the
 * attacks that rules are to stop: the second largest contributor, or some who pool what they know,
 * subtract their own from a sum. Shares no code with protection. Confidential.
 */
final class Sensitivity {

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final TabulatedTable counted;
  private final ProtectionMechanism.Suppression rule;

  Sensitivity(TabulatedTable counted, ProtectionMechanism.Suppression rule) {
    this.counted = counted;
    this.rule = rule;
  }

  /** Whether the table holds sums. */
  boolean isOfSums() {
    return counted.quantity() instanceof Quantity.Total;
  }

  /** What the interval of a cell must hold; empty where the cell may be shown. */
  Optional<ProtectionLevel> level(int cell) {
    long value = counted.table().count(cell);
    LargestContributions contributions = counted.contributions().orElse(null);
    long behind = isOfSums() && contributions != null ? contributions.count(cell) : value;
    boolean isFew =
        behind < rule.threshold()
            && (behind > 0 || rule.zeros() == ProtectionMechanism.Zeros.PROTECTED);
    long width = isFew ? rule.demand().width(value) : 0;
    long above = isOfSums() && contributions != null ? lacking(contributions, cell) : 0;
    if (width <= 0 && above <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ProtectionLevel(
            Math.max(0, Math.min(above, value)), Math.max(0, above), Math.max(1, width)));
  }

  /** By how much the upper end of a sum must exceed it so that the rule's attack fails. */
  private long lacking(LargestContributions contributions, int cell) {
    if (rule.sums().isEmpty()) {
      return 0;
    }
    SafetyRule.Concentration attack = rule.sums().get();
    BigInteger sum = BigInteger.valueOf(contributions.total(cell));
    if (attack instanceof SafetyRule.Dominance nk) {
      // The n largest are at most k percent of what the sum might be.
      BigInteger largest = BigInteger.valueOf(contributions.sumOfLargest(cell, nk.n()));
      return upwards(largest.multiply(HUNDRED), BigInteger.valueOf(nk.k().percent()))
          .subtract(sum)
          .longValueExact();
    }
    int p =
        attack instanceof SafetyRule.PPercent percent
            ? percent.p()
            : ((SafetyRule.PriorPosterior) attack).p();
    BigInteger of =
        attack instanceof SafetyRule.PriorPosterior pq
            ? BigInteger.valueOf(pq.q().percent())
            : HUNDRED;
    BigInteger largest = BigInteger.valueOf(contributions.sumOfLargest(cell, 1));
    BigInteger others = sum.subtract(BigInteger.valueOf(contributions.sumOfLargest(cell, 2)));
    return upwards(largest.multiply(BigInteger.valueOf(p)), of).subtract(others).longValueExact();
  }

  private static BigInteger upwards(BigInteger amount, BigInteger divisor) {
    BigInteger[] parts = amount.divideAndRemainder(divisor);
    return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
