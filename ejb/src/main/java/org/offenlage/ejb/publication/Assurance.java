package org.offenlage.ejb.publication;

import java.time.Instant;
import java.util.List;

/**
 * How a publication came about, as everybody may know it: without names and without numbers that
 * stay in the office.
 *
 * @param ruleId the release rule
 * @param ruleVersion and its version
 * @param losses what it cost of privacy budgets
 * @param checks what was checked
 * @param decisions who moved it in which role, in order
 */
public record Assurance(
    String ruleId,
    int ruleVersion,
    List<Loss> losses,
    List<CheckResult> checks,
    List<Decision> decisions) {

  public Assurance {
    losses = List.copyOf(losses);
    checks = List.copyOf(checks);
    decisions = List.copyOf(decisions);
  }

  /**
   * What was debited from one budget.
   *
   * @param budget dataset and reference period, such as {@code residents@2023}
   * @param privacyUnit what the budget protects
   * @param notion {@code epsilon} or {@code rho}
   * @param amount exact, as {@code a/b}
   */
  public record Loss(String budget, String privacyUnit, String notion, String amount) {}

  /**
   * How an automatic check ended.
   *
   * @param name stable name, such as {@code disclosure-audit}
   * @param table {@code count}, {@code numerator}, {@code denominator} or {@code share}
   * @param result {@code PASSED} or {@code NOTABLE}
   */
  public record CheckResult(String name, String table, String result) {}

  /**
   * A step of the review.
   *
   * @param action what was done, such as {@code APPROVE}; {@code PREPARE} for the first
   * @param person 1 for whoever came first, 2 for the next who was somebody else
   * @param at when
   */
  public record Decision(String action, int person, Instant at) {}
}
