package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

class MoveTest {

  private static final List<String> ALL_ROLES =
      List.of(Roles.CITIZEN, Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR);

  /**
   * Everything that anybody may do, written down independently of the table: state and
   * circumstance, action, role, caller.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          "PREPARED SUBMIT planner AUTHOR",
          "RETURNED SUBMIT planner AUTHOR",
          "SUBMITTED ONE_REVIEWER REVIEW data-protection-officer OTHER",
          "SUBMITTED ONE_REVIEWER RETURN data-protection-officer OTHER",
          "SUBMITTED ONE_REVIEWER REFUSE data-protection-officer OTHER",
          "SUBMITTED TWO_REVIEWERS REVIEW data-protection-officer OTHER",
          "SUBMITTED TWO_REVIEWERS OBJECT data-protection-officer OTHER",
          "PARTIALLY_REVIEWED OTHER_AGREED REVIEW data-protection-officer OTHER",
          "PARTIALLY_REVIEWED OTHER_AGREED OBJECT data-protection-officer OTHER",
          "PARTIALLY_REVIEWED OTHER_OBJECTED REVIEW data-protection-officer OTHER",
          "PARTIALLY_REVIEWED OTHER_OBJECTED OBJECT data-protection-officer OTHER",
          "PARTIALLY_REVIEWED OTHER_AGREED RETURN planner AUTHOR",
          "PARTIALLY_REVIEWED OTHER_OBJECTED RETURN planner AUTHOR",
          "CONFLICTED RETURN data-protection-officer REVIEWER",
          "CONFLICTED RETURN data-protection-officer OTHER",
          "CONFLICTED REFUSE data-protection-officer REVIEWER",
          "CONFLICTED REFUSE data-protection-officer OTHER",
          "REVIEWED APPROVE planner OTHER",
          "REVIEWED RETURN planner REVIEWER",
          "REVIEWED RETURN planner OTHER",
          "REVIEWED REFUSE planner REVIEWER",
          "REVIEWED REFUSE planner OTHER",
          "APPROVED RETURN data-protection-officer REVIEWER",
          "APPROVED RETURN data-protection-officer OTHER",
          "APPROVED PUBLISH planner AUTHOR",
          "APPROVED PUBLISH planner REVIEWER",
          "APPROVED PUBLISH planner OTHER",
          "PUBLISHED WITHDRAW planner AUTHOR",
          "PUBLISHED WITHDRAW planner REVIEWER",
          "PUBLISHED WITHDRAW planner OTHER",
          "PUBLISHED WITHDRAW data-protection-officer AUTHOR",
          "PUBLISHED WITHDRAW data-protection-officer REVIEWER",
          "PUBLISHED WITHDRAW data-protection-officer OTHER",
          "SUPERSEDED WITHDRAW planner AUTHOR",
          "SUPERSEDED WITHDRAW planner REVIEWER",
          "SUPERSEDED WITHDRAW planner OTHER",
          "SUPERSEDED WITHDRAW data-protection-officer AUTHOR",
          "SUPERSEDED WITHDRAW data-protection-officer REVIEWER",
          "SUPERSEDED WITHDRAW data-protection-officer OTHER");

  private static List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    for (State state : State.values()) {
      switch (state) {
        case SUBMITTED -> {
          standings.add(new Standing(state, Optional.of(Circumstance.ONE_REVIEWER)));
          standings.add(new Standing(state, Optional.of(Circumstance.TWO_REVIEWERS)));
        }
        case PARTIALLY_REVIEWED -> {
          standings.add(new Standing(state, Optional.of(Circumstance.OTHER_AGREED)));
          standings.add(new Standing(state, Optional.of(Circumstance.OTHER_OBJECTED)));
        }
        case PREPARED,
            CONFLICTED,
            REVIEWED,
            APPROVED,
            PUBLISHED,
            RETURNED,
            REFUSED,
            WITHDRAWN,
            SUPERSEDED ->
            standings.add(new Standing(state, Optional.empty()));
      }
    }
    return standings;
  }

  @Test
  void everyStateActionRoleAndCallerIsAllowedOrRefusedAsWrittenDown() {
    List<String> allowed = new ArrayList<>();
    for (Standing standing : standings()) {
      for (Action action : Action.values()) {
        for (String role : ALL_ROLES) {
          for (Move.Caller caller : Move.Caller.values()) {
            if (Move.find(standing, action, List.of(role), caller) instanceof Outcome.Done<Move>) {
              allowed.add(
                  standing.state()
                      + standing.circumstance().map(each -> " " + each).orElse("")
                      + " "
                      + action
                      + " "
                      + role
                      + " "
                      + caller);
            }
          }
        }
      }
    }
    assertThat(allowed).containsExactlyInAnyOrderElementsOf(ALLOWED);
  }

  @Nested
  class ARefusalSays {

    private static final Standing SUBMITTED =
        new Standing(State.SUBMITTED, Optional.of(Circumstance.ONE_REVIEWER));

    private static Outcome<Move> refused(ReviewRefusal refusal) {
      return new Outcome.Refused<>(refusal);
    }

    @Test
    void thatTheStateDoesNotAllowIt() {
      Standing prepared = new Standing(State.PREPARED, Optional.empty());
      assertThat(Move.find(prepared, Action.PUBLISH, ALL_ROLES, Move.Caller.OTHER))
          .isEqualTo(refused(new ReviewRefusal.IllegalMove(State.PREPARED, Action.PUBLISH)));
    }

    @Test
    void thatTheRoleDoesNotAllowIt() {
      assertThat(Move.find(SUBMITTED, Action.REVIEW, List.of(Roles.PLANNER), Move.Caller.OTHER))
          .isEqualTo(refused(new ReviewRefusal.NotYourRole(Action.REVIEW)));
    }

    @Test
    void thatTheAuthorMustNotDoItWhateverTheRoles() {
      assertThat(Move.find(SUBMITTED, Action.REVIEW, ALL_ROLES, Move.Caller.AUTHOR))
          .isEqualTo(refused(new ReviewRefusal.NotByTheAuthor(Action.REVIEW)));
    }

    @Test
    void thatWhoReviewedCannotApproveAfterAChangeOfRoles() {
      Standing reviewed = new Standing(State.REVIEWED, Optional.empty());
      assertThat(Move.find(reviewed, Action.APPROVE, List.of(Roles.PLANNER), Move.Caller.REVIEWER))
          .isEqualTo(refused(new ReviewRefusal.VotedAlready(Action.APPROVE)));
    }

    @Test
    void thatNobodyVotesTwice() {
      Standing halfway =
          new Standing(State.PARTIALLY_REVIEWED, Optional.of(Circumstance.OTHER_AGREED));
      assertThat(Move.find(halfway, Action.OBJECT, ALL_ROLES, Move.Caller.REVIEWER))
          .isEqualTo(refused(new ReviewRefusal.VotedAlready(Action.OBJECT)));
    }
  }

  @Nested
  class TheTable {

    @Test
    void reachesEveryStateFromThePreparation() {
      Set<State> reached = EnumSet.of(State.PREPARED);
      for (int round = 0; round < State.values().length; round++) {
        Move.TABLE.stream()
            .filter(move -> reached.contains(move.from()))
            .map(Move::to)
            .collect(Collectors.toSet())
            .forEach(reached::add);
      }
      assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    @Test
    void hasNoTwoMovesThatOneCallerCouldMean() {
      assertThat(
              Move.TABLE.stream().map(m -> m.from() + " " + m.action() + " " + m.role() + m.when()))
          .doesNotHaveDuplicates();
    }

    @Test
    void publishesOnlyWhatWasReviewedAndApproved() {
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.PUBLISHED).map(Move::from))
          .containsOnly(State.APPROVED);
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.APPROVED).map(Move::from))
          .containsOnly(State.REVIEWED);
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.REVIEWED).map(Move::from))
          .containsOnly(State.SUBMITTED, State.PARTIALLY_REVIEWED);
    }
  }
}
