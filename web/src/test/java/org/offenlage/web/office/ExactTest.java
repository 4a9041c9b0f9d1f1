package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.privacy.dp.Rational;

/** How exact fractions are told and read. */
class ExactTest {

  @Test
  void aShortDecimalIsToldExactly() {
    assertThat(Exact.inWords(Rational.of(1, 8), Locale.GERMANY)).isEqualTo("0,125");
  }

  @Test
  void anEndlessOneIsToldAsFractionAndRounded() {
    assertThat(Exact.inWords(Rational.of(1, 3), Locale.GERMANY)).isEqualTo("1/3 (≈ 0,3333)");
  }

  @Test
  void commaPointAndFractionAreRead() {
    assertThat(Exact.read("0,5")).contains(Rational.of(1, 2));
    assertThat(Exact.read("0.5")).contains(Rational.of(1, 2));
    assertThat(Exact.read("2/4")).contains(Rational.of(1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1/0", "1e9", "eins", "1//2", "0,5,1", "99999999999999999999999"})
  void anythingElseIsRefused(String text) {
    assertThat(Exact.read(text)).isEmpty();
  }
}
