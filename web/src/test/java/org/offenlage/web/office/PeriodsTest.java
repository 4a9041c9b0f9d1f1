package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reference periods are written in the office. */
class PeriodsTest {

  @Test
  void aSpanStandsForItsYears() {
    assertThat(Periods.read("2021–2023, 2019")).contains(List.of("2019", "2021", "2022", "2023"));
  }

  @Test
  void quartersAndMonthsStandForThemselves() {
    assertThat(Periods.read("2023-Q1; 2023-02")).contains(List.of("2023-02", "2023-Q1"));
  }

  @Test
  void nothingStandsForNothing() {
    assertThat(Periods.read("  ")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-13", "23", "2023-2019", "gestern", "2023, x"})
  void whatIsNoPeriodIsRefused(String text) {
    assertThat(Periods.read(text)).isEmpty();
  }

  @Test
  void threeYearsInARowAreToldAsASpan() {
    assertThat(Periods.inWords(List.of("2014", "2015", "2016", "2020", "2021")))
        .isEqualTo("2014–2016, 2020, 2021");
  }
}
