package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.privacy.dp.AdaptiveDetail;

class DetailStepsTest {

  @Test
  void beginWithTheFinestCategories() {
    assertThat(DetailSteps.read(" 500  50 "))
        .contains(List.of(new AdaptiveDetail.Step(500, 0), new AdaptiveDetail.Step(50, 1)));
  }

  @Test
  void areShownAsTheyWereRead() {
    assertThat(DetailSteps.read("500 50 5").map(DetailSteps::write)).contains("500 50 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"50 500", "50 50", "-1", "many", "1.5", "11 10 9 8 7 6 5 4 3 2 1"})
  void areRefusedWhereTheySayNothingUsable(String text) {
    assertThat(DetailSteps.read(text)).isEmpty();
  }
}
