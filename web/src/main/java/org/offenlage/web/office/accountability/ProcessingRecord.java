package org.offenlage.web.office.accountability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** The record of processing activities (Art. 30(1) GDPR), one activity a dataset. Stateless. */
final class ProcessingRecord {

  private ProcessingRecord() {}

  static OfficialDocument of(Live live, Texts words) {
    List<OfficialDocument.Section> sections = new ArrayList<>();
    sections.add(
        new OfficialDocument.Section(
            words.get("record.office"),
            List.of(
                new OfficialDocument.Paragraph(
                    words.get("made", Numbers.moment(live.at(), words.language()))),
                new OfficialDocument.Terms(
                    List.of(
                        term(words, "record.controller", words.get("to-fill")),
                        term(words, "record.representative", words.get("to-fill")),
                        term(words, "record.officer", words.get("to-fill")))))));
    if (live.datasets().isEmpty()) {
      sections.add(
          new OfficialDocument.Section(
              words.get("record.activities"),
              List.of(new OfficialDocument.Paragraph(words.get("record.none")))));
    }
    live.datasets().forEach(dataset -> sections.add(activity(live, dataset, words)));
    sections.add(DataWords.section("record.accounts", words));
    sections.add(DataWords.section("measures", words));
    return new OfficialDocument(words.get("record.title"), sections);
  }

  private static OfficialDocument.Section activity(
      Live live, DatasetDeclaration dataset, Texts words) {
    String indicators =
        live.countedFrom(dataset).stream()
            .map(each -> each.metadata().name().in(words.language().locale()))
            .sorted()
            .collect(Collectors.joining(", "));
    long records = live.kept(dataset).stream().mapToLong(each -> each.snapshot().rows()).sum();
    return new OfficialDocument.Section(
        words.get("record.activity", dataset.title()),
        List.of(
            new OfficialDocument.Terms(
                List.of(
                    term(
                        words,
                        "record.purpose",
                        indicators.isEmpty()
                            ? words.get("record.purpose.none")
                            : words.get("record.purpose.indicators", indicators)),
                    term(words, "record.basis", dataset.legalBasis()),
                    term(
                        words,
                        "record.persons",
                        words.get(
                            "record.persons.value",
                            dataset.respondent().privacyUnit(),
                            Numbers.format(live.kept(dataset).size(), words.language()),
                            Numbers.format(records, words.language()))),
                    term(words, "record.data", DataWords.columns(dataset, words)),
                    term(words, "record.recipients", words.get("record.recipients.value")),
                    term(words, "record.third", words.get("record.third.value")),
                    term(
                        words,
                        "record.erasure",
                        words.get(
                            "record.erasure.value",
                            DataWords.period(dataset.retention(), words)))))));
  }

  private static OfficialDocument.Term term(Texts words, String key, String text) {
    return new OfficialDocument.Term(words.get(key), text);
  }
}
