package org.offenlage.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Nested
  class FiguresKeptAsText {

    @Test
    void areWrittenAsReadersOfTheLanguageWriteThem() {
      assertThat(Numbers.inWords("18.3", Language.GERMAN)).isEqualTo("18,3");
      assertThat(Numbers.inWords("12345.50", Language.GERMAN)).isEqualTo("12.345,50");
      assertThat(Numbers.inWords("12345", Language.ENGLISH)).isEqualTo("12,345");
    }

    @Test
    void stayAsTheyAreWhereTheyMayBeYearsOrNoNumbers() {
      assertThat(Numbers.inWords("2014", Language.GERMAN)).isEqualTo("2014");
      assertThat(Numbers.inWords("01056015", Language.GERMAN)).isEqualTo("01056015");
      assertThat(Numbers.inWords("2014, 2015", Language.GERMAN)).isEqualTo("2014, 2015");
    }
  }
}
