package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

class MoveTest {

  private static final List<String> ALL_ROLES =
      List.of(Roles.CITIZEN, Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR);

  private static final List<Move.Relation> CALLERS =
      List.of(Move.Relation.AUTHOR, Move.Relation.NOT_AUTHOR);

  /**
   * Everything that anybody may do, written down independently of the table: state, action, role,
   * caller.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          "PREPARED SUBMIT planner AUTHOR",
          "RETURNED SUBMIT planner AUTHOR",
          "SUBMITTED REVIEW data-protection-officer NOT_AUTHOR",
          "SUBMITTED RETURN data-protection-officer NOT_AUTHOR",
          "SUBMITTED REFUSE data-protection-officer NOT_AUTHOR",
          "REVIEWED APPROVE planner NOT_AUTHOR",
          "REVIEWED RETURN planner NOT_AUTHOR",
          "REVIEWED REFUSE planner NOT_AUTHOR",
          "APPROVED RETURN data-protection-officer NOT_AUTHOR",
          "APPROVED PUBLISH planner AUTHOR",
          "APPROVED PUBLISH planner NOT_AUTHOR",
          "PUBLISHED WITHDRAW planner AUTHOR",
          "PUBLISHED WITHDRAW planner NOT_AUTHOR",
          "PUBLISHED WITHDRAW data-protection-officer AUTHOR",
          "PUBLISHED WITHDRAW data-protection-officer NOT_AUTHOR",
          "SUPERSEDED WITHDRAW planner AUTHOR",
          "SUPERSEDED WITHDRAW planner NOT_AUTHOR",
          "SUPERSEDED WITHDRAW data-protection-officer AUTHOR",
          "SUPERSEDED WITHDRAW data-protection-officer NOT_AUTHOR");

  @Test
  void everyStateActionRoleAndCallerIsAllowedOrRefusedAsWrittenDown() {
    List<String> allowed = new ArrayList<>();
    for (State state : State.values()) {
      for (Action action : Action.values()) {
        for (String role : ALL_ROLES) {
          for (Move.Relation caller : CALLERS) {
            if (Move.find(state, action, List.of(role), caller) instanceof Outcome.Done<Move>) {
              allowed.add(state + " " + action + " " + role + " " + caller);
            }
          }
        }
      }
    }
    assertThat(allowed).containsExactlyInAnyOrderElementsOf(ALLOWED);
  }

  @Nested
  class ARefusalSays {

    @Test
    void thatTheStateDoesNotAllowIt() {
      assertThat(Move.find(State.PREPARED, Action.PUBLISH, ALL_ROLES, Move.Relation.NOT_AUTHOR))
          .isEqualTo(
              new Outcome.Refused<>(new ReviewRefusal.IllegalMove(State.PREPARED, Action.PUBLISH)));
    }

    @Test
    void thatTheRoleDoesNotAllowIt() {
      assertThat(
              Move.find(
                  State.SUBMITTED, Action.REVIEW, List.of(Roles.PLANNER), Move.Relation.NOT_AUTHOR))
          .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotYourRole(Action.REVIEW)));
    }

    @Test
    void thatTheAuthorMustNotDoItWhateverTheRoles() {
      assertThat(Move.find(State.SUBMITTED, Action.REVIEW, ALL_ROLES, Move.Relation.AUTHOR))
          .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotByTheAuthor(Action.REVIEW)));
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
      assertThat(Move.TABLE.stream().map(m -> m.from() + " " + m.action() + " " + m.role()))
          .doesNotHaveDuplicates();
    }

    @Test
    void publishesOnlyWhatWasReviewedAndApproved() {
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.PUBLISHED).map(Move::from))
          .containsOnly(State.APPROVED);
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.APPROVED).map(Move::from))
          .containsOnly(State.REVIEWED);
      assertThat(Move.TABLE.stream().filter(m -> m.to() == State.REVIEWED).map(Move::from))
          .containsOnly(State.SUBMITTED);
    }
  }
}
