package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.NullMarked;

@NullMarked
class RespondentSetProperties {

  @Property(tries = 60, seed = "20261123")
  void whatIsPutAsideTellsTheSameAsWhatIsInMemory(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int limit,
      @ForAll @IntRange(min = 1, max = 300) int distinct) {
    try (RespondentSet bounded = new RespondentSet(limit);
        RespondentSet unbounded = new RespondentSet()) {
      assertThat(RespondentSetTest.tell(bounded, seed, 600, distinct).found())
          .isEqualTo(RespondentSetTest.tell(unbounded, seed, 600, distinct).found());
    }
  }
}
