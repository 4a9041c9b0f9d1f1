package org.offenlage.web.office.accountability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RetainedSnapshot;
import org.offenlage.ejb.protection.ReleaseRule;

/**
 * What documents are made from, as the system has it at an instant.
 *
 * @param at the instant
 * @param datasets every declared dataset
 * @param snapshots every snapshot that was delivered
 * @param indicators every defined indicator
 * @param rules every version of every release rule, newest first within a rule
 * @param budgets every privacy budget that was debited
 */
record Live(
    Instant at,
    List<DatasetDeclaration> datasets,
    List<RetainedSnapshot> snapshots,
    List<IndicatorDefinition> indicators,
    List<ReleaseRule> rules,
    List<PrivacyBudget> budgets) {

  /** The version in force of each rule. */
  List<ReleaseRule> rulesInForce() {
    return rules.stream()
        .filter(rule -> rule.state() == ReleaseRule.State.DECIDED)
        .filter(
            rule ->
                rules.stream()
                    .noneMatch(
                        other ->
                            other.id().equals(rule.id())
                                && other.state() == ReleaseRule.State.DECIDED
                                && other.version() > rule.version()))
        .toList();
  }

  /** Snapshots of a dataset whose records are there. */
  List<RetainedSnapshot> kept(DatasetDeclaration dataset) {
    return snapshots.stream()
        .filter(each -> each.snapshot().datasetId().equals(dataset.id()))
        .filter(each -> each.erasedAt().isEmpty())
        .toList();
  }

  /** Names of the indicators that are counted from a dataset. */
  List<IndicatorDefinition> countedFrom(DatasetDeclaration dataset) {
    return indicators.stream()
        .filter(each -> each.queries().stream().anyMatch(q -> q.datasetId().equals(dataset.id())))
        .toList();
  }

  /** The last time that something was decided about a rule; empty where nothing was. */
  Optional<Instant> lastDecision() {
    return rules.stream()
        .flatMap(rule -> rule.decision().stream())
        .map(ReleaseRule.Decision::decidedAt)
        .max(Instant::compareTo);
  }
}
