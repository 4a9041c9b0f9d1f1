package org.offenlage.ejb.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody ordered and does not wait for.
 *
 * @param id its identifier
 * @param kind what it does
 * @param title what it is about, for lists
 * @param author login name of who ordered it
 * @param orderedAt when
 * @param isCancelAsked whether somebody asked for its end
 * @param state how far it is
 */
public record Job(
    UUID id,
    JobKind kind,
    String title,
    String author,
    Instant orderedAt,
    boolean isCancelAsked,
    State state) {

  private static final int FIRST_TELLING_PERCENT = 2;

  /** How far a job is. */
  public sealed interface State {}

  /** No server works on it now, but one will. */
  public record Waiting() implements State {}

  /**
   * A server works on it, or did until it died.
   *
   * @param step how far it is
   * @param begunAt when this attempt began
   * @param toldAt when the server last said how far it is
   */
  public record Running(JobStep step, Instant begunAt, Instant toldAt) implements State {

    /**
     * How long the stage will take yet, if it goes on as it went; empty where nothing can be said.
     */
    public Optional<Duration> left() {
      if (step.percent() < FIRST_TELLING_PERCENT || step.percent() == 100) {
        return Optional.empty();
      }
      Duration passed = Duration.between(begunAt, toldAt);
      return Optional.of(passed.multipliedBy(100 - step.percent()).dividedBy(step.percent()));
    }
  }

  /**
   * It is at its end.
   *
   * @param ending how it ended
   * @param at when
   * @param report what the activity has to say of it; may be empty
   */
  public record Ended(Ending ending, Instant at, String report) implements State {}

  /** How a job can end. Names are stored: none is ever renamed or reused. */
  public enum Ending {
    /** It did what was ordered. */
    DONE,
    /** What was ordered cannot be done; nothing came of it. */
    REFUSED,
    /** Somebody asked for its end; nothing came of it. */
    CANCELLED,
    /** Something broke; the server's log says what. Nothing came of it. */
    FAILED,
    /** The server died over it too often; nothing came of it. */
    INTERRUPTED
  }

  /** Whether it will not change any more. */
  public boolean isEnded() {
    return state instanceof Ended;
  }
}
