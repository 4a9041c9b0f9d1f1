package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

class ReleaseFieldsTest {

  private static final Texts WORDS = Words.in(Language.GERMAN);

  @ParameterizedTest
  @CsvSource({
    "15.01.2027, 09:30, 2027-01-15T08:30:00Z",
    "2027-01-15, 9.30, 2027-01-15T08:30:00Z",
    "1.7.2027, 10:00, 2027-07-01T08:00:00Z"
  })
  void daysAndTimesAreThoseOfTheCounty(String day, String time, String expected) {
    Form form = new Form().with("releaseDay", day).with("releaseTime", time);
    assertThat(ReleaseFields.read(form, WORDS)).contains(Instant.parse(expected));
    assertThat(form.isFlawless()).isTrue();
  }

  @Test
  void withoutATimeItIsTen() {
    assertThat(ReleaseFields.read(new Form().with("releaseDay", "15.01.2027"), WORDS))
        .contains(Instant.parse("2027-01-15T09:00:00Z"));
  }

  @Test
  void withoutADayNothingIsPlanned() {
    Form form = new Form();
    assertThat(ReleaseFields.read(form, WORDS)).isEmpty();
    assertThat(form.isFlawless()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"31.02.2027, 10:00", "bald, 10:00", "15.01.2027, 25:00", "15.01.2027, zehn"})
  void whatIsNoDayOrTimeIsComplainedAbout(String day, String time) {
    Form form = new Form().with("releaseDay", day).with("releaseTime", time);
    assertThat(ReleaseFields.read(form, WORDS)).isEmpty();
    assertThat(form.getErrors()).hasSize(1);
  }

  @Test
  void aTimeWithoutADayIsComplainedAbout() {
    Form form = new Form().with("releaseTime", "10:00");
    assertThat(ReleaseFields.read(form, WORDS)).isEmpty();
    assertThat(form.getErrors()).containsKey("releaseDay");
  }
}
