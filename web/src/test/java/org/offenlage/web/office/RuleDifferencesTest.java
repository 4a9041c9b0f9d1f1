package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

class RuleDifferencesTest {

  private static ReleaseRule rule(ProtectionMechanism mechanism, Limits limits) {
    LocalizedText text = LocalizedText.same("Kleine Zahlen");
    return new ReleaseRule(
        new RuleDraft("small", text, text, mechanism, RuleDraft.Denominators.PROTECTED, limits),
        1,
        "planung-a",
        Instant.EPOCH,
        Optional.empty());
  }

  private static ProtectionMechanism suppression(long threshold, int percent) {
    return new ProtectionMechanism.Suppression(
        threshold, ProtectionMechanism.Zeros.FREE, new ProtectionDemand.Interval(percent, 2));
  }

  private static List<String> between(ReleaseRule before, ReleaseRule now, Language language) {
    Texts words = Words.in(language);
    return RuleDifferences.between(
        RulePages.allFacts(before, words), RulePages.allFacts(now, words), words);
  }

  @Test
  void nameWhatIsAnotherAndNothingElse() {
    ReleaseRule before = rule(suppression(3, 100), Limits.none());
    ReleaseRule now = rule(suppression(5, 100), Limits.none());
    assertThat(between(before, now, Language.GERMAN))
        .containsExactly("Mindestzahl: bisher „3“, künftig „5“.");
    assertThat(between(before, now, Language.ENGLISH)).singleElement().asString().contains("“5”");
    assertThat(between(now, now, Language.GERMAN)).isEmpty();
  }

  @Test
  void nameLimitsAndProtectionLevels() {
    Limits limits =
        new Limits(
            Set.of("gemeinde"),
            Optional.empty(),
            List.of(new Limits.Combination(Set.of("beruf", "alter"))),
            Optional.of(Period.ofYears(2)));
    assertThat(
            between(
                rule(suppression(3, 100), Limits.none()),
                rule(suppression(3, 50), limits),
                Language.GERMAN))
        .hasSize(4)
        .anyMatch(sentence -> sentence.contains("alter × beruf"))
        .anyMatch(sentence -> sentence.contains("24 Monate"));
  }
}
