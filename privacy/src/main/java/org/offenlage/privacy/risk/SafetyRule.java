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

  /**
   * Some respondents are all that is left of a group once the others are known: a count of the
   * group that lies in one category alone makes the zeros of the other categories sensitive.
   *
   * @param variable the spanning variable whose categories are meant
   */
  record GroupDisclosure(String variable) implements SafetyRule {}

  /** A rule for magnitudes that looks at the largest contributions. */
  sealed interface Concentration extends SafetyRule {}

  /**
   * The p % rule: the second largest contributor could estimate the largest to within p percent.
   *
   * @param p percent, 1 or more
   */
  record PPercent(int p) implements Concentration {

    public PPercent {
      if (p < 1) {
        throw new IllegalArgumentException("p must be at least 1 percent");
      }
    }
  }

  /**
   * The (p, q) rule: as p %, by an intruder who knew each contribution to within q percent before.
   *
   * @param p percent that must stay uncertain, less than q
   * @param q percent of what was known before
   */
  record PriorPosterior(int p, Prior q) implements Concentration {

    public PriorPosterior {
      if (p < 1 || p >= q.percent()) {
        throw new IllegalArgumentException("p must be at least 1 and less than q");
      }
    }
  }

  /**
   * How closely an intruder knows contributions beforehand.
   *
   * @param percent of the contribution
   */
  record Prior(int percent) {}

  /**
   * The (n, k) rule: the n largest contributions are more than k percent of the cell.
   *
   * @param n how many contributions, at least 1
   * @param k the share that they may have
   */
  record Dominance(int n, Share k) implements Concentration {

    public Dominance {
      if (n < 1) {
        throw new IllegalArgumentException("n must be at least 1");
      }
    }
  }

  /**
   * A share of a cell.
   *
   * @param percent 1 to 99
   */
  record Share(int percent) {

    public Share {
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("a share must be 1 to 99 percent");
      }
    }
  }

  /**
   * Fewer contributors than this make a cell sensitive, where several respondents of one holding
   * are one contributor.
   *
   * @param minimum at least 2
   */
  record MinimumContributors(int minimum) implements SafetyRule {

    public MinimumContributors {
      if (minimum < 2) {
        throw new IllegalArgumentException("the minimum of contributors must be at least 2");
      }
    }
  }
}
