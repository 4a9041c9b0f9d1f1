package org.offenlage.web.office.accountability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/**
 * The impact assessment (Art. 35(7) GDPR), prefilled from datasets, release rules and budgets. What
 * only the office can weigh is left open. Stateless.
 */
final class ImpactAssessment {

  private ImpactAssessment() {}

  /** The terms of a rule, in words. */
  interface RuleTerms {

    /** Each with its name. */
    List<OfficialDocument.Term> of(ReleaseRule rule);
  }

  static OfficialDocument of(Live live, RuleTerms terms, Texts words) {
    List<OfficialDocument.Section> sections = new ArrayList<>();
    sections.add(
        new OfficialDocument.Section(
            words.get("impact.about"),
            List.of(
                new OfficialDocument.Paragraph(
                    words.get("made", Numbers.moment(live.at(), words.language()))),
                new OfficialDocument.Paragraph(words.get("impact.about.1")),
                new OfficialDocument.Terms(
                    List.of(
                        new OfficialDocument.Term(
                            words.get("record.controller"), words.get("to-fill")),
                        new OfficialDocument.Term(words.get("impact.advice"), words.get("to-fill")),
                        new OfficialDocument.Term(
                            words.get("impact.last-decision"),
                            live.lastDecision()
                                .map(at -> Numbers.day(at, words.language()))
                                .orElse("–")))))));
    sections.add(description(live, words));
    sections.add(necessity(live, words));
    sections.add(DataWords.section("impact.risks", words));
    live.rulesInForce().forEach(rule -> sections.add(measure(rule, terms, words)));
    sections.add(DataWords.section("measures", words));
    sections.add(budgets(live, words));
    sections.add(DataWords.section("impact.rest", words));
    return new OfficialDocument(words.get("impact.title"), sections);
  }

  private static OfficialDocument.Section description(Live live, Texts words) {
    OfficialDocument.Section text = DataWords.section("impact.description", words);
    List<OfficialDocument.Block> blocks = new ArrayList<>(text.blocks());
    blocks.add(
        new OfficialDocument.Grid(
            words.get("impact.datasets"),
            List.of(
                words.get("retention.dataset"),
                words.get("record.persons"),
                words.get("record.data"),
                words.get("retention.period")),
            live.datasets().stream()
                .map(
                    each ->
                        List.of(
                            each.title(),
                            each.respondent().privacyUnit(),
                            DataWords.columns(each, words),
                            DataWords.period(each.retention(), words)))
                .toList()));
    return new OfficialDocument.Section(text.heading(), blocks);
  }

  private static OfficialDocument.Section necessity(Live live, Texts words) {
    OfficialDocument.Section text = DataWords.section("impact.necessity", words);
    List<OfficialDocument.Block> blocks = new ArrayList<>(text.blocks());
    blocks.add(
        new OfficialDocument.Terms(
            live.datasets().stream()
                .map(
                    each ->
                        new OfficialDocument.Term(
                            each.title(),
                            each.legalBasis()
                                + "; "
                                + words.get(
                                    "impact.for",
                                    live.countedFrom(each).stream()
                                        .map(
                                            indicator ->
                                                indicator
                                                    .metadata()
                                                    .name()
                                                    .in(words.language().locale()))
                                        .collect(Collectors.joining(", ")))))
                .toList()));
    return new OfficialDocument.Section(text.heading(), blocks);
  }

  private static OfficialDocument.Section measure(ReleaseRule rule, RuleTerms terms, Texts words) {
    Locale locale = words.language().locale();
    List<OfficialDocument.Block> blocks = new ArrayList<>();
    blocks.add(new OfficialDocument.Paragraph(rule.draft().shortForm().in(locale)));
    blocks.add(new OfficialDocument.Terms(terms.of(rule)));
    rule.decision()
        .ifPresent(
            decision ->
                blocks.add(
                    new OfficialDocument.Paragraph(
                        words.get(
                            "impact.decided",
                            Numbers.day(decision.decidedAt(), words.language()),
                            decision.decidedBy(),
                            decision.reason()))));
    blocks.add(new OfficialDocument.Paragraph(words.get(remains(rule.draft().mechanism()))));
    return new OfficialDocument.Section(
        words.get("impact.rule", rule.draft().title().in(locale), Integer.toString(rule.version())),
        blocks);
  }

  private static String remains(ProtectionMechanism mechanism) {
    if (mechanism instanceof ProtectionMechanism.Suppression) {
      return "impact.remains.suppression";
    }
    if (mechanism instanceof ProtectionMechanism.PublishedFigures) {
      return "impact.remains.published-figures";
    }
    return mechanism instanceof ProtectionMechanism.CellKey
        ? "impact.remains.cell-key"
        : "impact.remains.noise";
  }

  private static OfficialDocument.Section budgets(Live live, Texts words) {
    List<OfficialDocument.Block> blocks = new ArrayList<>();
    blocks.add(new OfficialDocument.Paragraph(words.get("impact.budgets.1")));
    if (!live.budgets().isEmpty()) {
      blocks.add(
          new OfficialDocument.Grid(
              words.get("impact.budgets"),
              List.of(
                  words.get("retention.dataset"),
                  words.get("impact.period"),
                  words.get("impact.notion"),
                  words.get("impact.allowed"),
                  words.get("impact.spent"),
                  words.get("impact.left")),
              live.budgets().stream()
                  .map(
                      each ->
                          List.of(
                              each.account().datasetId(),
                              each.account().period(),
                              each.notion().symbol(),
                              each.total().toString(),
                              each.spent().toString(),
                              each.remaining().toString()))
                  .toList()));
    }
    return new OfficialDocument.Section(words.get("impact.budgets"), blocks);
  }
}
