package org.offenlage.ejb.democounty;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;

/** Acts as the demo's data-protection officer; refuses to, where the demo is not asked for. */
@Stateless
@PermitAll
@RunAs(Roles.DATA_PROTECTION_OFFICER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoOfficer {

  private static final String REASON =
      "Demonstration: erfundene Daten; die Regel ist für solche Zahlen üblich.";

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  PrivacyBudgets budgets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Publications publications;

  /** Puts a drafted version of a rule into force. */
  public void accept(ReleaseRule drafted) {
    DemoSwitch.requireOn();
    rules
        .decide(drafted.id(), drafted.version(), ReleaseRule.Verdict.ACCEPTED, REASON)
        .orElseThrow();
  }

  /** Allows a privacy budget. */
  public void allow(
      String datasetId, PrivacyUnit unit, PrivacyLoss perPeriod, LocalizedText publicName) {
    DemoSwitch.requireOn();
    budgets
        .allow(datasetId, unit.toString(), perPeriod, Optional.of(publicName), REASON)
        .orElseThrow();
  }

  /** Finds a publication safe. */
  public WorkbenchItem review(UUID publication) {
    DemoSwitch.requireOn();
    return publications.act(publication, Action.REVIEW, "").orElseThrow();
  }
}
