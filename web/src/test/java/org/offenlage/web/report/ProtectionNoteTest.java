package org.offenlage.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

class ProtectionNoteTest {

  private static String told(String parameter, String value, Language language) {
    ProtectionStatement statement =
        new ProtectionStatement(
            ProtectionStatement.Mechanism.DISCRETE_GAUSSIAN, Map.of(parameter, value), Map.of());
    IndicatorPage.Fact fact = ProtectionNote.of(statement, Texts.in(language)).parameters().get(0);
    return fact.label() + ": " + fact.text();
  }

  @Test
  void tellsNoiseInTheLanguageOfThePage() {
    assertThat(told("noise on level 1.0", "discrete Laplace, scale 9", Language.GERMAN))
        .isEqualTo(
            "Rauschen auf Ebene 1.0 (0 für die kleinsten Einheiten): diskrete Laplace-Verteilung,"
                + " Skala 9");
    assertThat(
            told("noise on level 0", "discrete Gaussian, sigma squared 8000/1241", Language.GERMAN))
        .endsWith("diskrete Normalverteilung, σ² = 8000/1241 (ungefähr 6,446)");
    assertThat(
            told(
                "noise on level 0", "discrete Gaussian, sigma squared 8000/1241", Language.ENGLISH))
        .endsWith("discrete Gaussian distribution, σ² = 8000/1241 (about 6.446)");
  }

  @Test
  void tellsHowFarNoisyCountsMustBeApart() {
    assertThat(told("reliable difference on level 0.0", "1234", Language.GERMAN))
        .isEqualTo(
            "Verlässlicher Unterschied zweier verrauschter Zahlen auf Ebene 0.0, mindestens: 1.234");
  }

  @Test
  void tellsWhoseRecordsAreProtected() {
    assertThat(told("privacy unit", "holder in one reference period", Language.GERMAN))
        .isEqualTo("geschützte Einheit: Halterin oder Halter, je Berichtszeitraum");
    assertThat(told("privacy unit", "tenant", Language.ENGLISH)).endsWith(": tenant");
  }

  @Test
  void writesNumbersAsTheLanguageDoes() {
    assertThat(told("epsilon at delta 1e-10", "3.2437", Language.GERMAN)).endsWith(": 3,2437");
    assertThat(told("rho", "1/8", Language.GERMAN)).endsWith(": 1/8 (ungefähr 0,125)");
    assertThat(told("zeros", "FREE", Language.GERMAN)).endsWith(": werden gezeigt");
  }
}
