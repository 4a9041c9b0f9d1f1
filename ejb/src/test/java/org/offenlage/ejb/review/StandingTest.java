package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StandingTest {

  private final List<HistoryEntry> history = new ArrayList<>();

  StandingTest() {
    history.add(
        new HistoryEntry(
            Optional.empty(), State.PREPARED, "anna", Instant.parse("2026-01-01T00:00:00Z"), ""));
    add(Action.SUBMIT, State.SUBMITTED, "anna");
  }

  private void add(Action action, State state, String actor) {
    history.add(
        new HistoryEntry(
            Optional.of(action),
            state,
            actor,
            Instant.parse("2026-01-01T00:00:00Z"),
            "because " + actor + " says so"));
  }

  @Test
  void dependsOnHowManyReviewersTheRuleAsksFor() {
    assertThat(Standing.of(history, 1).circumstance()).contains(Circumstance.ONE_REVIEWER);
    assertThat(Standing.of(history, 2).circumstance()).contains(Circumstance.TWO_REVIEWERS);
  }

  @Test
  void dependsOnTheFirstVote() {
    add(Action.OBJECT, State.PARTIALLY_REVIEWED, "bert");
    assertThat(Standing.of(history, 2).circumstance()).contains(Circumstance.OTHER_OBJECTED);
    assertThat(Standing.caller(history, "anna", "bert")).isEqualTo(Move.Caller.REVIEWER);
    assertThat(Standing.caller(history, "anna", "carl")).isEqualTo(Move.Caller.OTHER);
    assertThat(Standing.caller(history, "anna", "anna")).isEqualTo(Move.Caller.AUTHOR);
  }

  @Test
  void forgetsTheVotesOfAnEarlierRound() {
    add(Action.OBJECT, State.PARTIALLY_REVIEWED, "bert");
    add(Action.OBJECT, State.RETURNED, "carl");
    add(Action.SUBMIT, State.SUBMITTED, "anna");
    assertThat(Standing.caller(history, "anna", "bert")).isEqualTo(Move.Caller.OTHER);
    add(Action.REVIEW, State.PARTIALLY_REVIEWED, "carl");
    assertThat(Standing.of(history, 2).circumstance()).contains(Circumstance.OTHER_AGREED);
  }

  @Nested
  class TheFirstVote {

    @Test
    void looksTheSameToEverybodyElseWhateverItIs() {
      List<HistoryEntry> agreed = new ArrayList<>(history);
      add(Action.OBJECT, State.PARTIALLY_REVIEWED, "bert");
      List<HistoryEntry> objected = List.copyOf(history);
      history.clear();
      history.addAll(agreed);
      add(Action.REVIEW, State.PARTIALLY_REVIEWED, "bert");

      for (String other : List.of("anna", "carl")) {
        assertThat(Standing.seenBy(history, other)).isEqualTo(Standing.seenBy(objected, other));
      }
      assertThat(Standing.seenBy(objected, "carl").toString())
          .doesNotContain("OBJECT", "because bert");
    }

    @Test
    void isSeenByWhoGaveIt() {
      add(Action.OBJECT, State.PARTIALLY_REVIEWED, "bert");
      assertThat(Standing.seenBy(history, "bert")).isEqualTo(history);
    }

    @Test
    void isSeenByEverybodyOnceTheSecondIsIn() {
      add(Action.OBJECT, State.PARTIALLY_REVIEWED, "bert");
      add(Action.REVIEW, State.CONFLICTED, "carl");
      assertThat(Standing.seenBy(history, "anna")).isEqualTo(history);
    }
  }
}
