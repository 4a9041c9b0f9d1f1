package org.offenlage.ejb.protection;

import java.util.Optional;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;

/** How a release rule protects tables, with its parameters. */
public sealed interface ProtectionMechanism {

  /**
   * Counts below the threshold are suppressed, and as many others as protect them.
   *
   * @param threshold smallest count that may be shown, in respondents, 2 to 1,000
   * @param zeros whether a count of zero may be shown
   */
  record Suppression(long threshold, Zeros zeros) implements ProtectionMechanism {
    public Suppression {
      if (threshold < 2 || threshold > 1000) {
        throw new IllegalArgumentException("the threshold must be 2 to 1,000");
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
   * Every count gets discrete Laplace noise, paid for from the privacy budget. The most records of
   * one privacy unit that count is the indicator's, not the rule's.
   *
   * @param unit whose presence is hidden
   * @param epsilonPerPeriod privacy loss of one table for one reference period, above 0
   * @param smallest hides small noisy counts; empty to show every cell
   * @param coveragePercent probability that a margin holds the true count, 50 to 99
   */
  record DiscreteLaplace(
      PrivacyUnit unit,
      Rational epsilonPerPeriod,
      Optional<SmallestShown> smallest,
      int coveragePercent)
      implements ProtectionMechanism {
    public DiscreteLaplace {
      if (epsilonPerPeriod.signum() <= 0) {
        throw new IllegalArgumentException("epsilon must be positive");
      }
      if (coveragePercent < 50 || coveragePercent > 99) {
        throw new IllegalArgumentException("the coverage must be 50 to 99 percent");
      }
    }
  }

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
