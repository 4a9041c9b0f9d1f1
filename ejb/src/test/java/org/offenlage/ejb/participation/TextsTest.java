package org.offenlage.ejb.participation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"Too few.", "Zeile\nZeile\tmehr", "👍", "=SUM(A1)"})
  void ordinaryTextsAreTaken(String text) {
    assertThat(Texts.check("text", text, 20)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "123456"})
  void emptyAndLongTextsAreNot(String text) {
    assertThat(Texts.check("text", text, 5))
        .contains(new ParticipationRefusal.TextLength("text", 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b"})
  void charactersThatNoTextHasAreNot(String text) {
    assertThat(Texts.check("text", text, 20))
        .contains(new ParticipationRefusal.ControlCharacters("text"));
  }

  @Test
  void lengthIsCountedInCharactersNotInHalves() {
    assertThat(Texts.check("text", "👍👍👍", 3)).isEmpty();
  }
}
