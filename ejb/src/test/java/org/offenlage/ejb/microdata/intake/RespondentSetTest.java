package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class RespondentSetTest {

  /** Seed 7; pseudonyms from a small range, so that many meet again. */
  @Test
  void tellsWhatAHashSetTells() {
    SplittableRandom random = new SplittableRandom(7);
    RespondentSet set = new RespondentSet();
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 200_000; i++) {
      long high = random.nextLong(3);
      long low = random.nextLong(60_000) << 40;
      assertThat(set.add(high, low)).isEqualTo(expected.add(high + ":" + low));
    }
  }
}
