package org.offenlage.privacy.dp;

import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The loss of several computations together.
 *
 * <p>Losses of one notion stay in it. Pure losses beside zero-concentrated ones are restated; an
 * (ε, δ) beside a zero-concentrated loss has no sum without saying which δ to give to the latter,
 * which {@link Conversion} does. Stateless, exact.
 */
public final class Composition {

  private Composition() {}

  /** What came of adding losses up. */
  public sealed interface Outcome {
    /** The loss of all. */
    record Total(PrivacyLoss loss) implements Outcome {}

    /** A zero-concentrated loss stands beside an (ε, δ): convert the former first. */
    record NeedsDelta() implements Outcome {}
  }

  /**
   * On the same data: losses add up, also where later computations were chosen by earlier results.
   */
  public static Outcome sequential(List<PrivacyLoss> losses) {
    return combine(losses, Rational::plus);
  }

  /** On data of which each privacy unit is in one part only: the greatest loss counts. */
  public static Outcome parallel(List<PrivacyLoss> losses) {
    return combine(losses, Rational::max);
  }

  private static Outcome combine(List<PrivacyLoss> losses, BinaryOperator<Rational> operator) {
    boolean concentrated = losses.stream().anyMatch(PrivacyLoss.ZeroConcentrated.class::isInstance);
    boolean approximate = losses.stream().anyMatch(PrivacyLoss.Approximate.class::isInstance);
    if (concentrated && approximate) {
      return new Outcome.NeedsDelta();
    }
    Rational first = Rational.ZERO;
    Rational delta = Rational.ZERO;
    for (PrivacyLoss loss : losses) {
      if (loss instanceof PrivacyLoss.Pure pure) {
        first =
            operator.apply(
                first, concentrated ? Conversion.toZeroConcentrated(pure).rho() : pure.epsilon());
      } else if (loss instanceof PrivacyLoss.ZeroConcentrated zero) {
        first = operator.apply(first, zero.rho());
      } else if (loss instanceof PrivacyLoss.Approximate pair) {
        first = operator.apply(first, pair.epsilon());
        delta = operator.apply(delta, pair.delta());
      }
    }
    if (concentrated) {
      return new Outcome.Total(new PrivacyLoss.ZeroConcentrated(first));
    }
    if (approximate) {
      Rational capped = delta.compareTo(Rational.ONE) > 0 ? Rational.ONE : delta;
      return new Outcome.Total(new PrivacyLoss.Approximate(first, capped));
    }
    return new Outcome.Total(new PrivacyLoss.Pure(first));
  }
}
