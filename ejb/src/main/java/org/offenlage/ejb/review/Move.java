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
 * @param relation how the caller must stand to the author
 */
public record Move(State from, Action action, State to, Optional<String> role, Relation relation) {

  /** How a caller stands to the author of a publication. */
  public enum Relation {
    /** The caller must be the author. */
    AUTHOR,
    /** The caller must be somebody else. */
    NOT_AUTHOR,
    /** Both are fine. */
    ANYBODY
  }

  /** All legal moves. */
  public static final List<Move> TABLE =
      List.of(
          planner(State.PREPARED, Action.SUBMIT, State.SUBMITTED, Relation.AUTHOR),
          planner(State.RETURNED, Action.SUBMIT, State.SUBMITTED, Relation.AUTHOR),
          officer(State.SUBMITTED, Action.REVIEW, State.REVIEWED, Relation.NOT_AUTHOR),
          officer(State.SUBMITTED, Action.RETURN, State.RETURNED, Relation.NOT_AUTHOR),
          officer(State.SUBMITTED, Action.REFUSE, State.REFUSED, Relation.NOT_AUTHOR),
          planner(State.REVIEWED, Action.APPROVE, State.APPROVED, Relation.NOT_AUTHOR),
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
              Relation.ANYBODY));

  private static Move planner(State from, Action action, State to, Relation relation) {
    return new Move(from, action, to, Optional.of(Roles.PLANNER), relation);
  }

  private static Move officer(State from, Action action, State to, Relation relation) {
    return new Move(from, action, to, Optional.of(Roles.DATA_PROTECTION_OFFICER), relation);
  }

  /**
   * The move that a caller makes, or why not.
   *
   * @param roles the caller's roles
   * @param caller how the caller stands to the author: {@link Relation#AUTHOR} or {@link
   *     Relation#NOT_AUTHOR}
   */
  static Outcome<Move> find(State state, Action action, Collection<String> roles, Relation caller) {
    List<Move> legal =
        TABLE.stream().filter(m -> m.from() == state && m.action() == action).toList();
    if (legal.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.IllegalMove(state, action));
    }
    List<Move> ofRole =
        legal.stream().filter(m -> m.role().filter(roles::contains).isPresent()).toList();
    if (ofRole.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.NotYourRole(action));
    }
    return ofRole.stream()
        .filter(m -> m.relation() == Relation.ANYBODY || m.relation() == caller)
        .findFirst()
        .<Outcome<Move>>map(Outcome.Done::new)
        .orElseGet(
            () ->
                new Outcome.Refused<>(
                    caller == Relation.AUTHOR
                        ? new ReviewRefusal.NotByTheAuthor(action)
                        : new ReviewRefusal.OnlyByTheAuthor(action)));
  }
}
