package org.offenlage.ejb.democounty;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.area.AreaHistories;
import org.offenlage.ejb.area.AreaHistory;
import org.offenlage.ejb.indicator.DefinitionOutcome;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.DeclarationOutcome;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;

/** Acts as the demo's first planner; refuses to, where the demo is not asked for. */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoPlanner {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  AreaHistories areas;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Deliveries deliveries;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Indicators indicators;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Publications publications;

  /** Declares a dataset. */
  public void declare(DatasetDeclaration declaration) {
    DemoSwitch.requireOn();
    if (datasets.declare(declaration) instanceof DeclarationOutcome.AlreadyDeclared) {
      throw new IllegalStateException(
          "the dataset '"
              + declaration.id()
              + "' is declared otherwise; start with a new database");
    }
  }

  /** Declares an area history. */
  public void declare(AreaHistory history) {
    DemoSwitch.requireOn();
    areas.declare(history);
  }

  /** The periods of a dataset of which something was delivered. */
  public List<ReferencePeriod> deliveredPeriods(String datasetId) {
    DemoSwitch.requireOn();
    return deliveries.snapshotsInForce(datasetId).stream().map(Snapshot::period).toList();
  }

  /** Delivers a file. */
  public void deliver(
      String datasetId, ReferencePeriod period, String fileName, InputStream content) {
    DemoSwitch.requireOn();
    DeliveryOutcome outcome = deliveries.deliver(datasetId, period, fileName, content);
    if (!(outcome instanceof DeliveryOutcome.Accepted)) {
      throw new IllegalStateException("the invented file " + fileName + " was not accepted");
    }
  }

  /** Defines an indicator. */
  public void define(IndicatorDefinition definition) {
    DemoSwitch.requireOn();
    if (indicators.define(definition) instanceof DefinitionOutcome.Refused refused) {
      throw new IllegalStateException(String.join("; ", refused.problems()));
    }
  }

  /** Whether a version of a rule is in force. */
  public boolean isInForce(String ruleId) {
    DemoSwitch.requireOn();
    return rules.inForce(ruleId).isPresent();
  }

  /** Drafts a release rule. */
  public ReleaseRule draft(RuleDraft draft) {
    DemoSwitch.requireOn();
    return rules.draft(draft).orElseThrow();
  }

  /** The newest publication of an indicator on the workbench, whatever became of it. */
  public Optional<WorkbenchItem> newest(String indicatorId) {
    DemoSwitch.requireOn();
    return publications.all().stream()
        .filter(item -> item.metadata().id().equals(indicatorId))
        .findFirst();
  }

  /** Prepares a publication. */
  public WorkbenchItem prepare(PreparationRequest request) {
    DemoSwitch.requireOn();
    return publications.prepare(request).orElseThrow();
  }

  /** Moves a publication as its author. */
  public WorkbenchItem act(UUID publication, Action action) {
    DemoSwitch.requireOn();
    return publications.act(publication, action, "").orElseThrow();
  }
}
