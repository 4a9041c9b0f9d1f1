package org.offenlage.ejb.protection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.privacy.risk.SafetyRule;

/**
 * Rules about the largest contributions as they are written in rules, documents and on the command
 * line: {@code p-percent:p=10}, {@code pq:p=10,q=50} and {@code dominance:n=1,k=75}. Stateless.
 */
public final class ConcentrationText {

  private static final Pattern P_PERCENT = Pattern.compile("p-percent:p=(\\d{1,3})");
  private static final Pattern PRIOR_POSTERIOR = Pattern.compile("pq:p=(\\d{1,3}),q=(\\d{1,3})");
  private static final Pattern DOMINANCE = Pattern.compile("dominance:n=(\\d{1,2}),k=(\\d{1,2})");

  private ConcentrationText() {}

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static SafetyRule.Concentration read(String text) {
    String rule = text.strip().replace(" ", "");
    Matcher p = P_PERCENT.matcher(rule);
    if (p.matches()) {
      return new SafetyRule.PPercent(number(p, 1));
    }
    Matcher pq = PRIOR_POSTERIOR.matcher(rule);
    if (pq.matches()) {
      return new SafetyRule.PriorPosterior(number(pq, 1), new SafetyRule.Prior(number(pq, 2)));
    }
    Matcher nk = DOMINANCE.matcher(rule);
    if (nk.matches()) {
      return new SafetyRule.Dominance(number(nk, 1), new SafetyRule.Share(number(nk, 2)));
    }
    throw new IllegalArgumentException(
        "a rule for sums is written as p-percent:p=10, pq:p=10,q=50 or dominance:n=1,k=75");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** Writes a rule. */
  public static String write(SafetyRule.Concentration rule) {
    if (rule instanceof SafetyRule.PPercent p) {
      return "p-percent:p=" + p.p();
    }
    if (rule instanceof SafetyRule.PriorPosterior pq) {
      return "pq:p=" + pq.p() + ",q=" + pq.q().percent();
    }
    SafetyRule.Dominance nk = (SafetyRule.Dominance) rule;
    return "dominance:n=" + nk.n() + ",k=" + nk.k().percent();
  }
}
