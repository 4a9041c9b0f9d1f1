package org.offenlage.privacy.dp;

import java.util.Map;

/** How a statement of protection tells a privacy loss. Stateless. */
final class PrivacyLossWords {

  /** The δ at which readers are told ε where the loss is a ρ; that of the US census of 2020. */
  private static final Rational STATED_DELTA = Rational.parse("1e-10");

  private static final int EPSILON_DIGITS = 5;

  private PrivacyLossWords() {}

  static void put(Map<String, String> parameters, PrivacyLoss loss) {
    if (loss instanceof PrivacyLoss.Pure pure) {
      parameters.put("epsilon", pure.epsilon().toString());
    } else if (loss instanceof PrivacyLoss.ZeroConcentrated zero) {
      parameters.put("rho", zero.rho().toString());
      if (zero.rho().signum() > 0) {
        parameters.put(
            "epsilon at delta 1e-10",
            Conversion.toApproximate(zero, STATED_DELTA)
                .epsilon()
                .roundedUp(EPSILON_DIGITS)
                .toPlainString());
      }
    }
  }
}
