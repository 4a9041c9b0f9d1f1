package org.offenlage.web.office.accountability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.microdata.RetainedSnapshot;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** What is kept until when, and what was erased. Stateless. */
final class RetentionList {

  private RetentionList() {}

  static OfficialDocument of(Live live, Texts words) {
    List<List<String>> datasets = new ArrayList<>();
    live.datasets()
        .forEach(
            each ->
                datasets.add(
                    List.of(
                        each.title(),
                        each.legalBasis(),
                        DataWords.period(each.retention(), words),
                        Numbers.format(live.kept(each).size(), words.language()))));
    List<List<String>> snapshots = new ArrayList<>();
    for (RetainedSnapshot each : live.snapshots()) {
      snapshots.add(
          List.of(
              each.snapshot().datasetId() + " " + each.snapshot().period(),
              Integer.toString(each.snapshot().version()),
              day(each.snapshot().deliveredAt(), words),
              day(each.until(), words),
              state(each, live.at(), words)));
    }
    return new OfficialDocument(
        words.get("retention.title"),
        List.of(
            new OfficialDocument.Section(
                words.get("retention.rules"),
                List.of(
                    new OfficialDocument.Paragraph(
                        words.get("made", Numbers.moment(live.at(), words.language()))),
                    new OfficialDocument.Grid(
                        words.get("retention.rules"),
                        List.of(
                            words.get("retention.dataset"),
                            words.get("record.basis"),
                            words.get("retention.period"),
                            words.get("retention.kept")),
                        datasets),
                    new OfficialDocument.Paragraph(words.get("retention.text")))),
            new OfficialDocument.Section(
                words.get("retention.deliveries"),
                List.of(
                    new OfficialDocument.Grid(
                        words.get("retention.deliveries"),
                        List.of(
                            words.get("retention.delivery"),
                            words.get("retention.version"),
                            words.get("retention.delivered"),
                            words.get("retention.until"),
                            words.get("retention.state")),
                        snapshots))),
            DataWords.section("retention.others", words)));
  }

  private static String state(RetainedSnapshot each, Instant at, Texts words) {
    return each.erasedAt()
        .map(erased -> words.get("retention.erased", day(erased, words)))
        .orElse(words.get(each.isDue(at) ? "retention.due" : "retention.there"));
  }

  private static String day(Instant at, Texts words) {
    return Numbers.day(at, words.language());
  }
}
