package org.offenlage.privacy.dp;

import java.util.List;

/**
 * A budget of one privacy unit on one dataset that admits computations as long as they fit, and
 * refuses the others before anything is drawn.
 *
 * <p>A value: admitting gives a new filter, which the caller stores before it draws. The parameters
 * of later computations may depend on earlier results (Rogers, Roth, Ullman and Vadhan 2016 for
 * pure losses; Whitehouse, Ramdas, Rogers and Wu 2023 for zero-concentrated ones). Immutable.
 */
public final class PrivacyFilter {

  private final PrivacyLoss capacity;
  private final PrivacyLoss spent;

  private PrivacyFilter(PrivacyLoss capacity, PrivacyLoss spent) {
    this.capacity = capacity;
    this.spent = spent;
  }

  /** A filter of which nothing is spent. */
  public static PrivacyFilter of(PrivacyLoss capacity) {
    return new PrivacyFilter(capacity, PrivacyLoss.none());
  }

  /** What may be spent in all. */
  public PrivacyLoss capacity() {
    return capacity;
  }

  /** What was spent, in the notion it was spent in. */
  public PrivacyLoss spent() {
    return spent;
  }

  /** Whether a further loss fits. */
  public Decision admit(PrivacyLoss loss) {
    if (Composition.sequential(List.of(spent, counted(loss)))
            instanceof Composition.Outcome.Total total
        && fits(total.loss())) {
      return new Decision.Admitted(new PrivacyFilter(capacity, total.loss()));
    }
    return new Decision.Refused(loss, spent, capacity);
  }

  /**
   * Squares of pure losses add up to less than the square of their sum, so they are taken early.
   */
  private PrivacyLoss counted(PrivacyLoss loss) {
    return capacity instanceof PrivacyLoss.ZeroConcentrated && loss instanceof PrivacyLoss.Pure pure
        ? Conversion.toZeroConcentrated(pure)
        : loss;
  }

  /** Whether a total is no more than the capacity; what cannot be compared does not fit. */
  private boolean fits(PrivacyLoss total) {
    if (capacity instanceof PrivacyLoss.Pure budget) {
      return total instanceof PrivacyLoss.Pure pure && atMost(pure.epsilon(), budget.epsilon());
    }
    if (capacity instanceof PrivacyLoss.ZeroConcentrated budget) {
      return total instanceof PrivacyLoss.ZeroConcentrated zero && atMost(zero.rho(), budget.rho())
          || total instanceof PrivacyLoss.Pure pure
              && atMost(Conversion.toZeroConcentrated(pure).rho(), budget.rho());
    }
    return capacity instanceof PrivacyLoss.Approximate budget && fits(total, budget);
  }

  private static boolean fits(PrivacyLoss total, PrivacyLoss.Approximate budget) {
    if (total instanceof PrivacyLoss.ZeroConcentrated zero) {
      return zero.rho().signum() == 0
          || budget.delta().signum() > 0
              && (budget.delta().equals(Rational.ONE)
                  || atMost(
                      Conversion.toApproximate(zero, budget.delta()).epsilon(), budget.epsilon()));
    }
    if (total instanceof PrivacyLoss.Approximate pair) {
      return atMost(pair.epsilon(), budget.epsilon()) && atMost(pair.delta(), budget.delta());
    }
    return total instanceof PrivacyLoss.Pure pure && atMost(pure.epsilon(), budget.epsilon());
  }

  private static boolean atMost(Rational a, Rational b) {
    return a.compareTo(b) <= 0;
  }

  @Override
  public String toString() {
    return spent + " of " + capacity;
  }

  /** What a filter says to a loss. */
  public sealed interface Decision {
    /** It fits; the filter after it must be stored before the computation draws. */
    record Admitted(PrivacyFilter after) implements Decision {}

    /** It does not fit; nothing may be drawn, nothing is spent. */
    record Refused(PrivacyLoss requested, PrivacyLoss spent, PrivacyLoss capacity)
        implements Decision {}
  }
}
