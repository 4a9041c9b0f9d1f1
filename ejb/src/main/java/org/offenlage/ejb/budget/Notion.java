package org.offenlage.ejb.budget;

import org.offenlage.privacy.dp.Conversion;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

/** The notion of privacy that a budget is kept in. */
public enum Notion {
  /** Pure differential privacy. */
  EPSILON("ε") {
    @Override
    public PrivacyLoss loss(Rational amount) {
      return new PrivacyLoss.Pure(amount);
    }

    @Override
    public boolean counts(PrivacyLoss loss) {
      return loss instanceof PrivacyLoss.Pure;
    }
  },
  /** Zero-concentrated differential privacy; a pure ε counts as ε²/2. */
  RHO("ρ") {
    @Override
    public PrivacyLoss loss(Rational amount) {
      return new PrivacyLoss.ZeroConcentrated(amount);
    }

    @Override
    public boolean counts(PrivacyLoss loss) {
      return loss instanceof PrivacyLoss.ZeroConcentrated || loss instanceof PrivacyLoss.Pure;
    }
  };

  private final String symbol;

  Notion(String symbol) {
    this.symbol = symbol;
  }

  /** The letter that readers know it by. */
  public String symbol() {
    return symbol;
  }

  /** So much loss in this notion. */
  public abstract PrivacyLoss loss(Rational amount);

  /** Whether a budget in this notion can tell how much of it a loss takes. */
  public abstract boolean counts(PrivacyLoss loss);

  /**
   * How much of a budget in this notion a loss takes.
   *
   * @throws IllegalArgumentException where that cannot be told
   */
  public Rational amount(PrivacyLoss loss) {
    if (!counts(loss)) {
      throw new IllegalArgumentException("a budget in " + this + " cannot count " + of(loss));
    }
    if (this == RHO && loss instanceof PrivacyLoss.Pure pure) {
      return Conversion.toZeroConcentrated(pure).rho();
    }
    return number(loss);
  }

  /** The notion that a loss is stated in; debits have one of the two. */
  public static Notion of(PrivacyLoss loss) {
    if (loss instanceof PrivacyLoss.Pure) {
      return EPSILON;
    }
    if (loss instanceof PrivacyLoss.ZeroConcentrated) {
      return RHO;
    }
    throw new IllegalArgumentException("budgets are kept in epsilon or rho");
  }

  /** The ε or ρ of a loss. */
  public static Rational number(PrivacyLoss loss) {
    if (loss instanceof PrivacyLoss.Pure pure) {
      return pure.epsilon();
    }
    if (loss instanceof PrivacyLoss.ZeroConcentrated zero) {
      return zero.rho();
    }
    throw new IllegalArgumentException("budgets are kept in epsilon or rho");
  }
}
