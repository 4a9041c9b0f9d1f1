package org.offenlage.ejb.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;

/**
 * A legal move of a publication from one state to the next. All of them stand in {@link #TABLE};
 * what is not there is illegal.
 *
 * @param from where it must stand
 * @param action what is done
 * @param to where it stands afterwards
 * @param role the role that the caller must have; empty where only the server itself does it
 * @param relation how the caller must stand to the publication
 * @param when what else must hold; empty where nothing
 */
public record Move(
    State from,
    Action action,
    State to,
    Optional<String> role,
    Relation relation,
    Optional<Circumstance> when) {

  /** How a caller must stand to a publication. */
  public enum Relation {
    /** The caller must be the author. */
    AUTHOR,
    /** The caller must be somebody else. */
    NOT_AUTHOR,
    /**
     * The caller must be somebody else who has not voted since it was submitted. Approval asks for
     * it too: who reviewed and then changed roles, or has two, is no second pair of eyes.
     */
    UNINVOLVED,
    /** Everybody is fine. */
    ANYBODY;

    boolean allows(Caller caller) {
      return switch (this) {
        case AUTHOR -> caller == Caller.AUTHOR;
        case NOT_AUTHOR -> caller != Caller.AUTHOR;
        case UNINVOLVED -> caller == Caller.OTHER;
        case ANYBODY -> true;
      };
    }
  }

  /** How a caller stands to a publication. */
  public enum Caller {
    /** Prepared it. */
    AUTHOR,
    /** Voted since it was submitted. */
    REVIEWER,
    /** Neither. */
    OTHER
  }

  /** All legal moves. */
  public static final List<Move> TABLE =
      List.of(
          planner(State.PREPARED, Action.SUBMIT, State.SUBMITTED, Relation.AUTHOR),
          planner(State.RETURNED, Action.SUBMIT, State.SUBMITTED, Relation.AUTHOR),
          reviewer(State.SUBMITTED, Action.REVIEW, Circumstance.ONE_REVIEWER, State.REVIEWED),
          reviewer(
              State.SUBMITTED, Action.REVIEW, Circumstance.TWO_REVIEWERS, State.PARTIALLY_REVIEWED),
          reviewer(
              State.SUBMITTED, Action.OBJECT, Circumstance.TWO_REVIEWERS, State.PARTIALLY_REVIEWED),
          reviewer(State.SUBMITTED, Action.RETURN, Circumstance.ONE_REVIEWER, State.RETURNED),
          reviewer(State.SUBMITTED, Action.REFUSE, Circumstance.ONE_REVIEWER, State.REFUSED),
          reviewer(
              State.PARTIALLY_REVIEWED, Action.REVIEW, Circumstance.OTHER_AGREED, State.REVIEWED),
          reviewer(
              State.PARTIALLY_REVIEWED,
              Action.REVIEW,
              Circumstance.OTHER_OBJECTED,
              State.CONFLICTED),
          reviewer(
              State.PARTIALLY_REVIEWED, Action.OBJECT, Circumstance.OTHER_AGREED, State.CONFLICTED),
          reviewer(
              State.PARTIALLY_REVIEWED, Action.OBJECT, Circumstance.OTHER_OBJECTED, State.RETURNED),
          // Where the second reviewer is away or has left, the author begins anew.
          planner(State.PARTIALLY_REVIEWED, Action.RETURN, State.RETURNED, Relation.AUTHOR),
          officer(State.CONFLICTED, Action.RETURN, State.RETURNED, Relation.NOT_AUTHOR),
          officer(State.CONFLICTED, Action.REFUSE, State.REFUSED, Relation.NOT_AUTHOR),
          planner(State.REVIEWED, Action.APPROVE, State.APPROVED, Relation.UNINVOLVED),
          planner(State.REVIEWED, Action.RETURN, State.RETURNED, Relation.NOT_AUTHOR),
          planner(State.REVIEWED, Action.REFUSE, State.REFUSED, Relation.NOT_AUTHOR),
          planner(State.APPROVED, Action.PUBLISH, State.PUBLISHED, Relation.ANYBODY),
          officer(State.APPROVED, Action.RETURN, State.RETURNED, Relation.NOT_AUTHOR),
          planner(State.PUBLISHED, Action.WITHDRAW, State.WITHDRAWN, Relation.ANYBODY),
          officer(State.PUBLISHED, Action.WITHDRAW, State.WITHDRAWN, Relation.ANYBODY),
          planner(State.SUPERSEDED, Action.WITHDRAW, State.WITHDRAWN, Relation.ANYBODY),
          officer(State.SUPERSEDED, Action.WITHDRAW, State.WITHDRAWN, Relation.ANYBODY),
          new Move(
              State.PUBLISHED,
              Action.SUPERSEDE,
              State.SUPERSEDED,
              Optional.empty(),
              Relation.ANYBODY,
              Optional.empty()));

  private static Move planner(State from, Action action, State to, Relation relation) {
    return new Move(from, action, to, Optional.of(Roles.PLANNER), relation, Optional.empty());
  }

  private static Move officer(State from, Action action, State to, Relation relation) {
    return new Move(
        from, action, to, Optional.of(Roles.DATA_PROTECTION_OFFICER), relation, Optional.empty());
  }

  private static Move reviewer(State from, Action action, Circumstance when, State to) {
    return new Move(
        from,
        action,
        to,
        Optional.of(Roles.DATA_PROTECTION_OFFICER),
        Relation.UNINVOLVED,
        Optional.of(when));
  }

  /**
   * The move that a caller makes, or why not.
   *
   * @param standing where the publication stands
   * @param roles the caller's roles
   */
  static Outcome<Move> find(
      Standing standing, Action action, Collection<String> roles, Caller caller) {
    List<Move> legal =
        TABLE.stream()
            .filter(m -> m.from() == standing.state() && m.action() == action)
            .filter(m -> m.when().isEmpty() || m.when().equals(standing.circumstance()))
            .toList();
    if (legal.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.IllegalMove(standing.state(), action));
    }
    List<Move> ofRole =
        legal.stream().filter(m -> m.role().filter(roles::contains).isPresent()).toList();
    if (ofRole.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.NotYourRole(action));
    }
    return ofRole.stream()
        .filter(m -> m.relation().allows(caller))
        .findFirst()
        .<Outcome<Move>>map(Outcome.Done::new)
        .orElseGet(() -> new Outcome.Refused<>(refusal(action, caller)));
  }

  private static ReviewRefusal refusal(Action action, Caller caller) {
    return switch (caller) {
      case AUTHOR -> new ReviewRefusal.NotByTheAuthor(action);
      case REVIEWER -> new ReviewRefusal.VotedAlready(action);
      case OTHER -> new ReviewRefusal.OnlyByTheAuthor(action);
    };
  }
}
