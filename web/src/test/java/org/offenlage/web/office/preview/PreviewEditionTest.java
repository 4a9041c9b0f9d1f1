package org.offenlage.web.office.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.web.ReportFixture.exactBirthRate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage;
import org.offenlage.web.selection.View;

class PreviewEditionTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String PAGE = "/office/publication-preview/" + ID;
  private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

  private static IndicatorPage page(Optional<String> area) {
    PublishedTable table = exactBirthRate();
    View view = ((View.Outcome.Shown) View.parse(table, area, Map.of())).view();
    return new IndicatorPage(view, ENGLISH, new PreviewEdition(ID, Optional.empty()));
  }

  @Test
  void pagesLeadToPagesOfTheSamePreview() {
    IndicatorPage all = page(Optional.empty());
    assertThat(all.choiceTarget()).isEqualTo(PAGE);
    assertThat(all.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.url()).startsWith(PAGE + "/0105"));
    IndicatorPage one = page(Optional.of("01056"));
    assertThat(one.overviewUrl()).isEqualTo(PAGE);
    assertThat(one.parts())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.url()).startsWith(PAGE + "/0105"));
    assertThat(one.chart().url("wide", "light"))
        .startsWith("/office/publication-preview-drawing/" + ID + "/chart.svg?place=01056");
  }

  @Test
  void whatComesWithPublicationLeadsNowhere() {
    IndicatorPage page = page(Optional.of("01056015"));
    assertThat(page.permalink()).isEmpty();
    assertThat(page.permalinkText()).isEqualTo("comes with publication");
    assertThat(page.certificateUrl()).isEmpty();
    assertThat(page.csvUrl()).isEmpty();
    assertThat(page.jsonUrl()).isEmpty();
    assertThat(page.feedbackUrl()).isEmpty();
    assertThat(page.placeUrl()).isEmpty();
    assertThat(page.isSuperseded()).isFalse();
  }

  @Test
  void theVersionIsToldOnceThereIsOne() {
    assertThat(new PreviewEdition(ID, Optional.empty()).version(ENGLISH))
        .startsWith("not published yet");
    assertThat(
            new PreviewEdition(
                    ID,
                    Optional.of(
                        new PreviewEdition.Became(3, Instant.parse("2026-05-04T10:00:00Z"))))
                .version(ENGLISH))
        .contains("3", "2026");
  }
}
