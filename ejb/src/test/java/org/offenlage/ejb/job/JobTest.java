package org.offenlage.ejb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@NullMarked
class JobTest {

  private static final Instant BEGUN = Instant.parse("2026-11-23T10:00:00Z");

  private static Job.Running running(int percent, Duration after) {
    return new Job.Running(new JobStep("READING", "", percent, 0), BEGUN, BEGUN.plus(after));
  }

  @Nested
  class TheTimeThatIsLeft {

    @Test
    void isWhatTheRestTakesAtTheSpeedSoFar() {
      assertThat(running(25, Duration.ofMinutes(3)).left()).contains(Duration.ofMinutes(9));
    }

    @Test
    void isNotGuessedFromAlmostNothing() {
      assertThat(running(0, Duration.ofMinutes(3)).left()).isEmpty();
      assertThat(running(1, Duration.ofMinutes(3)).left()).isEmpty();
      assertThat(running(100, Duration.ofMinutes(3)).left()).isEmpty();
    }

    @Test
    void needsAShare() {
      assertThatThrownBy(() -> running(101, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
