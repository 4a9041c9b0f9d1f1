package org.offenlage.ejb.democounty;

import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.WorkbenchItem;

/**
 * Takes an indicator through its whole review, each step by the one who may take it, going on from
 * wherever an earlier start ended. What somebody returned, refused or withdrew is left as it is.
 */
final class DemoPublications {

  private final DemoPlanner planner;
  private final DemoOfficer officer;
  private final DemoApprover approver;

  DemoPublications(DemoPlanner planner, DemoOfficer officer, DemoApprover approver) {
    this.planner = planner;
    this.officer = officer;
    this.approver = approver;
  }

  void publish(DemoRules rule, List<String> years) {
    String ruleId = rule.draft().id();
    if (!planner.isInForce(ruleId)) {
      rule.budget()
          .ifPresent(
              budget ->
                  officer.allow(
                      budget.datasetId(), budget.unit(), budget.perPeriod(), budget.publicName()));
      ReleaseRule drafted = planner.draft(rule.draft());
      officer.accept(drafted);
    }
    WorkbenchItem item =
        planner
            .newest(rule.indicatorId())
            .orElseGet(
                () -> planner.prepare(new PreparationRequest(rule.indicatorId(), years, ruleId)));
    boolean moving = true;
    while (moving) {
      UUID id = item.id();
      switch (item.state()) {
        case PREPARED -> item = planner.act(id, Action.SUBMIT);
        case SUBMITTED -> item = officer.review(id);
        case REVIEWED -> item = approver.approve(id);
        case APPROVED -> item = planner.act(id, Action.PUBLISH);
        case PARTIALLY_REVIEWED, CONFLICTED, PUBLISHED, RETURNED, REFUSED, WITHDRAWN, SUPERSEDED ->
            moving = false;
      }
    }
  }
}
