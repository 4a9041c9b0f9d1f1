package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@NullMarked
class RespondentSetTest {

  private static final int MOST_LINES = 1_000;

  /** Which of many draws were repetitions, by a hash set and by the set under test. */
  record Told(List<Long> expected, List<Long> found, long late) {}

  /** Few distinct pseudonyms, so that many meet again; zero is among them. */
  static Told tell(RespondentSet set, long seed, int draws, int distinct) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> seen = new HashSet<>();
    List<Long> expected = new ArrayList<>();
    List<Long> found = new ArrayList<>();
    for (long line = 2; line < draws + 2; line++) {
      long high = random.nextLong(3);
      long low = random.nextLong(distinct) * 0x9E3779B97F4A7C15L;
      if (!seen.add(high + ":" + low)) {
        expected.add(line);
      }
      if (!set.add(high, low, line)) {
        found.add(line);
      }
    }
    RespondentSet.Repetitions late = set.repetitions(draws);
    LongStream.of(late.firstLines()).forEach(found::add);
    found.sort(null);
    return new Told(expected, found, late.count());
  }

  @Nested
  class InMemory {

    /** Seed 7. */
    @Test
    void tellsAtOnceWhatAHashSetTells() {
      try (RespondentSet set = new RespondentSet()) {
        Told told = tell(set, 7, 200_000, 60_000);
        assertThat(told.found()).isEqualTo(told.expected()).hasSizeGreaterThan(50_000);
        assertThat(told.late()).isZero();
      }
    }
  }

  @Nested
  class PutAside {

    /** Seed 7; nine tenths of the draws come after the limit. */
    @Test
    void tellsTheSameLinesAtTheEnd() {
      try (RespondentSet set = new RespondentSet(10_000)) {
        Told told = tell(set, 7, 400_000, 60_000);
        assertThat(told.found()).isEqualTo(told.expected());
        assertThat(told.late()).isGreaterThan(100_000);
      }
    }

    @Test
    void keepsTheFirstLinesAndCountsAll() {
      try (RespondentSet set = new RespondentSet(1)) {
        set.add(1, 1, 2);
        for (long line = 3; line < 10_003; line++) {
          set.add(5, line % 10, line);
        }
        RespondentSet.Repetitions late = set.repetitions(MOST_LINES);
        assertThat(late.count()).isEqualTo(9_990);
        assertThat(late.firstLines()).isEqualTo(LongStream.range(13, 13 + MOST_LINES).toArray());
      }
    }
  }
}
