package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first page, as a visitor meets it. */
class FirstPageJourneyIT {

  @ParameterizedTest
  @EnumSource(Language.class)
  void speaksTheVisitorsLanguageAndIsAccessible(Language language) {
    try (Journey journey = Journey.in(language)) {
      journey.open("/").assertAccessible().assertFitsPhone().screenshots("home");
      assertThat(journey.page().getAttribute("html", "lang")).isEqualTo(language.code());
    }
  }

  @Test
  void theOfficeAsksForALoginAndOpensAfterIt() {
    try (Journey journey = Journey.in(Language.GERMAN)) {
      journey.login("planung-a", "/office/");
      assertThat(journey.page().url()).contains("/office");
    }
  }
}
