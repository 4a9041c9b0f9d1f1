package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;

/** How a release rule protects tables, with its parameters. */
public sealed interface ProtectionMechanism {

  /**
   * Counts below the threshold are suppressed, and as many others as protect them.
   *
   * @param threshold smallest count that may be shown, in respondents, 2 to 1,000
   * @param zeros whether a count of zero may be shown
   * @param demand how wide the interval must stay in which anybody can place a sensitive count
   * @param sums which sums give their largest contributions away; those to which fewer contribute
   *     than the threshold are sensitive as well. Empty where sums may not be published. Internal
   */
  record Suppression(
      long threshold,
      Zeros zeros,
      ProtectionDemand.Interval demand,
      Optional<SafetyRule.Concentration> sums)
      implements ProtectionMechanism {

    private static final int MOST_CONTRIBUTIONS = 10;

    /** For counts alone. */
    public Suppression(long threshold, Zeros zeros, ProtectionDemand.Interval demand) {
      this(threshold, zeros, demand, Optional.empty());
    }

    /** The usual protection level: at least the count itself, and at least 2. */
    public static final ProtectionDemand.Interval USUAL = new ProtectionDemand.Interval(100, 2);

    /** At the usual protection level. */
    public Suppression(long threshold, Zeros zeros) {
      this(threshold, zeros, USUAL);
    }

    /** How many of the largest contributions to a sum must be known; empty where none need be. */
    public OptionalInt largestContributions() {
      return sums.map(
              rule ->
                  rule instanceof SafetyRule.Dominance dominance ? Math.max(2, dominance.n()) : 2)
          .map(OptionalInt::of)
          .orElse(OptionalInt.empty());
    }

    public Suppression {
      if (demand.percentOfValue() > 1000 || demand.minimumWidth() > 1000) {
        throw new IllegalArgumentException("the protection level must be 1,000 at most");
      }
      if (threshold < 2 || threshold > 1000) {
        throw new IllegalArgumentException("the threshold must be 2 to 1,000");
      }
      if (sums.isPresent()
          && sums.get() instanceof SafetyRule.Dominance dominance
          && dominance.n() > MOST_CONTRIBUTIONS) {
        throw new IllegalArgumentException("a dominance rule looks at 10 contributions at most");
      }
    }
  }

  /** Whether a count of zero may be shown. */
  enum Zeros {
    /** A zero is shown. */
    FREE,
    /** A zero is treated like any count below the threshold. */
    PROTECTED
  }

  /**
   * Every count gets noise, paid for from the privacy budget: discrete Laplace noise for a loss in
   * ε, discrete Gaussian noise for one in ρ. The most records of one privacy unit that count is the
   * indicator's, not the rule's.
   *
   * @param unit whose presence is hidden
   * @param lossPerPeriod privacy loss of one table for one reference period, ε or ρ above 0
   * @param split how the loss is divided between the levels of areas
   * @param smallest hides small noisy counts; empty to show every cell
   * @param detail measures places only as finely as their noisy totals allow; empty to measure
   *     every cell. Not together with a workload or with estimates, which need every cell
   * @param estimates what is told besides each noisy count
   * @param coveragePercent probability that a margin holds the true count, 50 to 99
   * @param mostPerPeriod publications under this rule may bring what is spent of a budget for one
   *     reference period to no more than this; empty where what is allowed is the only limit
   */
  record Noise(
      PrivacyUnit unit,
      PrivacyLoss lossPerPeriod,
      Split split,
      Optional<SmallestShown> smallest,
      Optional<Detail> detail,
      Estimates estimates,
      int coveragePercent,
      Optional<PrivacyLoss> mostPerPeriod)
      implements ProtectionMechanism {

    /** Without a limit of its own on what is spent. */
    public Noise(
        PrivacyUnit unit,
        PrivacyLoss lossPerPeriod,
        Split split,
        Optional<SmallestShown> smallest,
        Optional<Detail> detail,
        Estimates estimates,
        int coveragePercent) {
      this(
          unit,
          lossPerPeriod,
          split,
          smallest,
          detail,
          estimates,
          coveragePercent,
          Optional.empty());
    }

    /** Noise on every cell. */
    public Noise(
        PrivacyUnit unit,
        PrivacyLoss lossPerPeriod,
        Split split,
        Optional<SmallestShown> smallest,
        Estimates estimates,
        int coveragePercent) {
      this(unit, lossPerPeriod, split, smallest, Optional.empty(), estimates, coveragePercent);
    }

    public Noise {
      if (lossPerPeriod instanceof PrivacyLoss.Approximate
          || Notion.number(lossPerPeriod).signum() <= 0) {
        throw new IllegalArgumentException("the loss must be an epsilon or a rho above 0");
      }
      if (mostPerPeriod.isPresent()
          && (!Notion.of(mostPerPeriod.get()).counts(lossPerPeriod)
              || Notion.of(mostPerPeriod.get())
                      .amount(lossPerPeriod)
                      .compareTo(Notion.number(mostPerPeriod.get()))
                  > 0)) {
        throw new IllegalArgumentException(
            "the most that may be spent must be in the notion of the loss, and hold it once");
      }
      if (coveragePercent < 50 || coveragePercent > 99) {
        throw new IllegalArgumentException("the coverage must be 50 to 99 percent");
      }
      if (detail.isPresent()
          && (!(split instanceof Split.Even) || estimates != Estimates.MEASURED)) {
        throw new IllegalArgumentException(
            "detail by noisy totals goes with neither a workload nor consistent estimates");
      }
    }
  }

  /**
   * Each place is measured only as finely as a noisy total of it allows: a part of the loss buys
   * the totals of all areas, the rest goes where there are enough respondents.
   *
   * @param shareOfTotals part of the loss that the totals get, above 0 and below 1
   * @param steps 1 to 10: from which noisy total on how fine; a place whose total reaches none gets
   *     its total only
   */
  record Detail(Rational shareOfTotals, List<AdaptiveDetail.Step> steps) {

    private static final int MOST_STEPS = 10;

    public Detail {
      steps = List.copyOf(steps);
      if (shareOfTotals.signum() <= 0 || shareOfTotals.compareTo(Rational.ONE) >= 0) {
        throw new IllegalArgumentException("the share of the totals must lie above 0 and below 1");
      }
      if (steps.isEmpty()
          || steps.size() > MOST_STEPS
          || steps.stream().map(AdaptiveDetail.Step::finestHeight).distinct().count()
              != steps.size()) {
        throw new IllegalArgumentException(
            "detail needs 1 to 10 steps, each for another height of the classifications");
      }
    }
  }

  /** How the loss of a table is divided between its levels. */
  sealed interface Split {

    /** Every level gets the same. */
    record Even() implements Split {}

    /**
     * As is best for estimates that were made consistent, when an error on each level of areas
     * matters so much.
     *
     * @param weights by level of areas, the finest first; the last one holds for all levels above
     *     it too. Not negative, one of them positive, 10 at most
     */
    record ForWorkload(List<Rational> weights) implements Split {

      /** More levels of areas than any county has. */
      private static final int MOST_WEIGHTS = 10;

      public ForWorkload {
        weights = List.copyOf(weights);
        if (weights.isEmpty()
            || weights.size() > MOST_WEIGHTS
            || weights.stream().anyMatch(weight -> weight.signum() < 0)
            || weights.stream().noneMatch(weight -> weight.signum() > 0)) {
          throw new IllegalArgumentException(
              "a workload has 1 to 10 weights, none negative and one positive");
        }
      }

      /** The weight of the areas of this height; 0 for the finest. */
      public Rational weight(int height) {
        return weights.get(Math.min(height, weights.size() - 1));
      }
    }
  }

  /**
   * Every count is changed a little by the cell key method; not differential privacy, and nothing
   * is paid for.
   *
   * @param rule greatest deviation, variance and forbidden counts; internal
   */
  record CellKey(PerturbationRule rule) implements ProtectionMechanism {}

  /**
   * Nothing is counted: an index is computed from figures that are published already, and costs no
   * further privacy.
   */
  record PublishedFigures() implements ProtectionMechanism {}

  /**
   * A noisy count is shown only if a cell with fewer respondents would be shown with at most this
   * probability.
   *
   * @param respondents smallest true count meant to be shown, at least 1
   * @param falseShowProbability above 0 and below 1/2
   */
  record SmallestShown(long respondents, Rational falseShowProbability) {
    public SmallestShown {
      if (respondents < 1) {
        throw new IllegalArgumentException("the smallest count must be at least 1");
      }
      if (falseShowProbability.signum() <= 0
          || falseShowProbability.compareTo(Rational.of(1, 2)) >= 0) {
        throw new IllegalArgumentException(
            "the probability to show a small count must lie above 0 and below 1/2");
      }
    }
  }
}
