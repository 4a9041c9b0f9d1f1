package org.offenlage.web.office.accountability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.ledger.LedgerEntry;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** The answer to somebody who asks what is held about them (Art. 15 GDPR). Stateless. */
final class AccessAnswer {

  private AccessAnswer() {}

  /**
   * The answer to the holder of an account.
   *
   * @param sent what they sent as a citizen
   * @param acts what the ledger holds of them as a member of staff
   */
  static OfficialDocument of(
      String loginName, Live live, List<Contribution> sent, List<LedgerEntry> acts, Texts words) {
    List<OfficialDocument.Section> sections = new ArrayList<>();
    sections.add(
        new OfficialDocument.Section(
            words.get("access.about"),
            List.of(
                new OfficialDocument.Paragraph(
                    words.get("access.about.1", loginName, moment(live.at(), words))),
                new OfficialDocument.Paragraph(words.get("access.about.2")))));
    sections.add(contributions(sent, words));
    sections.add(acts(acts, words));
    sections.add(registers(live, words));
    sections.add(DataWords.section("access.rights", words));
    return new OfficialDocument(words.get("access.title"), sections);
  }

  private static OfficialDocument.Section contributions(List<Contribution> sent, Texts words) {
    List<OfficialDocument.Block> blocks = new ArrayList<>();
    blocks.add(
        new OfficialDocument.Paragraph(
            words.get(sent.isEmpty() ? "access.contributions.none" : "access.contributions.1")));
    if (!sent.isEmpty()) {
      blocks.add(
          new OfficialDocument.Grid(
              words.get("access.contributions"),
              List.of(
                  words.get("access.at"),
                  words.get("access.on"),
                  words.get("access.text"),
                  words.get("access.answer")),
              sent.stream().map(each -> row(each, words)).toList()));
    }
    return new OfficialDocument.Section(words.get("access.contributions"), blocks);
  }

  private static List<String> row(Contribution contribution, Texts words) {
    String answer = contribution.answer().map(Contribution.Answer::text).orElse("–");
    if (contribution instanceof Contribution.Feedback feedback) {
      return List.of(
          moment(feedback.sentAt(), words),
          feedback.figure().indicatorId()
              + "@"
              + feedback.figure().version()
              + " "
              + String.join(" ", feedback.figure().codes()),
          feedback.text(),
          answer);
    }
    Contribution.Proposal proposal = (Contribution.Proposal) contribution;
    return List.of(moment(proposal.sentAt(), words), proposal.title(), proposal.reason(), answer);
  }

  private static OfficialDocument.Section acts(List<LedgerEntry> acts, Texts words) {
    List<OfficialDocument.Block> blocks = new ArrayList<>();
    blocks.add(
        new OfficialDocument.Paragraph(
            words.get(acts.isEmpty() ? "access.acts.none" : "access.acts.1")));
    if (!acts.isEmpty()) {
      Texts report = Texts.in(words.language());
      blocks.add(
          new OfficialDocument.Grid(
              words.get("access.acts"),
              List.of(words.get("access.at"), words.get("access.act"), words.get("access.on")),
              acts.stream()
                  .map(
                      entry -> {
                        String key = "ledger.act." + entry.act().name();
                        return List.of(
                            moment(entry.at(), words),
                            report.has(key) ? report.get(key) : entry.act().name(),
                            entry.subject());
                      })
                  .toList()));
    }
    return new OfficialDocument.Section(words.get("access.acts"), blocks);
  }

  /** What stands in registers cannot be found by a name, which the office does not have. */
  private static OfficialDocument.Section registers(Live live, Texts words) {
    OfficialDocument.Section text = DataWords.section("access.registers", words);
    List<OfficialDocument.Block> blocks = new ArrayList<>(text.blocks());
    blocks.add(
        new OfficialDocument.Grid(
            words.get("access.registers"),
            List.of(
                words.get("retention.dataset"),
                words.get("record.data"),
                words.get("record.basis"),
                words.get("retention.period")),
            live.datasets().stream()
                .map(
                    each ->
                        List.of(
                            each.title(),
                            DataWords.columns(each, words),
                            each.legalBasis(),
                            DataWords.period(each.retention(), words)))
                .toList()));
    return new OfficialDocument.Section(text.heading(), blocks);
  }

  private static String moment(Instant at, Texts words) {
    return Numbers.moment(at, words.language());
  }
}
