package org.offenlage.privacy.dp;

/**
 * How much a computation may reveal about one privacy unit, in one of three notions.
 *
 * <p>Immutable, exact. A lower loss is a stronger promise. Sources: Dwork and Roth 2014, def. 2.4
 * (ε and δ); Bun and Steinke 2016, def. 1.1 (ρ).
 */
public sealed interface PrivacyLoss {

  /** Nothing is revealed. */
  static Pure none() {
    return new Pure(Rational.ZERO);
  }

  /**
   * Pure differential privacy: no outcome becomes more likely by a factor above exp(ε).
   *
   * @param epsilon not negative
   */
  record Pure(Rational epsilon) implements PrivacyLoss {
    public Pure {
      requireNotNegative(epsilon, "epsilon");
    }

    /** The loss of both computations on the same data (sequential composition). */
    public Pure plus(Pure other) {
      return new Pure(epsilon.plus(other.epsilon));
    }
  }

  /**
   * Zero-concentrated differential privacy: the Rényi divergence of order α is at most ρα for every
   * α above 1.
   *
   * @param rho not negative
   */
  record ZeroConcentrated(Rational rho) implements PrivacyLoss {
    public ZeroConcentrated {
      requireNotNegative(rho, "rho");
    }

    /** The loss of both computations on the same data (sequential composition). */
    public ZeroConcentrated plus(ZeroConcentrated other) {
      return new ZeroConcentrated(rho.plus(other.rho));
    }
  }

  /**
   * Approximate differential privacy: the factor exp(ε) up to a probability of δ.
   *
   * @param epsilon not negative
   * @param delta 0 to 1
   */
  record Approximate(Rational epsilon, Rational delta) implements PrivacyLoss {
    public Approximate {
      requireNotNegative(epsilon, "epsilon");
      requireNotNegative(delta, "delta");
      if (delta.compareTo(Rational.ONE) > 0) {
        throw new IllegalArgumentException("delta must not be above 1");
      }
    }
  }

  private static void requireNotNegative(Rational value, String name) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
  }
}
