package org.offenlage.ejb.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.publication.Assurance;
import org.offenlage.privacy.dp.Rational;

/** Takes from the workbench what everybody may know of how a publication came about. */
final class Assurances {

  private Assurances() {}

  static Assurance of(
      PreparationRow row,
      List<Check> checks,
      List<Waiver> waivers,
      List<HistoryEntry> history,
      List<PrivacySpending> spendings) {
    return new Assurance(
        row.ruleId(),
        row.ruleVersion(),
        losses(spendings),
        checks.stream()
            .map(
                check ->
                    new Assurance.CheckResult(check.name(), check.table(), check.result().name()))
            .toList(),
        waivers.stream()
            .map(
                waiver ->
                    new Assurance.ExceptionMade(
                        waiver.table(),
                        waiver.codes(),
                        waiver.ground().name(),
                        waiver.reason(),
                        waiver.grantedAt()))
            .toList(),
        decisions(history));
  }

  /** One a budget and notion: debits of several tables are added up. */
  static List<Assurance.Loss> losses(List<PrivacySpending> spendings) {
    Map<Assurance.Loss, Rational> sums = new LinkedHashMap<>();
    for (PrivacySpending spending : spendings) {
      Assurance.Loss budget =
          new Assurance.Loss(
              spending.account().datasetId() + "@" + spending.account().period(),
              spending.account().privacyUnit(),
              Notion.of(spending.loss()).name().toLowerCase(Locale.ROOT),
              "");
      sums.merge(budget, Notion.number(spending.loss()), Rational::plus);
    }
    List<Assurance.Loss> losses = new ArrayList<>();
    sums.forEach(
        (budget, sum) ->
            losses.add(
                new Assurance.Loss(
                    budget.budget(), budget.privacyUnit(), budget.notion(), sum.toString())));
    return losses;
  }

  /** Names stay in the office; that different persons acted shows by their numbers. */
  static List<Assurance.Decision> decisions(List<HistoryEntry> history) {
    List<String> persons = new ArrayList<>();
    List<Assurance.Decision> decisions = new ArrayList<>();
    for (HistoryEntry entry : history) {
      if (!persons.contains(entry.actor())) {
        persons.add(entry.actor());
      }
      decisions.add(
          new Assurance.Decision(
              entry.action().map(Action::name).orElse("PREPARE"),
              persons.indexOf(entry.actor()) + 1,
              entry.at()));
    }
    return decisions;
  }
}
