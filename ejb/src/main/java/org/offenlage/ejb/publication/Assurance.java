package org.offenlage.ejb.publication;

import java.time.Instant;
import java.util.List;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * How a publication came about, as everybody may know it: without names and without numbers that
 * stay in the office.
 *
 * @param ruleId the release rule
 * @param ruleVersion and its version
 * @param losses what it cost of privacy budgets
 * @param checks what was checked
 * @param exceptions cells that are shown though the rule would hide them
 * @param decisions who moved it in which role, in order
 */
public record Assurance(
    String ruleId,
    int ruleVersion,
    List<Loss> losses,
    List<CheckResult> checks,
    List<ExceptionMade> exceptions,
    List<Decision> decisions) {

  public Assurance {
    losses = List.copyOf(losses);
    checks = List.copyOf(checks);
    exceptions = List.copyOf(exceptions);
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
   * A cell that the data-protection officer allowed to be shown.
   *
   * @param table {@code count}, {@code numerator}, {@code denominator} or {@code share}
   * @param cell one code for each variable
   * @param ground what allows it, such as {@code CONSENT}
   * @param reason more closely
   * @param at when it was allowed
   */
  public record ExceptionMade(
      String table, List<String> cell, String ground, LocalizedText reason, Instant at) {

    public ExceptionMade {
      cell = List.copyOf(cell);
    }
  }

  /**
   * A step of the review.
   *
   * @param action what was done, such as {@code APPROVE}; {@code PREPARE} for the first
   * @param person 1 for whoever came first, 2 for the next who was somebody else
   * @param at when
   */
  public record Decision(String action, int person, Instant at) {}
}
