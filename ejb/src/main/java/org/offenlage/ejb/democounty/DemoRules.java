package org.offenlage.ejb.democounty;

import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;

/**
 * The demo county's release rules, and the privacy budgets that they draw on.
 *
 * @param indicatorId the indicator that the rule is for
 * @param draft the rule
 * @param budget the budget it draws on; none where nothing is drawn
 */
record DemoRules(String indicatorId, RuleDraft draft, Optional<Budget> budget) {

  /**
   * A privacy budget.
   *
   * @param datasetId the dataset
   * @param unit whose privacy it protects
   * @param perPeriod what may be spent for each reference period
   * @param publicName what the public calls the dataset
   */
  record Budget(
      String datasetId, PrivacyUnit unit, PrivacyLoss perPeriod, LocalizedText publicName) {}

  static DemoRules forBirthRate() {
    return new DemoRules(
        DemoIndicators.BIRTH_RATE,
        new RuleDraft(
            "small-counts-suppressed",
            new LocalizedText("Kleine Zahlen sperren", "Small counts suppressed"),
            new LocalizedText(
                "Kleine Fallzahlen werden gesperrt, und so viele andere, dass sie nicht errechnet"
                    + " werden können.",
                "Small counts are suppressed, and as many others as are needed so that they cannot"
                    + " be worked out."),
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE),
            RuleDraft.Denominators.PROTECTED),
        Optional.empty());
  }

  /** Counts of the further indicators; denominators are protected with the rest. */
  static DemoRules forReport(String indicatorId) {
    return new DemoRules(indicatorId, forBirthRate().draft(), Optional.empty());
  }

  /** Indices are computed from what is public. */
  static DemoRules forIndex(String indicatorId) {
    return new DemoRules(
        indicatorId,
        new RuleDraft(
            "published-figures",
            new LocalizedText(
                "Indizes aus veröffentlichten Zahlen", "Indices from published figures"),
            new LocalizedText(
                "Der Index wird nur aus bereits veröffentlichten Zahlen errechnet. Wo eine davon"
                    + " nicht gezeigt wird, wird auch der Index nicht gezeigt.",
                "The index is computed from published figures only. Where one of them is not shown,"
                    + " the index is not shown either."),
            new ProtectionMechanism.PublishedFigures(),
            RuleDraft.Denominators.PROTECTED),
        Optional.empty());
  }

  static DemoRules forMotorisationRate() {
    PrivacyUnit holder = new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);
    return new DemoRules(
        DemoIndicators.MOTORISATION_RATE,
        new RuleDraft(
            "noise-on-vehicles",
            new LocalizedText("Rauschen auf Fahrzeugzahlen", "Noise on counts of vehicles"),
            new LocalizedText(
                "Jede Zahl der Fahrzeuge trägt ein zufälliges Rauschen, so dass niemand erkennen"
                    + " kann, ob eine bestimmte Person Fahrzeuge hält. Einwohnerzahlen sind"
                    + " öffentlich und bleiben, wie sie sind.",
                "Every count of vehicles carries random noise, so that nobody can tell whether a"
                    + " given person holds any. Population figures are public and stay as they"
                    + " are."),
            new ProtectionMechanism.Noise(
                holder,
                new PrivacyLoss.Pure(Rational.ONE),
                new ProtectionMechanism.Split.Even(),
                Optional.empty(),
                Estimates.MEASURED,
                95),
            RuleDraft.Denominators.PUBLIC_FIGURES),
        Optional.of(
            new Budget(
                DemoDatasets.VEHICLES,
                holder,
                new PrivacyLoss.Pure(Rational.of(2)),
                new LocalizedText("Fahrzeugregister", "Vehicle register"))));
  }

  static DemoRules forBenefitRate() {
    PrivacyUnit person = new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD);
    return new DemoRules(
        DemoIndicators.BENEFIT_RATE,
        new RuleDraft(
            "noise-and-threshold-on-persons",
            new LocalizedText(
                "Rauschen und Mindestzahl auf Personenzahlen",
                "Noise and a smallest number on counts of persons"),
            new LocalizedText(
                "Jede Zahl trägt ein zufälliges Rauschen, und was danach zu klein ist, wird nicht"
                    + " gezeigt.",
                "Every count carries random noise, and what is too small after that is not shown."),
            new ProtectionMechanism.Noise(
                person,
                new PrivacyLoss.Pure(Rational.ONE),
                new ProtectionMechanism.Split.Even(),
                Optional.of(new ProtectionMechanism.SmallestShown(3, Rational.of(1, 10))),
                Estimates.MEASURED,
                95),
            RuleDraft.Denominators.PROTECTED),
        Optional.of(
            new Budget(
                DemoDatasets.RESIDENTS,
                person,
                new PrivacyLoss.Pure(Rational.of(4)),
                new LocalizedText("Melderegister", "Register of residents"))));
  }
}
