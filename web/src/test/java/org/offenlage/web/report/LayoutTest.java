package org.offenlage.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.offenlage.web.language.Language;

class LayoutTest {

  @Test
  void theOtherLanguageShowsTheSamePage() {
    assertThat(Layout.otherLanguageUrl("/indicator/x", "year=2021&lang=de", Language.ENGLISH))
        .isEqualTo("/indicator/x?year=2021&lang=en");
    assertThat(Layout.otherLanguageUrl("/", null, Language.GERMAN)).isEqualTo("/?lang=de");
  }
}
