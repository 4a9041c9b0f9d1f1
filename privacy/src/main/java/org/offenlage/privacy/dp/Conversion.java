package org.offenlage.privacy.dp;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Restates a privacy loss in another notion, never as a stronger promise.
 *
 * <p>Stateless. Proof: docs/proofs/dp-accounting.md. Sources: Bun and Steinke 2016, proposition
 * 1.4; Canonne, Kamath and Steinke 2020, proposition 12.
 */
public final class Conversion {

  private static final int BITS = 160;
  private static final int ORDER_DECIMALS = 20;

  private Conversion() {}

  /** ε-differential privacy is (ε²/2)-zero-concentrated. */
  public static PrivacyLoss.ZeroConcentrated toZeroConcentrated(PrivacyLoss.Pure loss) {
    return new PrivacyLoss.ZeroConcentrated(loss.epsilon().times(loss.epsilon()).over(2));
  }

  /**
   * The (ε, δ) that follows from ρ, by the tight conversion over all Rényi orders.
   *
   * <p>ε is rounded up: it is exceeded by no more than some 10^−12. About a millisecond.
   *
   * @param delta above 0 and below 1
   */
  public static PrivacyLoss.Approximate toApproximate(
      PrivacyLoss.ZeroConcentrated loss, Rational delta) {
    if (delta.signum() <= 0 || delta.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException("delta must lie above 0 and below 1");
    }
    if (loss.rho().signum() == 0) {
      return new PrivacyLoss.Approximate(Rational.ZERO, delta);
    }
    // Any order gives a true statement; doubles only look for a good one.
    double order = bestOrder(loss.rho().approximately(), lnApproximately(delta));
    Rational alpha =
        Rational.of(BigDecimal.valueOf(order).setScale(ORDER_DECIMALS, RoundingMode.CEILING));
    Rational epsilon = epsilonAt(alpha, loss.rho(), delta);
    return new PrivacyLoss.Approximate(Rational.max(Rational.ZERO, epsilon), delta);
  }

  /** An upper bound of αρ + ln(1 − 1/α) − (ln α + ln δ)/(α − 1), for one order α above 1. */
  static Rational epsilonAt(Rational alpha, Rational rho, Rational delta) {
    Rational before = alpha.minus(Rational.ONE);
    Rational lnShare = LnBounds.of(before.over(alpha), BITS).upper();
    Rational lnAlphaDelta = LnBounds.of(alpha.times(delta), BITS).lower();
    return alpha.times(rho).plus(lnShare).minus(lnAlphaDelta.over(before));
  }

  private static double lnApproximately(Rational x) {
    LnBounds bounds = LnBounds.of(x, 64);
    return bounds.lower().approximately();
  }

  /** The derivative by α is ρ + (ln α + ln δ)/(α − 1)²: negative before the best order only. */
  private static double bestOrder(double rho, double lnDelta) {
    double low = 0;
    double high = 1;
    while (rho + (Math.log1p(high) + lnDelta) / high / high < 0) {
      high *= 2;
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (rho + (Math.log1p(middle) + lnDelta) / middle / middle < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 1 + Math.max(high, 1e-12);
  }
}
