package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.ejb.protection.TrialCell;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeCell;

class TrialViewTest {

  /** e^ε/(1 + e^ε): 73.1 % at 1, 62.2 % at 1/2, 95.3 % at 3. */
  @ParameterizedTest
  @CsvSource({"1, 74", "1/2, 63", "3, 96", "1/1000, 51", "1000, 100"})
  void theBestGuessFollowsFromEpsilonRoundedUp(String epsilon, int percent) {
    assertThat(TrialView.guessPercent(new PrivacyLoss.Pure(Rational.parse(epsilon))))
        .isEqualTo(percent);
  }

  @Test
  void theBestGuessUnderRhoIsThatOfItsEpsilon() {
    assertThat(TrialView.guessPercent(new PrivacyLoss.ZeroConcentrated(Rational.of(1, 1000))))
        .isBetween(51, 70);
  }

  @Test
  void exactnessIsJudgedAgainstWhatIsPublicOnly() {
    TrialCell margin = new TrialCell.Blurred(10, 10, 95);
    assertThat(Exactness.of(margin, Optional.empty())).isEmpty();
    assertThat(Exactness.of(margin, Optional.of(200L))).contains(Exactness.WITHIN_5);
    assertThat(Exactness.of(margin, Optional.of(199L))).contains(Exactness.WITHIN_20);
    assertThat(Exactness.of(margin, Optional.of(20L))).contains(Exactness.WITHIN_50);
    assertThat(Exactness.of(margin, Optional.of(0L))).contains(Exactness.BEYOND_50);
    assertThat(Exactness.of(margin, Optional.of(-5L))).contains(Exactness.BEYOND_50);
    assertThat(Exactness.of(new TrialCell.Exact(3), Optional.empty())).contains(Exactness.EXACT);
    assertThat(Exactness.of(new TrialCell.Hidden(SafeCell.Reason.CONFIDENTIAL), Optional.of(20L)))
        .isEmpty();
  }
}
