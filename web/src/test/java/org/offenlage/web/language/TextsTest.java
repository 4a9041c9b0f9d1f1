package org.offenlage.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

  @Nested
  class BothLanguages {

    @Test
    void haveTheSameTexts() {
      assertThat(bundle(Language.GERMAN).keySet())
          .hasSizeGreaterThan(100)
          .isEqualTo(bundle(Language.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveNoApostropheThatWouldSwallowAPlace(Language language) {
      ResourceBundle bundle = bundle(language);
      assertThat(bundle.keySet())
          .filteredOn(key -> bundle.getString(key).contains("{0}"))
          .isNotEmpty()
          .noneMatch(key -> bundle.getString(key).replace("''", "").contains("'"));
    }

    @Test
    void doNotDependOnTheLanguageOfTheMachine() {
      Locale machine = Locale.getDefault();
      try {
        Locale.setDefault(Locale.US);
        assertThat(Texts.in(Language.GERMAN).get("nav.home")).isEqualTo("Startseite");
        Locale.setDefault(Locale.GERMANY);
        assertThat(Texts.in(Language.ENGLISH).get("nav.home")).isEqualTo("Home");
      } finally {
        Locale.setDefault(machine);
      }
    }

    private static ResourceBundle bundle(Language language) {
      return ResourceBundle.getBundle(Texts.BUNDLE, language.locale());
    }
  }

  @Nested
  class NumbersOnScreen {

    @Test
    void areGermanInGerman() {
      assertThat(Numbers.format(new BigDecimal("1234.5"), 1, Language.GERMAN)).isEqualTo("1.234,5");
    }

    @Test
    void areEnglishInEnglish() {
      assertThat(Numbers.format(new BigDecimal("1234.5"), 1, Language.ENGLISH))
          .isEqualTo("1,234.5");
    }

    @Test
    void areRoundedHalfUpAsReadersExpect() {
      assertThat(Numbers.format(new BigDecimal("8.25"), 1, Language.GERMAN)).isEqualTo("8,3");
    }

    @Test
    void neverShowANegativeZero() {
      assertThat(Numbers.format(new BigDecimal("-0.01"), 1, Language.GERMAN)).isEqualTo("0,0");
    }

    @Test
    void keepAMinusThatIsOne() {
      assertThat(Numbers.format(-1234, Language.GERMAN)).isEqualTo("−1.234");
    }

    @Test
    void datesAreThoseOfTheCounty() {
      assertThat(Numbers.day(Instant.parse("2026-03-31T23:30:00Z"), Language.GERMAN))
          .isEqualTo("1. April 2026");
    }
  }
}
