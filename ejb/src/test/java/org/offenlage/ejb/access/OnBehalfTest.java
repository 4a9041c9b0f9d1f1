package org.offenlage.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OnBehalfTest {

  @Test
  void theServerActsInTheNameOfWhoOrderedIt() {
    assertThat(OnBehalf.<String>of("planung-a", () -> OnBehalf.name(OnBehalf.SERVER)))
        .isEqualTo("planung-a");
  }

  @Test
  void nobodyElseTakesAnothersName() {
    assertThat(OnBehalf.<String>of("planung-a", () -> OnBehalf.name("planung-b")))
        .isEqualTo("planung-b");
  }

  @Test
  void itEndsWithTheActHoweverThatEnds() {
    assertThatThrownBy(
            () ->
                OnBehalf.of(
                    "planung-a",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(OnBehalf.name(OnBehalf.SERVER)).isEqualTo(OnBehalf.SERVER);
  }
}
