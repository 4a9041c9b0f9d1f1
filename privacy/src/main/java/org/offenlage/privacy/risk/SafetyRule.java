package org.offenlage.privacy.risk;

/**
 * What makes a cell sensitive.
 *
 * <p>Source: Handbook on Statistical Disclosure Control, chapter 4.2.
 */
public sealed interface SafetyRule {

  /** Whether cells of value zero are sensitive too. */
  enum Zeros {
    /** A zero is not sensitive. */
    FREE,
    /** A zero is sensitive: it says that nobody is there. */
    PROTECTED
  }

  /**
   * A count below k is sensitive.
   *
   * @param k the smallest count that may be shown, in respondents; at least 2
   * @param zeros whether 0 is below k
   */
  record MinimumFrequency(long k, Zeros zeros) implements SafetyRule {

    public MinimumFrequency {
      if (k < 2) {
        throw new IllegalArgumentException("the minimum frequency must be at least 2");
      }
    }
  }
}
