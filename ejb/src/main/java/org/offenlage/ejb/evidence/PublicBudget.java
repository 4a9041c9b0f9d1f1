package org.offenlage.ejb.evidence;

import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * A privacy budget, added up from what the ledger says of it.
 *
 * @param datasetId the dataset
 * @param name what the office calls it towards the public; its identifier where no name was told
 * @param period code of the reference period, or {@code all}
 * @param privacyUnit whose privacy it protects
 * @param notion in what it is kept
 * @param allowed what may be spent at most
 * @param spent what was spent
 * @param debits how many debits that were
 */
public record PublicBudget(
    String datasetId,
    LocalizedText name,
    String period,
    String privacyUnit,
    Notion notion,
    Fraction allowed,
    Fraction spent,
    int debits) {

  /** In what a budget is kept. */
  public enum Notion {
    EPSILON("ε"),
    RHO("ρ");

    private final String symbol;

    Notion(String symbol) {
      this.symbol = symbol;
    }

    /** The letter that readers know it by. */
    public String symbol() {
      return symbol;
    }
  }

  /** What is left; never below 0, also where less was allowed later. */
  public Fraction remaining() {
    Fraction left = allowed.minus(spent);
    return left.compareTo(Fraction.ZERO) < 0 ? Fraction.ZERO : left;
  }
}
