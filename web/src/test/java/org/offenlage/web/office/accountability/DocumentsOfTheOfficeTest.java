package org.offenlage.web.office.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.ledger.LedgerEntry;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.RetainedSnapshot;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.RulePages;

class DocumentsOfTheOfficeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-31T08:00:00Z");

  private static final DatasetDeclaration RESIDENTS =
      new DatasetDeclaration(
          "residents",
          "Einwohnermelderegister <Auszug>",
          CsvFormat.INTERNATIONAL,
          List.of(
              Column.required("person", new ColumnType.Identifier("person")),
              Column.required("sex", new ColumnType.Code(List.of("f", "m")))),
          new Respondent("person", "person", Respondent.Records.ONE),
          "§ 67b SGB X",
          Period.ofYears(5));

  private static ReleaseRule rule(int version, ReleaseRule.Verdict verdict) {
    LocalizedText text = LocalizedText.same("Kleine Zahlen werden gesperrt " + version);
    return new ReleaseRule(
        new RuleDraft(
            "small",
            text,
            text,
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE),
            RuleDraft.Denominators.PROTECTED),
        version,
        "planung-a",
        NOW,
        Optional.of(new ReleaseRule.Decision(verdict, "üblich", "datenschutz", NOW)));
  }

  private static RetainedSnapshot snapshot(Instant delivered, Optional<Instant> erased) {
    return new RetainedSnapshot(
        new Snapshot(
            new UUID(0, 1),
            "residents",
            new ReferencePeriod("2023"),
            1,
            1000,
            5,
            "ab",
            delivered,
            "planung-a"),
        delivered.plusSeconds(5L * 365 * 24 * 3600),
        erased);
  }

  private static Live live() {
    return new Live(
        NOW,
        List.of(RESIDENTS),
        List.of(
            snapshot(NOW, Optional.empty()),
            snapshot(LONG_AGO, Optional.empty()),
            snapshot(LONG_AGO, Optional.of(NOW))),
        List.of(),
        List.of(
            rule(3, ReleaseRule.Verdict.REJECTED),
            rule(2, ReleaseRule.Verdict.ACCEPTED),
            rule(1, ReleaseRule.Verdict.ACCEPTED)),
        List.of(
            new PrivacyBudget(
                new BudgetAccount("residents", "2023", "person"),
                Notion.EPSILON,
                Rational.ONE,
                Rational.of(1, 3))));
  }

  private static List<OfficialDocument> all(Language language) {
    Texts words = DataWords.words(language);
    return List.of(
        ProcessingRecord.of(live(), words),
        ImpactAssessment.of(
            live(),
            rule ->
                RulePages.terms(rule, language).stream()
                    .map(fact -> new OfficialDocument.Term(fact.name(), fact.value()))
                    .toList(),
            words),
        RetentionList.of(live(), words),
        AccessAnswer.of(
            "buergerin",
            live(),
            List.of(
                new Contribution.Proposal(
                    new UUID(0, 2), NOW, "Spielplätze", "Wie viele?", Optional.empty())),
            List.of(
                new LedgerEntry(
                    7, NOW, LedgerAct.RULE_DECIDED, "rule/small@1", "{}", "c", "p", "h")),
            words));
  }

  private static String text(OfficialDocument document) {
    return Markup.forScreen(document, Language.GERMAN, "/assets/site.css");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void arePdfUa(Language language) throws Exception {
    AccessiblePdfTest.begin();
    for (OfficialDocument document : all(language)) {
      byte[] pdf = AccessiblePdf.of(Markup.forPrint(document, language));
      assertThat(AccessiblePdfTest.faults(pdf)).as(document.title()).isEmpty();
    }
  }

  @Test
  void theRecordNamesWhatArticle30AsksFor() {
    assertThat(text(all(Language.GERMAN).get(0)))
        .contains("§ 67b SGB X", "5 Jahre", "Kennzeichen „person“", "2 Lieferungen")
        .contains("2.000 Datensätzen", "Einwohnermelderegister &lt;Auszug&gt;");
  }

  @Test
  void theAssessmentHasTheRulesInForceOnly() {
    assertThat(text(all(Language.GERMAN).get(1)))
        .contains("Fassung 2", "Mindestzahl", "üblich", "1/3")
        .doesNotContain("Fassung 1", "Fassung 3");
  }

  @Test
  void theListSaysWhatIsKeptDueAndErased() {
    assertThat(text(all(Language.GERMAN).get(2)))
        .contains("aufbewahrt", "fällig", "gelöscht am 23. November 2026");
  }

  @Test
  void theAnswerHasWhatIsStoredOfTheAccount() {
    assertThat(text(all(Language.GERMAN).get(3)))
        .contains("buergerin", "Spielplätze", "rule/small@1", "Landeszentrum");
  }

  @Test
  void haveTheSameTextsInBothLanguages() {
    assertThat(keys(Language.GERMAN)).isEqualTo(keys(Language.ENGLISH));
  }

  private static java.util.Set<String> keys(Language language) {
    return ResourceBundle.getBundle(
            "org.offenlage.web.office.accountability.words", language.locale())
        .keySet();
  }

  @Test
  void leaveOutWhatXmlCannotHold() {
    assertThat(Markup.escaped("a\u0000\u0007<&\ud800b")).isEqualTo("a&lt;&amp;b");
  }
}
